// Sleeps and waits: how long, in what order, and what is left.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type Client as Clockwork,
  NAPS_ALL,
  NAPS_ANY,
  NAPS_FIRST,
  NAPS_LEAVE,
} from '../mods/clockwork/clockwork_client.js';
import { chooseSeed, Random } from '../support/random.js';
import { ANY, at, codeOf, count, hash, onAll, PLACES, type World } from '../support/runtime.js';

const test = suite('timers');
const MS = 1e6;

async function timed<T>(world: World, call: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const { platform } = world.rt.link;
  const start = platform.now();
  const value = await call();
  return { value, ms: (platform.now() - start) / MS };
}

onAll(test, 'a sleep takes at least its time, and not much more', async (world) => {
  const clock = await world.clockwork(2);
  for (const ms of [0, 0.05, 1, 3, 20]) {
    const { value, ms: took } = await timed(world, () => clock.nap(ANY, ms * MS, 1, false));
    assert.equal(value, { slept: 1, learned: 0 });
    assert.ok(took >= ms, `${took} ms for ${ms}`);
    const limit = world.place.seed === undefined ? ms + 100 : ms + 0.2;
    assert.ok(took < limit, `${took} ms for ${ms}`);
  }
});

onAll(
  test,
  'tasks that sleep wake in the order of their times',
  async (world) => {
    const clock = await world.clockwork(4);
    const order: number[] = [];
    const naps = [7, 3, 12, 1, 9, 5, 40].map((ms) =>
      clock.nap(hash(ms), ms * 2 * MS, 1, false).then(() => order.push(ms)),
    );
    await Promise.all(naps);
    assert.equal(order, [1, 3, 5, 7, 9, 12, 40]);
  },
  undefined,
  PLACES.filter(({ seed }) => seed !== undefined), // threads that come late all come at once
);

onAll(test, 'many sleep at the same time, many times', async (world) => {
  const clock = await world.clockwork(4);
  const answers = await Promise.all(count(300).map((i) => clock.nap(hash(i), (i % 7) * 0.3 * MS, 3, false)));
  for (const answer of answers) assert.equal(answer, { slept: 3, learned: 0 });
});

onAll(test, 'all children, each as it comes, or the first', async (world) => {
  const clock = await world.clockwork(3);
  const of = (how: number, width: number) => clock.naps(at(0), 2 * MS, width, how);
  assert.equal(await of(NAPS_ALL, 0), { order: 0n, learned: 0, undone: 0 });
  assert.equal(await of(NAPS_ALL, 5), { order: 0n, learned: 0, undone: 0 });
  assert.equal(await of(NAPS_ANY, 0), { order: 0n, learned: 0, undone: 0 });
  const [any, first] = [await of(NAPS_ANY, 5), await of(NAPS_FIRST, 5)];
  if (world.place.seed !== undefined) assert.equal([any.order, first.order], [0x12345n, 1n]);
  // Threads that come late all come at once.
  assert.is([...any.order.toString(16)].sort().join(''), '12345');
  assert.ok(first.order >= 1n && first.order <= 5n);
});

onAll(test, 'many wait for any at the same time', async (world) => {
  const clock = await world.clockwork(3);
  const answers = await Promise.all(
    count(40).map((i) => clock.naps(hash(i), 0, 9, i % 2 === 0 ? NAPS_ANY : NAPS_ALL)),
  );
  for (const [i, { order }] of answers.entries()) {
    const seen = [...order.toString(16)].sort().join('');
    assert.is(seen, i % 2 === 0 ? '123456789' : '0');
  }
});

onAll(test, 'the next child, but not for longer than a time', async (world) => {
  const clock = await world.clockwork(4);
  const race = (ns: number, limit: number, width: number, patience: number) =>
    clock.race(at(0), ns * MS, limit * MS, width, patience);
  const all = await race(1, 5000, 3, 1);
  assert.equal([all.learned, all.answered, all.order.toString(16).length], [0, 0b1110, 3]);
  assert.equal(await race(1000, 1, 2, 3), { order: 0xfffn, learned: 0, answered: 0 });
  assert.equal(await race(1, 1, 0, 1), { order: 0n, learned: 0, answered: 0 });
  const { order, answered } = await race(10, 4, 3, 99);
  assert.is(answered, 0b1110);
  if (world.place.seed !== undefined) assert.equal([all.order, order], [0x123n, 0xff1ff2ff3n]);
});

