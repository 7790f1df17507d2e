// time limit: 120 s
// Replicated tasks by seed: containers are lost, parts fail, and callers give up in the middle of it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ChimaeraError, DomainQuery, type ReplicaStatus } from '../../host/index.js';
import { Random } from '../../host/platform/sim/random.js';
import * as codes from '../mods/chorus/chorus_codes.js';
import { at, count, simPlace, startAt } from '../support/runtime.js';

const test = suite('replication by seed');
const SEEDS = 100;
const TASKS = 30;
const FAULTS = [codes.FAIL_START, codes.FAIL_DUP, codes.FAIL_RUN, codes.FAIL_DUP_END, codes.FAIL_END];

interface Sent {
  base: number;
  fault: number;
  first: number;
  length: number;
}

/** One outcome, which is what the replicas say; none when the task ended before it had any. */
function check(
  sent: Sent,
  task: { size: number; sizes: Uint32Array },
  replicas: readonly ReplicaStatus[],
  error?: ChimaeraError,
): void {
  const { base, first, length } = sent;
  if (replicas.length > 0) {
    assert.equal(
      replicas.map(({ container }) => container),
      count(length).map((i) => first + i),
    );
    const failed = replicas.find(({ outcome }) => outcome !== 'Ok');
    const ownFault = error?.code === 'CHI_E_TRAP' || error?.fields.returnCode === codes.FAULT_CODE;
    if (failed === undefined)
      assert.ok(error === undefined || ownFault || error.code === 'CHI_E_POISONED', error?.code);
    else if (!ownFault) assert.is(error?.code, failed.code, 'the first that failed');
  }
  if (error !== undefined) return;
  assert.is(replicas.length, length);
  const sizes = count(length).map((i) => base + (((first + i) * 3) % 5));
  assert.equal([...task.sizes], sizes);
  assert.is(task.size, Math.min(...sizes));
}

async function run(seed: number): Promise<Record<string, number>> {
  const random = new Random(seed);
  const world = await startAt(simPlace(seed), { config: { runtime: { workers: 1 + random.below(3) } } });
  const seen: Record<string, number> = {};
  try {
    const containers = 1 + random.below(7);
    const chorus = await world.chorus(containers);
    const losses: Promise<unknown>[] = [];
    const tasks = count(TASKS).map(async (base) => {
      await world.pass(random.below(4) / 1000);
      if (random.below(TASKS) === 0) {
        const id = random.below(containers);
        losses.push(chorus.attempt(at(id), codes.CRASHES << (2 * id)).catch(() => {}));
      }
      const first = random.below(containers);
      const sent = { base: base + 1, fault: 0, first, length: 1 + random.below(containers - first) };
      if (random.below(4) === 0)
        sent.fault = (FAULTS[random.below(5)] as number) | (random.below(4) === 0 ? codes.TRAPS : 0);
      const query = DomainQuery.globalRange(sent.first, sent.length);
      const faultAt = first + random.below(sent.length);
      const handle = chorus.asyncMeasure(query, sent.base, sent.fault, faultAt, 0n);
      if (random.below(5) === 0) handle.cancel();
      const error = await handle.wait().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      assert.ok(error === undefined || error instanceof ChimaeraError, `${error}`);
      check(sent, handle.task, handle.replicas, error);
      handle.delTask();
      const code = error?.code ?? 'Ok';
      seen[code] = (seen[code] ?? 0) + 1;
    });
    const conducted = count(10).map((i) =>
      chorus.conduct(at(i % containers), 1, FAULTS[i % 5] as number, 0).catch(() => {}),
    );
    await Promise.all([...tasks, ...conducted]);
    await Promise.all(losses);
    await world.settle();
  } catch (error) {
    throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error });
  } finally {
    await world.stop(0);
  }
  return seen;
}

test(`${SEEDS} seeds: one outcome each, what the replicas say, nothing left`, async () => {
  const seen: Record<string, number> = {};
  for (const seed of count(SEEDS).map((i) => 40_000 + i)) {
    for (const [code, times] of Object.entries(await run(seed))) seen[code] = (seen[code] ?? 0) + times;
  }
  for (const code of ['Ok', 'CHI_E_APP', 'CHI_E_TRAP', 'CHI_E_POISONED', 'CHI_E_CANCELLED']) {
    assert.ok((seen[code] ?? 0) > 20, `${code}: ${seen[code]}`);
  }
});

test.run();
