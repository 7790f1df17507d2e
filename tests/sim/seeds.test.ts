// Many small runs, each by its seed: each task has the outcome that it should have, and nothing is left.
// time limit: 120 s
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SLOT_ACCEPTED } from '../../assembly/abi/slot-layout.js';
import { Random } from '../../host/platform/sim/random.js';
import { ANY, count, simPlace, startAt, type World } from '../support/runtime.js';
import { randomConfiguration, Workload } from '../support/workload.js';

const test = suite('seeds');
const RUNS = 200;
const TASKS = 40;

/** Runs a workload; what is wrong with it names the seed. */
async function run(
  seed: number,
  drive: (world: World, load: Workload) => Promise<void>,
  configuration = randomConfiguration(seed),
): Promise<void> {
  const world = await startAt(simPlace(seed), { config: configuration });
  try {
    const load = new Workload(world, seed);
    await load.open();
    await drive(world, load);
  } catch (error) {
    throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error });
  } finally {
    await world.stop(0);
  }
}

async function complete(world: World, load: Workload): Promise<void> {
  await load.run(TASKS);
  await load.finish();
  await world.settle();
}

test(`${RUNS} seeds: right answers, one outcome each, nothing left`, async () => {
  for (const seed of count(RUNS)) await run(seed, complete);
});

test(`${RUNS} seeds, stopped in the middle: each promise settles`, async () => {
  for (const seed of count(RUNS).map((i) => 1_000_000 + i)) {
    await run(seed, async (world, load) => {
      const random = new Random(seed);
      load.alsoAllowed = [
        'CHI_E_SHUTDOWN',
        'CHI_E_SHUTTING_DOWN',
        'CHI_E_CLOSED',
        'CHI_E_APP',
        'CHI_E_EXCEPTION',
      ];
      const running = load.run(TASKS).catch(() => {});
      for (let i = random.below(300); i > 0; i--) {
        await new Promise<void>((resolve) => world.rt.link.platform.defer(resolve));
      }
      await world.stop(random.below(2) === 0 ? 0 : 5);
      await running;
      await load.settled();
    });
  }
});

const fails = async (drive: (world: World, load: Workload) => Promise<void>): Promise<string> =>
  run(1, drive).then(
    () => 'nothing was noticed',
    (error: Error) => error.message,
  );

test('the checker sees a leak, a task without an outcome, and a wrong answer', async () => {
  const leak = await fails(async (world, load) => {
    world.rt.link.newTask({ poolLo: 1, poolHi: 0 }, 10, 120, ANY, 0);
    await complete(world, load);
  });
  assert.match(leak, /seed 1: live bytes/);
  const lost = await fails(async (world, load) => {
    world.rt.link.u64[((world.rt.link.engine.exports.slotAt(0) >>> 0) + SLOT_ACCEPTED) >>> 3] += 1n;
    await complete(world, load);
  });
  assert.match(lost, /seed 1: tasks are lost/);
  const wrong = await fails(async (world, load) => {
    Object.assign(load, { positions: { get: () => 7, set() {} } }); // as if each note were the eighth of its key
    await complete(world, load);
  });
  assert.match(wrong, /seed 1: note \d/);
});

test.run();
