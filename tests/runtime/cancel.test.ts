// Deadlines and cancels, in every state that a task can be in: each task has one outcome, and nothing is left.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { TASK_DEADLINE, TASK_FIRE_AND_FORGET } from '../../assembly/abi/layout.js';
import type { AnyQuery } from '../../host/index.js';
import { Random } from '../../host/platform/sim/random.js';
import { NapsTask, NapTask } from '../mods/clockwork/autogen/clockwork_views.js';
import { type Client as Clockwork, NAPS_ALL, NAPS_ANY } from '../mods/clockwork/clockwork_client.js';
import { Client as Gates } from '../mods/probe_ts/probe_ts_client.js';
import { ClutchTask } from '../mods/relay/autogen/relay_views.js';
import { Client as Relay } from '../mods/relay/relay_client.js';
import { RawClient } from '../support/raw-client.js';
import { ANY, at, count, EVERY, hash, onAll, PLACES, simPlace, type World } from '../support/runtime.js';

const test = suite('cancel');
const MS = 1e6;
const HOUR = 3600e3 * MS;
const LONG_AGO = -1;

interface Room {
  world: World;
  raw: RawClient;
  clock: Clockwork;
}

/** Adds a test with a client of its own and a pool of three containers. */
function withRoom(name: string, body: (room: Room) => Promise<void>, places = PLACES): void {
  onAll(
    test,
    name,
    async (world) => {
      const raw = await RawClient.attach(world);
      await body({ world, raw, clock: raw.of(await world.clockwork(3)) });
      raw.detach();
    },
    undefined,
    places,
  );
}

const REAL = PLACES.filter(({ seed }) => seed === undefined);

const nap = ({ clock }: Room, ns: number, query: AnyQuery = ANY, deaf = false) =>
  clock.asyncNapAlloc(query, ns, 1, deaf);

withRoom('a deadline that has passed: the task is not run', async (room) => {
  const { raw } = room;
  const task = raw.submit(nap(room, 1), { deadlineNs: LONG_AGO });
  assert.is((await raw.done(task)).outcome, 'NotExecuted DEADLINE');
  raw.free(task);
});

withRoom('a deadline in the lane: what waits behind others is not run', async (room) => {
  const { raw, clock, world } = room;
  const busy = raw.submit(clock.asyncSpinAlloc(at(0), world.place.seed === undefined ? 60 : 1));
  const late = raw.submit(clock.asyncSpinAlloc(at(0), 1), {
    deadlineNs: world.place.seed === undefined ? 2 * MS : 1,
  });
  const inTime = raw.submit(clock.asyncSpinAlloc(at(0), 1), { deadlineNs: HOUR });
  assert.is((await raw.done(busy)).outcome, 'Ok');
  assert.is((await raw.done(inTime)).outcome, 'Ok');
  assert.is((await raw.done(late)).outcome, 'NotExecuted DEADLINE');
  raw.free(busy, late, inTime);
});

withRoom('a deadline while it sleeps: it is told at once', async (room) => {
  const { raw } = room;
  const start = raw.now;
  const task = raw.submit(nap(room, HOUR), { deadlineNs: 50 * MS });
  const { outcome, timeNs } = await raw.done(task);
  assert.is(outcome, 'AppError DEADLINE');
  assert.is(new NapTask(raw.link, task).learned, 14);
  assert.ok(timeNs - start >= 50 * MS && timeNs - start < 1000 * MS, `${(timeNs - start) / MS} ms`);
  raw.free(task);
});

withRoom('a deadline that is kept leaves nothing', async (room) => {
  const { raw } = room;
  const tasks = count(50).map((i) =>
    raw.submit(nap(room, (i % 5) * 0.2 * MS, hash(i)), { deadlineNs: HOUR - i }),
  );
  for (const task of tasks) assert.is((await raw.done(task)).outcome, 'Ok');
  raw.free(...tasks);
});

withRoom('children have the deadline of their parent', async (room) => {
  const { raw, clock } = room;
  for (const how of [NAPS_ALL, NAPS_ANY]) {
    const task = raw.submit(clock.asyncNapsAlloc(at(0), HOUR, 4, how), { deadlineNs: 40 * MS });
    const { outcome } = await raw.done(task);
    // Its children may have been told a moment before it is, so that its wait is over.
    assert.ok(['AppError DEADLINE', 'Ok'].includes(outcome), outcome);
    raw.free(task);
  }
  await tallied(room, 10);
});

withRoom('a broadcast has the deadline for each of its replicas', async (room) => {
  const { raw } = room;
  const task = raw.submit(nap(room, HOUR, EVERY), { deadlineNs: 40 * MS });
  assert.is((await raw.done(task)).outcome, 'AppError DEADLINE');
  raw.free(task);
  const { stopped } = await tallied(room, 3);
  assert.is(stopped, 3);
});

