// Credits, rings and memory come to an end: the caller is told before anything is accepted, or waits.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { TASK_HEADER_SIZE } from '../../assembly/abi/layout.js';
import { type ChimaeraError, Runtime } from '../../host/index.js';
import { Method as Notes } from '../mods/ledger/autogen/ledger_methods.js';
import { Method as Gates } from '../mods/probe_ts/autogen/probe_ts_methods.js';
import { Client as Gate } from '../mods/probe_ts/probe_ts_client.js';
import { liveBytes, outstanding } from '../support/quiet.js';
import {
  ANY,
  at,
  codeOf,
  count,
  EVERY,
  hash,
  onAll,
  onNode,
  rejection,
  tally,
  thrown,
} from '../support/runtime.js';

const test = suite('limits');
const HOUR_NS = 3.6e12;
const SMALL_RING = { process_queue: { depth: 16 } };
const FEW_CREDITS = { runtime: { client_credits: 8 } };

onAll(
  test,
  'credits used up: NoCredit, and the task stays its caller’s',
  async (world) => {
    const gates = await world.probeTs();
    const waiting = count(8).map(() => gates.gate(ANY));
    await world.until(() => world.started('kGate') === 8, '8 tasks at the gate');
    assert.is(outstanding(world.rt, world.rt.link.slot), 8);
    assert.equal(await tally(count(5).map((i) => gates.echo(ANY, i))), { CHI_E_NO_CREDIT: 5 });
    assert.is(thrown(() => gates.echoSync(ANY, 1)).code, 'CHI_E_NO_CREDIT');
    const handle = gates.asyncEcho(ANY, 1);
    assert.is(await codeOf(handle), 'CHI_E_NO_CREDIT');
    handle.delTask();
    const { link } = world.rt;
    const post = () => link.post(link.newTask(gates, Gates.kOpen, TASK_HEADER_SIZE + 8, ANY, 0));
    assert.is(thrown(post).code, 'CHI_E_NO_CREDIT');
    const other = await Runtime.attach(world.rt.handle, { platform: link.platform }); // with credits of its own
    assert.is(await new Gate(other).bind(gates.poolId).open(ANY), 8);
    other.detach();
    await Promise.all(waiting);
    assert.is(await gates.echo(ANY, 2), 2);
    assert.is(outstanding(world.rt, link.slot), 0);
  },
  { whenBusy: 'fail', config: FEW_CREDITS },
);

onAll(
  test,
  'the ring full: Busy, and what was accepted is done',
  async (world) => {
    const ledger = await world.ledger();
    const results = await Promise.allSettled(count(200).map((i) => ledger.note(ANY, i)));
    const busy = results.filter(({ status }) => status === 'rejected').length;
    for (const result of results) {
      if (result.status === 'rejected') assert.is(result.reason.code, 'CHI_E_BUSY');
    }
    assert.ok(busy > 0 && busy < 200, `${busy} of 200`);
    assert.is(await ledger.count(ANY), 200 - busy);
  },
  { whenBusy: 'fail', config: SMALL_RING },
);

onAll(
  test,
  'waiting for credit and room: all complete, in their order',
  async (world) => {
    const ledger = await world.ledger(2, { lanes: 1, maxLanes: 1 });
    const sent = count(2000).map((i) => ledger.note(at(i % 2), 0));
    assert.is(world.rt.link.pending, 2000);
    assert.ok(outstanding(world.rt, world.rt.link.slot) <= 8);
    const positions = (await Promise.all(sent)).map(({ position }) => position);
    assert.equal(
      positions,
      count(2000).map((i) => Math.floor(i / 2)),
    );
  },
  { config: { ...SMALL_RING, ...FEW_CREDITS } },
);

onAll(
  test,
  'a full ring holds up nobody for longer than it is full, however long the tasks take that were accepted',
  async (world) => {
    const [clock, probe] = [await world.clockwork(1, { lanes: 1 }), await world.probe(1)];
    const abort = new AbortController();
    const nap = clock.with({ signal: abort.signal }).nap(ANY, HOUR_NS, 1, false);
    const start = world.rt.link.platform.now();
    assert.equal(await Promise.all(count(200).map((i) => probe.echo(ANY, i))), count(200));
    const late = count(100).map((i) => probe.echo(ANY, i)); // the cancel finds no room either
    abort.abort();
    assert.is(await codeOf(nap), 'CHI_E_CANCELLED');
    assert.equal(await Promise.all(late), count(100));
    const tookNs = world.rt.link.platform.now() - start;
    assert.ok(tookNs < HOUR_NS, `${tookNs} ns`);
  },
  { config: SMALL_RING },
);

onAll(
  test,
  'what nobody waits for does not overtake what waits for credit or room',
  async (world) => {
    const ledger = await world.ledger(1, { lanes: 1, maxLanes: 1 });
    const { link } = world.rt;
    const post = () => link.post(link.newTask(ledger, Notes.kNote, TASK_HEADER_SIZE + 16, ANY, 0));
    const sent = count(100).map(() => ledger.note(ANY, 0));
    assert.is(thrown(post).code, 'CHI_E_NO_CREDIT');
    const positions = (await Promise.all(sent)).map(({ position }) => position);
    assert.equal(positions, count(100));
    post();
    assert.is((await ledger.note(ANY, 0)).position, 101);
  },
  { config: SMALL_RING },
);

