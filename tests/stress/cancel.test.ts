// Cancels and deadlines against completions, between real threads: each task has one outcome, and nothing is left.
// runs alone: its threads need the processors at the same time
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Random } from '../../host/platform/sim/random.js';
import { RawClient } from '../support/raw-client.js';
import { at, count, EVERY, onNode } from '../support/runtime.js';

const test = suite('cancel');
const MS = 1e6;
const ROUNDS = 30;
const TASKS = 60;

onNode(
  test,
  'tasks that end about when they are cancelled, or are late',
  async (world) => {
    const seed = Date.now() >>> 0;
    const random = new Random(seed);
    const raw = await RawClient.attach(world);
    const clock = raw.of(await world.clockwork(3));
    const seen: Record<string, number> = {};
    for (let round = 0; round < ROUNDS; round++) {
      const tasks = count(TASKS).map(() => {
        const ns = random.below(12) * 20_000;
        const query = random.below(8) === 0 ? EVERY : at(random.below(3));
        const kind = random.below(4);
        const task =
          kind < 3
            ? clock.asyncNapAlloc(query, ns, 1 + random.below(2), kind === 0)
            : clock.asyncNapsAlloc(query, ns / 4, 1 + random.below(5), random.below(4));
        return raw.submit(task, random.below(2) === 0 ? { deadlineNs: random.below(12) * 30_000 } : {});
      });
      const cancels = tasks.filter(() => random.below(2) === 0).map((task) => raw.cancel(task));
      for (const task of tasks) {
        const { outcome } = await raw.done(task);
        seen[outcome] = (seen[outcome] ?? 0) + 1;
      }
      await Promise.all(cancels);
      raw.free(...tasks);
    }
    const known = [
      'Ok',
      'AppError CANCELLED',
      'NotExecuted CANCELLED',
      'AppError DEADLINE',
      'NotExecuted DEADLINE',
    ];
    for (const outcome of Object.keys(seen)) assert.ok(known.includes(outcome), `seed ${seed}: ${outcome}`);
    assert.is(
      Object.values(seen).reduce((sum, one) => sum + one, 0),
      ROUNDS * TASKS,
    );
    assert.ok(Object.keys(seen).length >= 3, `seed ${seed}: ${JSON.stringify(seen)}`);
    raw.detach();
  },
  { config: { runtime: { workers: 4 } } },
);

onNode(
  test,
  'periodic tasks that are cancelled while they run',
  async (world) => {
    const seed = Date.now() >>> 0;
    const random = new Random(seed);
    const raw = await RawClient.attach(world);
    const clock = raw.of(await world.clockwork(3));
    const tasks = count(40).map((i) =>
      raw.submit(clock.asyncTickAlloc(at(i % 3), random.below(3) * 30_000, 0), {
        periodNs: 40_000 + random.below(8) * 20_000,
        ...(i % 4 === 0 ? { deadlineNs: random.below(40) * MS } : {}),
      }),
    );
    for (const task of tasks) {
      if (random.below(3) === 0) await world.pass(1);
      await raw.cancel(task);
    }
    for (const task of tasks) {
      const { outcome } = await raw.done(task);
      assert.match(outcome, /(NotExecuted|AppError) (CANCELLED|DEADLINE)/, `seed ${seed}`);
      raw.free(...raw.copies(task).map((copy) => copy.task));
    }
    raw.free(...tasks);
    raw.detach();
  },
  { config: { runtime: { workers: 3 } } },
);

test.run();