withRoom('a cancel before it starts, while it sleeps, while it waits, and when it is done', async (room) => {
  const { raw, clock, world } = room;
  const tasks = [
    raw.submit(clock.asyncSpinAlloc(at(0), world.place.seed === undefined ? 30 : 1)),
    raw.submit(clock.asyncSpinAlloc(at(0), 1)),
    raw.submit(nap(room, HOUR)),
    raw.submit(clock.asyncNapsAlloc(at(0), HOUR, 3, NAPS_ALL)),
    raw.submit(clock.asyncNapsAlloc(at(0), HOUR, 3, NAPS_ANY)),
    raw.submit(nap(room, HOUR, EVERY)),
    raw.submit(nap(room, HOUR), { high: true }),
    raw.submit(nap(room, HOUR), { deadlineNs: 2 * HOUR }),
  ];
  await world.until(() => world.started('kNap') >= 3);
  for (const task of tasks) await raw.cancel(task);
  const outcomes = [];
  for (const task of tasks) outcomes.push((await raw.done(task)).outcome);
  const told = 'AppError CANCELLED';
  assert.equal(outcomes.slice(2, 5), [told, told, told]);
  assert.equal(outcomes.slice(6), [told, told]);
  assert.ok([told, 'NotExecuted CANCELLED'].includes(outcomes[5] as string), outcomes[5]);
  assert.ok(['Ok', 'NotExecuted CANCELLED'].includes(outcomes[1] as string), outcomes[1]);
  for (const task of tasks) await raw.cancel(task); // once more, now that they are done
  assert.is(new NapsTask(raw.link, tasks[3] as number).learned, 13);
  raw.free(...tasks);
});

withRoom('a task that does not ask is woken once, and ends as cancelled', async (room) => {
  const { raw } = room;
  const task = raw.submit(room.clock.asyncNapAlloc(ANY, 30 * MS, 2, true));
  await room.world.until(() => room.world.started('kNap') === 1);
  await raw.cancel(task);
  assert.is((await raw.done(task)).outcome, 'AppError CANCELLED');
  raw.free(task);
});

withRoom('a task of the host is told', async ({ world, raw }) => {
  const gates = new Gates(raw.connection).bind((await world.probeTs(1)).poolId);
  const tasks = [
    raw.submit(gates.asyncGateAlloc(ANY)),
    raw.submit(gates.asyncGateAlloc(ANY), { deadlineNs: 80 * MS }),
  ];
  await world.until(() => world.started('kGate') === 2);
  await raw.cancel(tasks[0] as number);
  const start = raw.now;
  await world.until(() => raw.now - start > 120 * MS, 'the deadline');
  const open = raw.submit(gates.asyncOpenAlloc(ANY));
  assert.is((await raw.done(open)).outcome, 'Ok');
  assert.is((await raw.done(tasks[0] as number)).outcome, 'AppError CANCELLED');
  assert.is((await raw.done(tasks[1] as number)).outcome, 'AppError DEADLINE');
  raw.free(open, ...tasks);
});

withRoom(
  'a task of the host that asks nothing ends as its method says',
  async ({ world, raw }) => {
    const gates = new Gates(raw.connection).bind((await world.probeTs(1)).poolId);
    const task = raw.submit(gates.asyncForeignAlloc(ANY, 50));
    await world.until(() => world.started('kForeign') === 1);
    await raw.cancel(task);
    assert.is((await raw.done(task)).outcome, 'Ok');
    raw.free(task);
  },
  REAL,
);

interface Clutch {
  /** Of the parent; without, it is cancelled. */
  deadlineNs?: number;
  /** What the parent goes on for when it has been told. */
  ms?: number;
  /** Before it ends. */
  meanwhile?: () => Promise<unknown>;
}

/** Has a parent in TypeScript wait for a gate, and ends its waits. */
async function clutch({ world, raw }: Room, { deadlineNs, ms = 0, meanwhile }: Clutch): Promise<void> {
  const gates = await world.probeTs(1);
  const { lo, hi } = gates.poolId;
  const relay = new Relay(raw.connection).bind((await world.relay(1)).poolId);
  const why = deadlineNs === undefined ? 'CANCELLED' : 'DEADLINE';
  const task = raw.submit(relay.asyncClutchAlloc(ANY, lo, hi, ms), { deadlineNs });
  await world.until(() => world.started('kGate') === 1);
  if (deadlineNs === undefined) await raw.cancel(task);
  await world.until(() => new ClutchTask(raw.link, task).told, 'the parent to be told');
  await meanwhile?.();
  assert.is((await raw.done(task)).outcome, `AppError ${why}`);
  assert.is(new ClutchTask(raw.link, task).caught, `CHI_E_${why} nothing CHI_E_${why}`);
  raw.free(task);
}