onAll(test, 'many that wait for a child or a time, of the same length', async (world) => {
  const clock = await world.clockwork(4);
  const random = new Random(world.place.seed ?? chooseSeed());
  const races = count(60).map(() => [
    random.below(5) * 33_000,
    1 + random.below(9),
    1 + random.below(4) * 33_000,
  ]);
  const answers = await Promise.all(
    races.map(([limit, width, ns], i) => clock.race(hash(i), ns, limit, width, 1e9)),
  );
  for (const [i, { answered }] of answers.entries())
    assert.is(answered, 2 ** (races[i][1] + 1) - 2, `race ${i}`);
});

onAll(test, 'a cancel ends a wait for a child or a time', async (world) => {
  const clock = await world.clockwork(3);
  const patient = clock.with({ deadlineMs: 5 });
  assert.is(await codeOf(patient.race(at(0), 1e6 * MS, 1e5 * MS, 2, 1)), 'CHI_E_DEADLINE');
});

async function tallies(clock: Clockwork): Promise<{ begun: number; ended: number; stopped: number }> {
  const sum = { begun: 0, ended: 0, stopped: 0 };
  for (const id of [0, 1, 2]) {
    const { begun, ended, stopped } = await clock.tally(at(id));
    sum.begun += begun;
    sum.ended += ended;
    sum.stopped += stopped;
  }
  return sum;
}

onAll(test, 'children that are left behind learn that they are cancelled', async (world) => {
  const clock = await world.clockwork(3);
  const { ms } = await timed(world, () => clock.naps(at(0), 1000 * MS, 2, NAPS_FIRST));
  assert.ok(ms >= 1000 && ms < 1900, `${ms} ms`);
  await clock.naps(at(0), 3 * MS, 4, NAPS_LEAVE);
  let sum = await tallies(clock);
  for (let i = 0; i < 100 && sum.ended + sum.stopped < sum.begun; i++) {
    await world.pass(1);
    sum = await tallies(clock);
  }
  // One of the first, at least three of the others: those that slept longer than their parent. On a busy machine some
  // of them have not even started, and are not run.
  assert.is(sum.ended + sum.stopped, sum.begun);
  if (world.place.seed !== undefined) assert.is(sum.begun, 8);
  assert.ok(sum.stopped >= sum.begun - 4, JSON.stringify(sum));
});

onAll(test, 'a trap beside a sleep and a child leaves no timer', async (world) => {
  const clock = await world.clockwork(2);
  assert.is(await codeOf(clock.trapAsleep(at(0), 1 * MS)), 'CHI_E_TRAP');
  assert.is(await codeOf(clock.nap(at(0), 1, 1, false)), 'CHI_E_POISONED');
  assert.equal(await clock.nap(at(1), 1, 1, false), { slept: 1, learned: 0 });
});

onAll(test, 'what sleeps in a container that is poisoned ends with it', async (world) => {
  const clock = await world.clockwork(1, { lanes: 1 });
  const naps = count(5).map((i) => codeOf(clock.nap(ANY, (1000 + i) * 1000 * MS, 1, false)));
  assert.is(await codeOf(clock.trapAsleep(ANY, 1 * MS)), 'CHI_E_TRAP');
  assert.equal(new Set(await Promise.all(naps)), new Set(['CHI_E_POISONED']));
});

onAll(test, 'a runtime that stops does not wait for those that sleep longer', async (world) => {
  const clock = await world.clockwork(2);
  const naps = count(4).map((i) => codeOf(clock.nap(hash(i), 3600e3 * MS, 1, false)));
  const { ms } = await timed(world, () => clock.nap(ANY, 2 * MS, 1, false));
  assert.ok(ms >= 2);
  await world.stop(5);
  assert.equal(new Set(await Promise.all(naps)), new Set(['CHI_E_SHUTDOWN']));
});

test.run();
