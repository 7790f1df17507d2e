/** A distribution of times in ns, as the engine's log-linear buckets know it: at most 12.5 % off. */
export interface Distribution {
  /** Measured tasks. */
  count: number;
  /** Measured share of all tasks, 0 to 1. */
  sampled: number;
  meanNs: number;
  p50Ns: number;
  p99Ns: number;
  maxNs: number;
}

const SUB_BITS = 3;

/** Smallest value of a bucket, in ns (assembly/stats/histogram.ts). */
export function bucketFloor(index: number): number {
  if (index < 8) return index;
  const top = (index >> SUB_BITS) + 2;
  return 2 ** (top - SUB_BITS) * (8 + (index & 7));
}

/** Reads a histogram of `count` values with the given sum, out of `tasks` tasks. */
export function readDistribution(
  count: number,
  sumNs: number,
  buckets: ArrayLike<number>,
  tasks: number,
): Distribution {
  return {
    count,
    sampled: tasks === 0 ? 0 : Math.min(1, count / tasks),
    meanNs: count === 0 ? 0 : sumNs / count,
    p50Ns: quantile(buckets, 0.5),
    p99Ns: quantile(buckets, 0.99),
    maxNs: quantile(buckets, 1),
  };
}

// The middle of the bucket in which the quantile lies.
function quantile(buckets: ArrayLike<number>, q: number): number {
  let total = 0;
  for (let i = 0; i < buckets.length; i++) total += buckets[i];
  if (total === 0) return 0;
  const rank = Math.max(1, Math.ceil(q * total));
  let seen = 0;
  for (let i = 0; i < buckets.length; i++) {
    seen += buckets[i];
    if (seen >= rank) return (bucketFloor(i) + bucketFloor(i + 1)) / 2;
  }
  return 0;
}
