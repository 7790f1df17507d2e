// What a caller says of its calls: deadlines, signals, cancels, periods.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { TASK_STATE } from '../../assembly/abi/layout.js';
import { SLOT_SEQUENCE } from '../../assembly/abi/slot-layout.js';
import { STATE_DONE } from '../../assembly/abi/status.js';
import { type ChimaeraError, Runtime } from '../../host/index.js';
import { Client as Clockwork } from '../mods/clockwork/clockwork_client.js';
import {
  ANY,
  at,
  codeOf,
  count,
  EVERY,
  hash,
  onAll,
  onSim,
  rejection,
  tally,
  thrown,
  type World,
} from '../support/runtime.js';

const test = suite('calls');
const MS = 1e6;
const HOUR = 3_600_000 * MS;

const clockOf = (world: World) => world.rt.link.platform.now() / MS;

onAll(test, 'a deadline: in time, too late, and that of a subtask', async (world) => {
  const clock = await world.clockwork(3);
  assert.is((await clock.with({ deadlineMs: 60_000 }).nap(ANY, MS, 2, false)).slept, 2);
  const start = clockOf(world);
  const hurried = clock.with({ deadlineMs: 30 });
  const error = await rejection(hurried.nap(ANY, HOUR, 1, false));
  assert.is(error.code, 'CHI_E_DEADLINE');
  assert.is(error.fields.outcome, 'AppError');
  assert.is(await codeOf(hurried.naps(ANY, HOUR, 4, 0)), 'CHI_E_DEADLINE');
  const tookMs = clockOf(world) - start;
  assert.ok(tookMs >= 59 && tookMs < 2000, `${tookMs} ms`);
});

onAll(test, 'a deadline in a method of TypeScript', async (world) => {
  const probe = await world.probeTs(1);
  const error = await rejection(probe.with({ deadlineMs: 30 }).sleep(ANY, 3_600_000));
  assert.is(error.code, 'CHI_E_DEADLINE');
  assert.is(await codeOf(probe.with({ deadlineMs: 20 }).gate(ANY)), 'CHI_E_DEADLINE');
  assert.is(await probe.echo(ANY, 2), 2);
});

onAll(test, 'many deadlines, one after the other', async (world) => {
  const clock = await world.clockwork(3);
  const naps = count(300).map((i) => {
    const deadlineMs = 5 + ((i * 7919) % 50);
    return clock.with({ deadlineMs }).nap(hash(i), i % 3 === 0 ? MS / 100 : HOUR, 1, false);
  });
  const ends = await tally(naps);
  const late = 300 - (ends.Ok ?? 0);
  // On real threads a short nap may be late as well, when the machine has other things to do.
  assert.ok(world.place.seed === undefined ? late >= 200 : late === 200, JSON.stringify(ends));
  // 'Unknown': the client stopped waiting before it heard of it, which takes a thread that comes late as well.
  const outcomes = ['AppError', 'NotExecuted', ...(world.place.seed === undefined ? ['Unknown'] : [])];
  const ofDeadlines = outcomes.reduce((sum, outcome) => sum + (ends[`${outcome} CHI_E_DEADLINE`] ?? 0), 0);
  assert.is(ofDeadlines, late);
});

onAll(test, 'a signal: before, while it waits, and when it is over', async (world) => {
  const clock = await world.clockwork(2);
  const early = await rejection(clock.with({ signal: AbortSignal.abort() }).nap(ANY, MS, 1, false));
  assert.is(early.code, 'CHI_E_CANCELLED');
  assert.is(early.fields.outcome, 'NotExecuted');
  const controller = new AbortController();
  const client = clock.with({ signal: controller.signal });
  assert.is((await client.nap(ANY, MS, 1, false)).slept, 1);
  const naps = count(20).map((i) => client.nap(at(i % 2), HOUR, 1, false));
  await world.until(() => world.started('kNap') >= 21);
  controller.abort();
  assert.equal(await tally(naps), { 'AppError CHI_E_CANCELLED': 20 });
});

onAll(
  test,
  'a signal for what still waits for credit',
  async (world) => {
    const clock = await world.clockwork(1);
    const controller = new AbortController();
    const naps = count(10).map(() => clock.with({ signal: controller.signal }).nap(ANY, HOUR, 1, false));
    await world.until(() => world.started('kNap') === 4);
    controller.abort();
    assert.equal(await tally(naps), { 'AppError CHI_E_CANCELLED': 4, 'NotExecuted CHI_E_CANCELLED': 6 });
  },
  { config: { runtime: { client_credits: 4 } } },
);

