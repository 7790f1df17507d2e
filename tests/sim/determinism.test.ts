// A simulated run is decided by its seed, to the byte.
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { formatTrace } from '../../host/index.js';
import { count, simPlace, startAt } from '../support/runtime.js';
import { Workload } from '../support/workload.js';

const TASKS = 60;
const SEEDS = count(12).map((i) => 100 + i);

/** The trace of a run; `workload` is the seed of what it does. */
async function traceOf(seed: number, workload = 1): Promise<string> {
  const world = await startAt(simPlace(seed), { traceCapacity: 5000 });
  const load = new Workload(world, workload);
  await load.open();
  await load.run(TASKS);
  await load.finish();
  const trace = formatTrace(world.rt.pools.trace());
  await world.settle();
  await world.stop();
  return trace;
}

if (process.argv[2] !== undefined) {
  process.stdout.write(await traceOf(Number(process.argv[2])));
} else {
  const test = suite('determinism');
  const traces = new Map<number, string>();

  test('the same seed gives the same trace', async () => {
    for (const seed of SEEDS) traces.set(seed, await traceOf(seed));
    for (const seed of SEEDS.toReversed()) assert.is(await traceOf(seed), traces.get(seed), `seed ${seed}`);
  });

  test('also in another process', () => {
    for (const seed of SEEDS.slice(0, 2)) {
      const args = ['--enable-source-maps', fileURLToPath(import.meta.url), `${seed}`];
      const options = { encoding: 'utf8', maxBuffer: 1 << 26 } as const;
      assert.is(execFileSync(process.execPath, args, options), traces.get(seed), `seed ${seed}`);
    }
  });

  test('different seeds differ', () => {
    assert.is(new Set(traces.values()).size, SEEDS.length);
  });

  test('so do different workloads', async () => {
    assert.is.not(await traceOf(SEEDS[0], 2), traces.get(SEEDS[0]));
  });

  test('a line names the time, the worker, the lane, the method, the task and what became of it', () => {
    const lines = [...traces.values()].join('').trimEnd().split('\n');
    assert.ok(lines.length > 1000, `${lines.length} lines`);
    const form =
      /^\d+ [01] [\w ]+\/\d+\/(system|\d+)\/\d+ (k\w+|\d+) [0-9a-f]+\.\d+:\d+ (start|suspend|resume|end)$/;
    for (const line of lines) assert.match(line, form);
    for (const part of [' 0 ', ' 1 ', 'kNote', 'kRelay', 'system', ':1 ', 'suspend', 'resume']) {
      assert.ok(
        lines.some((line) => line.includes(part)),
        part,
      );
    }
  });

  test.run();
}