withRoom('a parent of the host that is cancelled has its child no more, and sends none', async (room) => {
  await clutch(room, {});
  assert.is(room.world.started('kOpen'), 0);
});

withRoom(
  'a parent of the host whose deadline is over sends no more, and frees what it did not send',
  async (room) => {
    await clutch(room, { deadlineNs: 500 * MS });
    assert.is(room.world.started('kOpen'), 0);
  },
);

withRoom(
  'a child that is done before its parent of the host, which was cancelled, leaves nothing',
  (room) => clutch(room, { ms: 50, meanwhile: async () => (await room.world.probeTs(1)).open(ANY) }),
  REAL,
);

withRoom('a parent that is cancelled takes its children along', async (room) => {
  const { raw, clock, world } = room;
  const tasks = count(6).map((i) => raw.submit(clock.asyncNapsAlloc(hash(i), HOUR, 4, i % 2)));
  await world.until(() => world.started('kNap') === 24);
  for (const task of tasks) await raw.cancel(task);
  for (const task of tasks) assert.is((await raw.done(task)).outcome, 'AppError CANCELLED');
  raw.free(...tasks);
  const { stopped } = await tallied(room, 30);
  assert.is(stopped, 30);
});

withRoom('a slot that is given up with tasks under deadlines leaves nothing', async (room) => {
  const { world, clock } = room;
  const other = await RawClient.attach(world);
  for (const i of count(10)) other.submit(nap(room, 2 * MS, hash(i)), { deadlineNs: (i % 4) * MS });
  const post = nap(room, 1 * MS).task.address;
  room.raw.link.f64[(post + TASK_DEADLINE) >>> 3] = room.raw.now + 5 * MS;
  room.raw.link.u32[(post + 20) >>> 2] |= TASK_FIRE_AND_FORGET;
  assert.is(room.raw.exports.submit(post, 0), 0);
  other.detach();
  await clock.poolLo;
});

const SEEDS = count(120).map((i) => simPlace(7000 + i));

withRoom(
  'seeded: cancels and deadlines at any moment',
  async (room) => {
    const { raw, clock, world } = room;
    const random = new Random(world.place.seed as number);
    const tasks: { address: number; cancelled: boolean; late: boolean; kind: number }[] = [];
    const cancels: Promise<void>[] = [];
    for (let i = 0; i < 40; i++) {
      const deaf = random.below(4) === 0; // then it sleeps as long as it was told to
      const ns = !deaf && random.below(3) === 0 ? HOUR : random.below(40) * 50_000;
      const kind = random.below(5);
      const query = random.below(6) === 0 ? EVERY : at(random.below(3));
      const task =
        kind === 0
          ? clock.asyncSpinAlloc(query, 0)
          : kind < 3
            ? clock.asyncNapAlloc(query, ns, 1 + random.below(3), deaf)
            : clock.asyncNapsAlloc(query, ns / 8, random.below(6), kind - 3);
      const late = random.below(2) === 0;
      const address = raw.submit(task, late ? { deadlineNs: random.below(60) * 50_000 } : {});
      tasks.push({ address, cancelled: !late, late, kind });
      if (!late || random.below(3) === 0) {
        const wait = random.below(4) * random.below(2_000_000);
        const cancel = async () => {
          if (wait > 0) await world.pass(wait / MS);
          await raw.cancel(address);
        };
        cancels.push(cancel());
      }
      if (random.below(3) === 0) {
        for (let j = random.below(20); j > 0; j--) {
          await new Promise<void>((resolve) => world.rt.link.platform.defer(resolve));
        }
      }
    }
    await Promise.all(cancels);
    for (const { address, late } of tasks) {
      const { outcome } = await raw.done(address);
      const allowed = ['Ok', 'AppError CANCELLED', 'NotExecuted CANCELLED'];
      if (late) allowed.push('AppError DEADLINE', 'NotExecuted DEADLINE');
      assert.ok(allowed.includes(outcome), outcome);
    }
    raw.free(...tasks.map(({ address }) => address));
  },
  SEEDS,
);

/** Waits until that many methods have ended, and adds up what their containers saw. */
async function tallied({ world, clock }: Room, methods: number): Promise<{ ended: number; stopped: number }> {
  const pool = new (Object.getPrototypeOf(clock).constructor)(world.rt).bind(clock.poolId) as Clockwork;
  for (let i = 0; ; i++) {
    const all = await Promise.all([0, 1, 2].map((id) => pool.tally(at(id))));
    const [ended, stopped] = [
      all.reduce((sum, one) => sum + one.ended, 0),
      all.reduce((sum, one) => sum + one.stopped, 0),
    ];
    if (ended + stopped === methods) return { ended, stopped };
    assert.ok(i < 300, `${ended} ended, ${stopped} stopped, of ${methods}`);
    await world.pass(1);
  }
}

test.run();