onAll(test, 'a signal covers a periodic task to its end', async (world) => {
  const clock = await world.clockwork(1);
  const controller = new AbortController();
  let runs = 0;
  const loop = async () => {
    const handle = clock.with({ signal: controller.signal }).asyncTickAlloc(ANY, 0, 0).setPeriodMs(1);
    for await (const task of handle) {
      runs = task.runs;
      if (runs === 3) controller.abort();
    }
  };
  assert.is(await codeOf(loop()), 'CHI_E_CANCELLED');
  assert.ok(runs >= 3);
});

onAll(
  test,
  'a signal knows nothing of a task that is back, also when nobody waited for it any more',
  async (world) => {
    const gates = await world.probeTs(1);
    const { signal, heard } = listened();
    assert.is(await codeOf(gates.with({ signal }).gate(ANY)), 'CHI_E_DEADLINE');
    assert.is(heard(), 1);
    assert.is(await gates.open(ANY), 1);
    await world.until(() => world.rt.link.pending === 0);
    assert.is(heard(), 0, 'an abort would cancel what lies in its memory by now');
  },
  { config: { runtime: { wait_limit_ms: 2000 } } },
);

/** A signal, and how many listen to it. */
function listened(): { signal: AbortSignal; heard: () => number } {
  const { signal } = new AbortController();
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (type: string, listener: EventListener) => {
    listeners++;
    add(type, listener);
  };
  signal.removeEventListener = (type: string, listener: EventListener) => {
    listeners--;
    remove(type, listener);
  };
  return { signal, heard: () => listeners };
}

onAll(test, 'a loop over a periodic task that the runtime stops', async (world) => {
  const clock = await world.clockwork(1);
  const firings = clock.asyncTickAlloc(ANY, 0, 0).setPeriodMs(1)[Symbol.asyncIterator]();
  await firings.next();
  await world.stop(50);
  const end = async () => {
    while (!(await firings.next()).done);
  };
  assert.is(await codeOf(end()), 'CHI_E_SHUTDOWN');
});

onAll(test, 'a handle is cancelled, and freed when its caller says so', async (world) => {
  const clock = await world.clockwork(2);
  const handles = count(10).map((i) => clock.asyncNap(at(i % 2), HOUR, 1, false));
  for (const handle of handles) handle.cancel();
  for (const handle of handles) handle.cancel(); // once is enough
  for (const handle of handles) assert.is(await codeOf(handle), 'CHI_E_CANCELLED');
  for (const handle of handles) handle.delTask();
  const done = clock.asyncNap(ANY, 1, 1, false);
  assert.is((await done).slept, 1);
  done.cancel();
  assert.is(done.task.slept, 1);
  done.delTask();
});

onSim(
  test,
  'a client that leaves with a cancel on its way leaves the cancelled task to the runtime',
  async (world) => {
    const { platform, engine } = world.rt.link;
    const other = await Runtime.attach(world.rt.handle, { platform });
    const clock = new Clockwork(other).bind((await world.clockwork()).poolId);
    const nap = clock.asyncNapAlloc(ANY, 1, 1, false);
    const task = nap.task.address;
    nap.send();
    while (other.link.u32[(task + TASK_STATE) >>> 2] !== STATE_DONE) platform.step();
    other.link.giveUp(task);
    other.link.cancel(task); // it is done, but its client has not looked yet: the cancel goes out
    other.detach();
    assert.is(
      engine.exports.freeTask(task),
      0,
      'nobody has freed it: a worker may look at it for the cancel',
    );
  },
);

onSim(
  test,
  'a client that leaves after its cancelled task came back and before the cancel did leaves nothing',
  async (world) => {
    const { platform } = world.rt.link;
    const other = await Runtime.attach(world.rt.handle, { platform });
    const clock = new Clockwork(other).bind((await world.clockwork()).poolId);
    const nap = clock.asyncNapAlloc(ANY, 1, 1, false);
    const task = nap.task.address;
    nap.send();
    while (other.link.u32[(task + TASK_STATE) >>> 2] !== STATE_DONE) platform.step();
    other.link.giveUp(task);
    other.link.cancel(task);
    assert.is(other.link.collect(), 1, 'the task is back, and no worker has seen its cancel');
    other.detach(); // that nothing is left is looked at after each test
  },
);

onAll(test, 'a cancel races with the end of its task: one outcome', async (world) => {
  const clock = await world.clockwork(3);
  const ends = count(200).map(async (i) => {
    const handle = clock.asyncNap(hash(i), (i % 50) * 20_000, 1, false);
    await clock.nap(hash(i + 1), (i % 40) * 25_000, 1, false);
    handle.cancel();
    const end = await handle.then(
      () => 'Ok',
      (error) => (error as ChimaeraError).code,
    );
    handle.delTask();
    return end;
  });
  for (const end of await Promise.all(ends)) assert.ok(['Ok', 'CHI_E_CANCELLED'].includes(end), end);
});

