// Periodic tasks: when they run, what their client gets, and what ends them.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { TASK_FIRE_AND_FORGET, TASK_FLAGS } from '../../assembly/abi/layout.js';
import { TickTask } from '../mods/clockwork/autogen/clockwork_views.js';
import type { Client as Clockwork } from '../mods/clockwork/clockwork_client.js';
import { Client as ProbeTs } from '../mods/probe_ts/probe_ts_client.js';
import { type Answer, RawClient } from '../support/raw-client.js';
import { ANY, at, count, EVERY, onAll, PLACES, type Place, type World } from '../support/runtime.js';

const test = suite('periodic');
const MS = 1e6;
const SIMS = PLACES.filter(({ seed }) => seed !== undefined);

interface Room {
  world: World;
  raw: RawClient;
  clock: Clockwork;
  pass(ms: number): Promise<void>;
}

function withRoom(
  name: string,
  body: (room: Room) => Promise<void>,
  places: readonly Place[] = PLACES,
): void {
  const run = async (world: World) => {
    const raw = await RawClient.attach(world);
    const pass = (ms: number) => world.pass(ms);
    await body({ world, raw, clock: raw.of(await world.clockwork(3)), pass });
    raw.detach();
  };
  onAll(test, name, run, undefined, places);
}

/** The runs that copies tell of; frees them. */
function runsOf({ raw }: Room, task: number, copies: Answer[]): number[] {
  const runs = copies.map((copy) => new TickTask(raw.link, copy.task).runs);
  raw.free(...copies.map((copy) => copy.task));
  if (copies.length > 0) raw.exports.giveBack(task, copies.length);
  return runs;
}

withRoom('it runs at once and after each period, until it is cancelled', async (room) => {
  const { raw, clock, world, pass } = room;
  const start = raw.now;
  const task = raw.submit(clock.asyncTickAlloc(ANY, 0, 0), { periodNs: 10 * MS });
  await pass(105);
  const copies = raw.copies(task);
  for (const { outcome, dropped } of copies) assert.equal([outcome, dropped], ['Ok', 0]);
  const most = 1 + Math.floor((raw.now - start) / (10 * MS));
  assert.ok(
    copies.length <= most && copies.length >= (world.place.seed === undefined ? 5 : 11),
    `${copies.length}`,
  );
  assert.equal(
    runsOf(room, task, copies),
    count(copies.length).map((i) => i + 1),
  );
  await raw.cancel(task);
  assert.is((await raw.done(task)).outcome, 'NotExecuted CANCELLED');
  await pass(30);
  runsOf(room, task, raw.copies(task));
  raw.free(task);
});

withRoom(
  'it fires within one period and a millisecond',
  async (room) => {
    const { raw, clock, pass } = room;
    const task = raw.submit(clock.asyncTickAlloc(ANY, 0, 0), { periodNs: 5 * MS });
    let last = raw.now;
    for (let i = 0; i < 40; i++) {
      let copies: Answer[] = [];
      while (copies.length === 0) {
        await pass(0.05);
        copies = raw.copies(task);
      }
      assert.ok(raw.now - last <= 6 * MS, `${(raw.now - last) / MS} ms`);
      last = raw.now;
      runsOf(room, task, copies);
    }
    await raw.cancel(task);
    await raw.done(task);
    runsOf(room, task, raw.copies(task));
    raw.free(task);
  },
  SIMS,
);

withRoom(
  'never two at a time, and missed ticks are one',
  async (room) => {
    const { raw, clock, pass } = room;
    const task = raw.submit(clock.asyncTickAlloc(ANY, 35 * MS, 0), { periodNs: 10 * MS });
    await pass(400);
    const copies = raw.copies(task);
    // Each run takes 35 ms: the next begins at the next multiple of 10.
    assert.ok(copies.length >= 9 && copies.length <= 10, `${copies.length} runs`);
    for (const copy of copies) assert.is(new TickTask(raw.link, copy.task).together, 0);
    runsOf(room, task, copies);
    await raw.cancel(task);
    assert.is((await raw.done(task)).outcome.split(' ')[1], 'CANCELLED');
    runsOf(room, task, raw.copies(task));
    raw.free(task);
  },
  SIMS,
);

withRoom('a failure is its outcome', async (room) => {
  const { raw, clock } = room;
  const task = raw.submit(clock.asyncTickAlloc(ANY, 0, 4), { periodNs: 1 * MS });
  const { outcome, code } = await raw.done(task);
  assert.equal([outcome, code], ['AppError FAILED', -7]);
  assert.equal(runsOf(room, task, raw.copies(task)), [1, 2, 3]);
  raw.free(task);
});

