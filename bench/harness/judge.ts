// From the figures of all rounds to rows: medians, ratios, met or missed. Where others used the machine that is not said:
// a peer that polls breaks down as soon as it shares a processor, and flatters whoever is compared with it.
import { type Claim, keyOf, type Measurement, type Result } from './claim.js';
import { median } from './driver.js';

export interface Spread {
  median: number;
  min: number;
  max: number;
}

export interface Row {
  name: string;
  what: string;
  unit: string;
  subject: string;
  /** What the ratio is to; of a group the peer that had the best median. */
  against: string | null;
  /** Figures of every peer, the subject's first. */
  peers: (Spread & { peer: string })[];
  /** Subject ÷ against, taken round by round; null when the target is for the figure itself. */
  ratio: Spread | null;
  /** `≥ 0.5 ×`, as the table shows it. */
  target: string;
  /** null: not judged, since in half of the rounds, or more, others used the machine. */
  met: boolean | null;
  /** Peers without figures, and why. */
  errors: { peer: string; error: string }[];
}

export function judge(claim: Claim, results: ReadonlyMap<string, Result[]>): Row {
  const { name, what, unit, subject, better } = claim;
  const figures = claim.measurements.map((each) => ({
    ...each,
    values: valuesOf(claim.figure, each, results),
  }));
  const measured = figures.filter(({ values }) => values.some(Number.isFinite));
  const own = measured.find(({ peer }) => peer === subject);
  const isRival = ({ peer, group }: Measurement) =>
    claim.against !== undefined && (peer === claim.against || group === claim.against);
  const rivals = measured.filter(isRival);
  const best = rivals.sort((a, b) => compare(better, middle(a.values), middle(b.values)))[0];
  const bar = best && valuesOf(claim.againstFigure ?? claim.figure, best, results);
  const ratios = own && bar ? own.values.map((value, round) => value / bar[round]) : [];
  const judged = claim.against === undefined ? own?.values : ratios;
  const errors = claim.measurements.flatMap((each) =>
    (results.get(keyOf(each)) ?? []).flatMap(({ figures }) =>
      'error' in figures ? [{ peer: each.peer, error: String(figures.error) }] : [],
    ),
  );
  return {
    name,
    what,
    unit,
    subject,
    against: best ? [best.peer, claim.againstFigure].filter(Boolean).join(': ') : null,
    peers: measured.map(({ peer, values }) => ({ peer, ...spread(values) })),
    ratio: claim.against === undefined || ratios.length === 0 ? null : spread(ratios),
    target: `${better === 'more' ? '≥' : '≤'} ${claim.target}${claim.against === undefined ? ` ${unit}` : ' ×'}`,
    met: wasDisturbed(claim, results)
      ? null
      : judged !== undefined && judged.length > 0 && compare(better, middle(judged), claim.target) <= 0,
    errors,
  };
}

// A round is, when one of its measurements was.
function wasDisturbed({ measurements }: Claim, results: ReadonlyMap<string, Result[]>): boolean {
  const all = measurements.map((each) => results.get(keyOf(each)) ?? []);
  const rounds = Math.max(...all.map(({ length }) => length));
  let disturbed = 0;
  for (let i = 0; i < rounds; i++) if (all.some((each) => each[i]?.disturbed)) disturbed++;
  return rounds > 0 && 2 * disturbed >= rounds;
}

function valuesOf(figure: string, each: Measurement, results: ReadonlyMap<string, Result[]>): number[] {
  return (results.get(keyOf(each)) ?? []).map(({ figures }) =>
    'error' in figures ? Number.NaN : (figures as Record<string, number>)[figure],
  );
}

/** Below 0 when `a` is better. */
function compare(better: Claim['better'], a: number, b: number): number {
  return better === 'more' ? b - a : a - b;
}

function middle(values: number[]): number {
  return median(values.filter(Number.isFinite));
}

function spread(values: number[]): Spread {
  const known = values.filter(Number.isFinite);
  return { median: median(known), min: Math.min(...known), max: Math.max(...known) };
}