onAll(test, 'a periodic task brings its answers; leaving the loop ends it', async (world) => {
  const clock = await world.clockwork(1);
  const seen: number[] = [];
  const start = clockOf(world);
  for await (const { runs, together } of clock.asyncTickAlloc(ANY, 0, 0).setPeriodMs(5)) {
    assert.is(together, 0);
    if (seen.push(runs) === 6) break;
  }
  assert.equal(seen, [1, 2, 3, 4, 5, 6]);
  const tookMs = clockOf(world) - start;
  assert.ok(tookMs >= 24 && tookMs < 1000, `${tookMs} ms`);
  await world.until(() => world.rt.link.pending === 0);
});

onAll(test, 'a periodic task that fails ends its loop with the error', async (world) => {
  const clock = await world.clockwork(1);
  let runs = 0;
  const loop = async () => {
    for await (const task of clock.asyncTickAlloc(ANY, 0, 4).setPeriodUs(500)) runs = task.runs;
  };
  assert.is(await codeOf(loop()), 'CHI_E_APP');
  assert.is(runs, 3);
});

onAll(test, 'a periodic task ends with its pool', async (world) => {
  const clock = await world.clockwork(1);
  const firings = clock.asyncTickAlloc(ANY, 0, 0).setPeriodMs(1)[Symbol.asyncIterator]();
  assert.is((await firings.next()).value.runs, 1);
  await clock.destroy();
  const end = async () => {
    while (!(await firings.next()).done);
  };
  assert.ok(['CHI_E_POOL_DESTROYED', 'CHI_E_UNKNOWN_POOL'].includes(await codeOf(end())));
});

onAll(test, 'what a period must be', async (world) => {
  const clock = await world.clockwork(1);
  const handle = clock.asyncTickAlloc(ANY, 0, 0);
  assert.is(thrown(() => handle.setPeriodMs(0)).code, 'CHI_E_BAD_ARGUMENT');
  assert.is(thrown(() => handle[Symbol.asyncIterator]()).code, 'CHI_E_BAD_ARGUMENT');
  handle.setPeriodSec(1);
  assert.is(thrown(() => handle.send()).code, 'CHI_E_BAD_ARGUMENT');
  handle.delTask();
});

onAll(test, 'a method of TypeScript that ends leaves no orphan', async (world) => {
  const [clock, relay] = [await world.clockwork(3), await world.relay()];
  const { lo, hi } = clock.poolId;
  await relay.orphan(ANY, lo, hi, 20, false);
  assert.is(await codeOf(relay.orphan(ANY, lo, hi, 20, true)), 'CHI_E_EXCEPTION');
  const stopped = async () => {
    const tallies = await Promise.all(count(3).map((id) => clock.tally(at(id))));
    return tallies.reduce((sum, tally) => sum + tally.begun - tally.stopped - tally.ended, 0);
  };
  for (let i = 0; (await stopped()) !== 0; i++) assert.ok(i < 1000, 'they go on');
});

// A task that is done has a hint in the place of its graph's id (sync/inbox.ts): whoever takes it looks there.
onAll(test, 'ids of graphs that are no addresses, and ends of all kinds', async (world) => {
  const probe = await world.probe(3);
  const { slot, engine } = world.rt.link;
  const reset = () => {
    engine.views.u32[((engine.exports.slotAt(slot) >>> 0) + SLOT_SEQUENCE) >>> 2] = 0xffff0000;
  };
  reset();
  assert.equal(await tally(count(200).map((i) => probe.echo(at(i % 3), i))), { Ok: 200 });
  assert.equal(await tally(count(40).map(() => probe.noop(at(9)))), {
    'NotExecuted CHI_E_UNKNOWN_CONTAINER': 40,
  });
  assert.equal(await tally(count(40).map(() => probe.noop(EVERY))), { Ok: 40 });
  assert.equal(await tally(count(40).map(() => probe.fail(ANY, -7))), { 'AppError CHI_E_APP': 40 });
  reset();
  const clock = await world.clockwork(1);
  const hurried = clock.with({ deadlineMs: 5 });
  const late = await tally(count(40).map(() => hurried.nap(ANY, HOUR, 1, false)));
  assert.is(
    Object.values(late).reduce((a, b) => a + b),
    40,
  );
});

test.run();
