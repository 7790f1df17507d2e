// Lanes: chosen by a module or by default, one after the other in each, growing in number, of two priorities.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { TASK_FLAGS, TASK_HIGH_LATENCY } from '../../assembly/abi/layout.js';
import type { Client as Ledger } from '../mods/ledger/ledger_client.js';
import { NO_LANE } from '../mods/ledger/ledger_codes.js';
import { ANY, at, count, hash, onAll, type World } from '../support/runtime.js';

const test = suite('lanes');

/** A kNote of high-latency priority. */
function noteHigh(world: World, ledger: Ledger, key: number) {
  const handle = ledger.asyncNoteAlloc(ANY, key);
  world.rt.link.u32[(handle.task.address + TASK_FLAGS) >>> 2] |= TASK_HIGH_LATENCY;
  return handle.send();
}

onAll(test, 'a wasm module maps keys to lanes, and they stay there', async (world) => {
  const ledger = await world.ledger(1, { lanes: 4, maxLanes: 4 });
  const lanes = (await Promise.all(count(64).map((i) => ledger.note(ANY, i)))).map(({ lane }) => lane);
  assert.is(new Set(lanes).size, 4);
  for (const i of count(64)) assert.is(lanes[i], lanes[i % 4], `key ${i}`);
});

onAll(test, 'a TypeScript module maps keys to lanes of its home worker', async (world) => {
  const probeTs = await world.probeTs(2);
  for (const id of count(2)) {
    const answers = await Promise.all(count(32).map((i) => probeTs.laneOf(at(id), i)));
    assert.is(new Set(answers.map(({ lane }) => lane)).size, 4);
    assert.is(new Set(answers.map(({ worker }) => worker)).size, 1);
    for (const i of count(32)) assert.is(answers[i].lane, answers[i % 4].lane);
  }
});

onAll(test, 'a module that does not choose: one lane, and its tasks in order', async (world) => {
  const ledger = await world.ledger(1);
  const answers = await Promise.all(count(200).map(() => ledger.note(ANY, NO_LANE)));
  assert.equal(
    answers.map(({ position }) => position),
    count(200),
  );
  const lanes = () => world.rt.pools.lanes('ledger 0').map(({ lane, executed }) => `${lane} ${executed}`);
  await world.until(() => lanes().join() === '0 200', '200 tasks in lane 0');
});

onAll(test, 'where the module does not choose, laneHash does', async (world) => {
  const ledger = await world.ledger(1, { lanes: 4, maxLanes: 4 });
  const used = [0, 0, 0, 0];
  const executed = () =>
    count(4).map((i) => world.rt.pools.lanes('ledger 0').find(({ lane }) => lane === i)?.executed ?? 0);
  for (const laneHash of [2, 3, 7, 4 * 1000 + 2, 2 ** 32 - 1]) {
    await ledger.with({ laneHash }).failOn(ANY, 9, 0);
    used[laneHash % 4]++;
    await world.until(() => executed().join() === used.join(), `hash ${laneHash} on its lane: ${used}`);
  }
});

onAll(test, 'laneAny takes the lane with the least to do', async (world) => {
  const ledger = await world.ledger(1, { lanes: 4, maxLanes: 4 });
  const any = ledger.with({ laneAny: true, laneHash: 3 });
  await Promise.all(count(400).map(() => any.failOn(ANY, 9, 0)));
  const executed = world.rt.pools.lanes('ledger 0').map((lane) => lane.executed);
  assert.ok(executed.length === 4 && Math.min(...executed) >= 40, `spread over all lanes: ${executed}`);
});

onAll(test, 'each client’s tasks start in order in each lane', async (world) => {
  const ledger = await world.ledger(3, { lanes: 2, maxLanes: 2 });
  const keys = count(16);
  const next = new Map<string, number>();
  const sent = count(3000).map((i) => {
    const [id, key] = [i % 3, keys[(i * 7) % 16]];
    const slot = `${id} ${key}`;
    const expected = next.get(slot) ?? 0;
    next.set(slot, expected + 1);
    return ledger.note(at(id), key).then(({ position }) => assert.is(position, expected, slot));
  });
  await Promise.all(sent);
});

onAll(test, 'low and high latency have lanes of their own', async (world) => {
  const ledger = await world.ledger(1, { lanes: 2, maxLanes: 2 });
  const low = await Promise.all(count(8).map((i) => ledger.note(ANY, i)));
  const handles = count(8).map((i) => noteHigh(world, ledger, i));
  const high = await Promise.all(handles);
  const lanes = new Set([...low, ...high].map(({ lane }) => lane));
  assert.is(lanes.size, 4);
  const executed = (priority: 'low' | 'high') =>
    world.rt.pools
      .lanes('ledger 0')
      .filter((lane) => lane.priority === priority)
      .map((lane) => lane.executed)
      .join();
  await world.until(() => executed('low') === '4,4' && executed('high') === '4,4', 'four tasks in each lane');
  for (const handle of handles) handle.delTask();
});

onAll(test, 'a stream of low latency does not starve the other', async (world) => {
  const ledger = await world.ledger(1, { lanes: 1, maxLanes: 1 });
  const handles = count(200).map((i) => noteHigh(world, ledger, i));
  let left = handles.length;
  for (const handle of handles) void handle.then(() => left--);
  let low: Promise<unknown>[] = [];
  for (let i = 0; left > 0; i++) {
    assert.ok(i < 200_000, `${left} are left`);
    low.push(ledger.note(ANY, i));
    if (low.length < 400) continue;
    await low[0]; // there is always more
    low = low.slice(200);
  }
  await Promise.all(low);
  for (const handle of handles) handle.delTask();
});

onAll(test, 'a group takes lanes into use as they fill up, to its maximum', async (world) => {
  const ledger = await world.ledger(1, { lanes: 1, maxLanes: 5, depth: 4 });
  assert.is((await Promise.all(count(3).map((i) => ledger.note(ANY, i)))).length, 3);
  const used = () => world.rt.pools.lanes('ledger 0').filter(({ executed }) => executed > 0).length;
  const before = used();
  const answers = await Promise.all(count(2000).map((i) => ledger.note(ANY, i)));
  const lanes = new Set(answers.map(({ lane }) => lane));
  assert.ok(before < 5, `${before} at first`);
  assert.is(lanes.size, 5);
  assert.is(used(), 5);
  await Promise.all(count(500).map((i) => ledger.note(ANY, i)));
  assert.is(used(), 5); // and no further
});

onAll(test, 'work is spread over the workers', async (world) => {
  const probe = await world.probe(8);
  const before = world.rt.pools.workers().map(({ tasks }) => tasks);
  const share = () => world.rt.pools.workers().map(({ tasks }, worker) => tasks - before[worker]);
  // A machine that is busy with other things may keep a thread waiting for long.
  for (let round = 0; round < 100 && Math.min(...share()) < 40; round++) {
    await Promise.all(count(400).map((i) => probe.spin(hash(i), 30_000)));
  }
  for (const tasks of share()) assert.ok(tasks >= 40, share().join(' '));
});

test.run();