withRoom('it ends with its pool, before the next run', async (room) => {
  const { raw, clock, world, pass } = room;
  const far = raw.submit(clock.asyncTickAlloc(ANY, 0, 0), { periodNs: 3600e3 * MS });
  const near = raw.submit(clock.asyncTickAlloc(at(1), 0, 0), { periodNs: 1 * MS });
  const every = raw.submit(clock.asyncTickAlloc(EVERY, 0, 0), { periodNs: 2 * MS });
  await world.until(() => world.started('kTick') > 12);
  await world.admin.destroyPool(ANY, clock.poolLo, clock.poolHi);
  for (const task of [far, near, every]) {
    const { outcome } = await raw.done(task);
    assert.ok(['NotExecuted POOL_DESTROYED', 'NotExecuted UNKNOWN_POOL'].includes(outcome), outcome);
  }
  await pass(1);
  for (const task of [far, near, every]) runsOf(room, task, raw.copies(task));
  raw.free(far, near, every);
});

withRoom('a runtime that stops ends it at once', async (room) => {
  const { raw, clock, world } = room;
  const task = raw.submit(clock.asyncTickAlloc(ANY, 0, 0), { periodNs: 3600e3 * MS });
  const busy = raw.submit(clock.asyncTickAlloc(at(1), 3 * MS, 0), { periodNs: 1 * MS });
  await world.until(() => world.started('kTick') > 3);
  const start = raw.now;
  const stopped = world.stop(3000);
  const outcomes = [(await raw.done(task)).outcome, (await raw.done(busy)).outcome];
  await stopped;
  assert.ok(raw.now - start < 1000 * MS, `${(raw.now - start) / MS} ms`);
  assert.equal(outcomes, ['NotExecuted SHUTDOWN', 'NotExecuted SHUTDOWN']);
});

withRoom('a deadline ends it', async (room) => {
  const { raw, clock, world } = room;
  const start = raw.now;
  const task = raw.submit(clock.asyncTickAlloc(ANY, 0, 0), { periodNs: 40 * MS, deadlineNs: 100 * MS });
  const { outcome, timeNs } = await raw.done(task);
  assert.is(outcome, 'NotExecuted DEADLINE');
  const ms = (timeNs - start) / MS;
  assert.ok(ms >= 99 && ms < (world.place.seed === undefined ? 1000 : 103), `${ms} ms`);
  assert.ok(runsOf(room, task, raw.copies(task)).length >= 2);
  raw.free(task);
});

withRoom('what a client does not read is dropped, and counted', async (room) => {
  const { raw, clock, world, pass } = room;
  const task = raw.submit(clock.asyncTickAlloc(ANY, 0, 0), { periodNs: 1 * MS });
  await pass(100);
  const first = raw.copies(task);
  if (world.place.seed === undefined) assert.ok(first.length <= 64);
  else assert.is(first.length, 64);
  runsOf(room, task, first);
  let second: Answer[] = [];
  await world.until(() => {
    second = raw.copies(task);
    return second.length > 0;
  }, 'more copies');
  const [head] = second as [Answer];
  const run = new TickTask(raw.link, head.task).runs;
  assert.is(head.dropped, run - first.length - 1);
  runsOf(room, task, second);
  await raw.cancel(task);
  await raw.done(task);
  runsOf(room, task, raw.copies(task));
  raw.free(task);
});

withRoom('nobody waits: it runs until its pool goes', async ({ raw, clock, world }) => {
  const handle = clock.asyncTickAlloc(ANY, 0, 0);
  raw.link.u32[(handle.task.address + TASK_FLAGS) >>> 2] |= TASK_FIRE_AND_FORGET;
  raw.submit(handle, { periodNs: 1 * MS });
  await world.until(() => world.started('kTick') > 4);
});

withRoom('its client leaves: it ends', async ({ world, clock }) => {
  const other = await RawClient.attach(world);
  const pool = other.of(clock);
  for (const id of count(3)) other.submit(pool.asyncTickAlloc(at(id), 0, 0), { periodNs: (id + 1) * MS });
  await world.until(() => world.started('kTick') > 6);
  other.detach();
});

withRoom('a method of the host runs periodically, with the text that it answers', async (room) => {
  const { raw, world, pass } = room;
  const pool = new ProbeTs(raw.connection).bind((await world.probeTs(1)).poolId);
  const task = raw.submit(pool.asyncEchoAlloc(ANY, 9), { periodNs: 3 * MS });
  await pass(30);
  const copies = raw.copies(task);
  assert.ok(copies.length >= 2);
  raw.free(...copies.map((copy) => copy.task));
  raw.exports.giveBack(task, copies.length);
  await raw.cancel(task);
  assert.is((await raw.done(task)).outcome, 'NotExecuted CANCELLED');
  raw.free(...raw.copies(task).map((copy) => copy.task), task);
});

test.run();