onAll(
  test,
  'blocking, with credits that all wait elsewhere',
  async (world) => {
    const probe = await world.probe();
    const sent = count(50).map((i) => probe.echo(ANY, i));
    assert.is(probe.echoSync(ANY, 7), 7); // behind those that wait for credit
    assert.equal(await Promise.all(sent), count(50));
  },
  { config: FEW_CREDITS },
);

onAll(
  test,
  'a ring full of tasks that nobody waits for makes way',
  async (world) => {
    const probe = await world.probe();
    const { link } = world.rt;
    const post = () => link.post(link.newTask(probe, 10, TASK_HEADER_SIZE, ANY, 0)); // kNoop
    const fill = () => {
      try {
        for (const _ of count(1000)) post();
        assert.is(world.place.name, 'node'); // where workers may make room meanwhile
      } catch (error) {
        assert.is((error as ChimaeraError).code, 'CHI_E_BUSY');
      }
    };
    fill();
    assert.is(await probe.echo(ANY, 1), 1);
    fill();
    assert.is(probe.echoSync(ANY, 2), 2);
  },
  { config: SMALL_RING },
);

onAll(test, 'memory exhausted by one client: NoMemory for it, the others go on', async (world) => {
  const probe = await world.probe(2);
  const other = await Runtime.attach(world.rt.handle, { platform: world.rt.link.platform });
  const before = liveBytes(world.rt).main;
  const held: number[] = [];
  const error = thrown(() => {
    for (;;) held.push(world.rt.link.newTask(probe, 10, 4096, ANY, 0));
  });
  assert.is(error.code, 'CHI_E_NO_MEMORY');
  assert.match(error.message, 'main');
  assert.ok(held.length * 4096 > 0.5 * 8 * 2 ** 20, `${held.length} tasks`);
  const theirs = await world.probe(1, {}, other);
  assert.equal(await Promise.all(count(500).map((i) => theirs.echo(ANY, i))), count(500));
  for (const task of held) world.rt.link.freeTask(task);
  await theirs.destroy();
  other.detach();
  assert.is(await probe.echo(ANY, 1), 1);
  assert.is(liveBytes(world.rt).main, before);
});

onAll(test, 'buffers: over the limit, over the quota, freed, freed twice, sliced', async (world) => {
  const { rt } = world;
  const tooLarge = thrown(() => rt.allocateBuffer(4 * 2 ** 20));
  assert.is(tooLarge.code, 'CHI_E_PAYLOAD_TOO_LARGE');
  assert.is(tooLarge.fields.bytes, 4 * 2 ** 20);
  for (const size of [-1, 1.5, Number.NaN]) {
    assert.is(thrown(() => rt.allocateBuffer(size)).code, 'CHI_E_BAD_ARGUMENT', `${size}`);
  }
  const held = [rt.allocateBuffer(2 * 2 ** 20)];
  assert.is(thrown(() => rt.allocateBuffer(2 * 2 ** 20)).code, 'CHI_E_NO_MEMORY');
  const buffer = rt.allocateBuffer(1000);
  buffer.view.fill(7);
  assert.equal(buffer.slice(10, 20), { pointer: buffer.pointer + 10, size: 20 });
  assert.is(thrown(() => buffer.slice(990, 20)).code, 'CHI_E_BAD_ARGUMENT');
  buffer.free();
  assert.is(thrown(() => buffer.free()).code, 'CHI_E_DOUBLE_FREE');
  assert.is(thrown(() => buffer.view).code, 'CHI_E_CLOSED');
  for (const other of held) other.free();
  rt.allocateBuffer(0).free();
});

onAll(
  test,
  'runtime_data exhausted: pools and frames fail, and what was there goes on',
  async (world) => {
    const probe = await world.probe(1);
    const error = await rejection(world.ledger(4000));
    assert.is(error.code, 'CHI_E_NO_MEMORY');
    const children = await tally(count(50).map((i) => probe.yieldTimes(ANY, i % 5)));
    assert.equal(children, { Ok: 50 });
    assert.is(await (await world.ledger(2)).failOn(EVERY, 9, 0), 0);
    assert.equal(await Promise.all(count(20).map((i) => probe.echo(hash(i), i))), count(20));
  },
  { config: { memory: { runtime_data_mib: 2 } } },
);

onNode(test, 'the event loop has its turn, however much is done', async (world) => {
  const probe = await world.probe(1);
  const done = () => world.rt.pools.workers().reduce((sum, worker) => sum + worker.tasks, 0);
  const before = done();
  let back = 0;
  const calls = count(5000).map(() => probe.noop(ANY).then(() => back++));
  await null; // they go out
  const end = performance.now() + 20_000;
  while (done() < before + calls.length && performance.now() < end); // this thread does not look for them
  const turns: number[] = [];
  for (let seen = 0; seen < calls.length; seen = back) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (back > seen) turns.push(back - seen);
  }
  assert.ok(Math.max(...turns) <= 1024, `came back in each turn: ${turns}`);
  assert.is((await Promise.all(calls)).length, 5000);
});

test.run();
