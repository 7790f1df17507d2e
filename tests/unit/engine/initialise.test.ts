// Laying out a memory, once, and registering threads in it.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { MAX_SLOTS, MAX_WORKERS } from '../../../assembly/abi/limits.js';
import { DRAINING, H_MAGIC, H_STATE, MAGIC, SEGMENTS_BASE, WORKERS } from '../../../assembly/abi/map.js';
import * as slot from '../../../assembly/abi/slot-layout.js';
import { BAD_ARGUMENT, EXISTS, OK } from '../../../assembly/abi/status.js';
import {
  attachClient,
  DEFAULTS,
  initialise,
  instantiate,
  MAIN,
  NO_WORKER,
  type Options,
  onEachBuild,
  pagesFor,
  RUNTIME,
  SEGMENTS,
  startEngine,
  type TestEngine,
} from '../../support/engine.js';

const MIB = 1 << 20;

const word = ({ call, views }: TestEngine, index: number, offset: number): number =>
  views.u32[(call.slotAt(index) + offset) >>> 2] as number;

onEachBuild(test, 'a memory is laid out once', (build) => {
  const engine = instantiate(build, pagesFor());
  assert.is(attachClient(engine), -1, 'not before');
  assert.is(initialise(engine, DEFAULTS), OK);
  assert.is(engine.views.u32[H_MAGIC >>> 2], MAGIC);
  const before = engine.views.u8.slice(0, 4096);
  assert.is(initialise(engine, { ...DEFAULTS, mainMib: 2, workers: 7 }), EXISTS);
  assert.equal(engine.views.u8.slice(0, 4096), before, 'the second call changes nothing');
});

const WRONG: Partial<Options>[] = [
  { workers: 0 },
  { workers: MAX_WORKERS + 1 },
  { ringDepth: 0 },
  { ringDepth: 3 },
  { ringDepth: 2 ** 21 },
  { kinds: 3 },
  { kinds: 3 << 8 },
  { kinds: 3 << 16 },
  { kinds: 1 << 24 },
  { mainMib: 0 },
  { runtimeMib: 0 },
  { clientMib: 0 },
  { clientMib: 5 }, // more than the memory has
  { mainMib: 2000 },
  { mainMib: 4096 - 4, clientMib: 4 }, // wraps
  { clientMib: 2 ** 32 - 1 },
];

onEachBuild(test, 'wrong arguments are refused and leave the memory as it was', (build) => {
  const engine = instantiate(build, pagesFor());
  for (const wrong of WRONG) {
    assert.is(initialise(engine, { ...DEFAULTS, ...wrong }), BAD_ARGUMENT, JSON.stringify(wrong));
    assert.is(engine.views.u32[H_MAGIC >>> 2], 0);
  }
  assert.is(initialise(engine, DEFAULTS), OK);
});

onEachBuild(test, 'main and runtime_data lie below 2 GiB', (build) => {
  const sizes = { ...DEFAULTS, mainMib: 1000, runtimeMib: 921 };
  const engine = instantiate(build, pagesFor(sizes));
  assert.is(initialise(engine, sizes), BAD_ARGUMENT);
  assert.is(initialise(engine, { ...sizes, runtimeMib: 920 }), OK);
});

onEachBuild(test, 'the segments follow each other without gaps', (build) => {
  const { call } = startEngine(build, { mainMib: 3, runtimeMib: 2, clientMib: 1 });
  const ends = [SEGMENTS_BASE + 3 * MIB, SEGMENTS_BASE + 5 * MIB, SEGMENTS_BASE + 6 * MIB];
  assert.is(call.segmentOf(SEGMENTS_BASE - 1), 3);
  assert.is(call.segmentOf(SEGMENTS_BASE), MAIN);
  for (const [segment, end] of ends.entries()) {
    assert.is(call.segmentOf(end - 1), segment);
    assert.is(call.segmentOf(end), segment + 1);
  }
});

onEachBuild(test, 'a client gets a slot with its owner, credits and two rings', (build) => {
  const engine = startEngine(build, { credits: 77 });
  const { call } = engine;
  assert.is(call.attach(NO_WORKER, 4711, 0x89abcdef, 5), 1);
  assert.is(call.selfIndex(), 1);
  assert.is(word(engine, 1, slot.SLOT_STATE), slot.SLOT_ACTIVE);
  assert.is(word(engine, 1, slot.SLOT_KIND), slot.KIND_CLIENT);
  assert.is(word(engine, 1, slot.SLOT_PID), 4711);
  assert.is(word(engine, 1, slot.SLOT_START_LO), 0x89abcdef);
  assert.is(word(engine, 1, slot.SLOT_START_HI), 5);
  assert.is(word(engine, 1, slot.SLOT_CREDITS), 77);
  for (const ring of [slot.SLOT_RING_LOW, slot.SLOT_RING_HIGH]) {
    assert.is(call.ringIsOpen(call.slotAt(1) + ring), 1);
  }
});

onEachBuild(test, 'a state that is set before the workers attach wakes them only', (build) => {
  const engine = startEngine(build, { workers: 2 });
  const index = engine.call.attach(0, 1, 0, 0);
  const sleeping = [slot.SLOT_SLEEPING, engine.call.slotAt(index) + slot.SLOT_SLEEPING].map((at) => at >>> 2);
  for (const at of sleeping) engine.views.u32[at] = 1; // of the second worker there is nothing but address 0
  engine.call.setState(DRAINING);
  assert.is(engine.views.u32[H_STATE >>> 2], DRAINING);
  assert.equal(
    sleeping.map((at) => engine.views.u32[at]),
    [1, 0],
  );
});

onEachBuild(test, 'a worker is found by its index', (build) => {
  const engine = startEngine(build, { workers: 3 });
  assert.is(engine.call.attach(2, 1, 0, 0), 1);
  assert.is(word(engine, 1, slot.SLOT_KIND), slot.KIND_WORKER);
  assert.is(engine.views.u32[(WORKERS + 8) >>> 2], engine.call.slotAt(1));
  for (const worker of [3, MAX_WORKERS, 1000]) {
    assert.is(engine.call.attach(worker, 1, 0, 0), -1, `worker ${worker}`);
  }
});

onEachBuild(test, 'there are MAX_SLOTS slots, and a freed one is used again in another epoch', (build) => {
  const engine = startEngine(build, { runtimeMib: 8 }); // a page of the slab for each client's rings
  for (let index = 1; index < MAX_SLOTS; index++) assert.is(attachClient(engine), index);
  assert.is(attachClient(engine), -1);
  const epochs = new Set<number>();
  const live = engine.call.liveBytes(RUNTIME);
  for (let round = 0; round < 5; round++) {
    epochs.add(word(engine, 17, slot.SLOT_EPOCH));
    engine.call.detach(17);
    assert.is(word(engine, 17, slot.SLOT_STATE), slot.SLOT_FREE);
    epochs.add(word(engine, 17, slot.SLOT_EPOCH)); // from now on nobody waits for what it submitted
    assert.is(attachClient(engine), 17);
    assert.is(attachClient(engine), -1);
  }
  assert.is(epochs.size, 6 + 5 - 1);
  assert.is(engine.call.liveBytes(RUNTIME), live, 'the rings stay with the slot');
});

onEachBuild(test, 'an epoch fits beside the index of its slot', (build) => {
  const engine = startEngine(build);
  engine.views.u32[(engine.call.slotAt(0) + slot.SLOT_EPOCH) >>> 2] = 0xffffff;
  engine.call.detach(0);
  assert.is(word(engine, 0, slot.SLOT_EPOCH), 0);
});

onEachBuild(test, 'without memory for its rings a client gets no slot, and the slot stays free', (build) => {
  const engine = startEngine(build, { runtimeMib: 1, ringDepth: 65536 });
  const { call } = engine;
  let attached = 1;
  while (attachClient(engine) === attached) attached++;
  assert.ok(attached < 4, `${attached} with 512 KiB of rings each`);
  assert.is(word(engine, attached, slot.SLOT_STATE), slot.SLOT_FREE);
  call.enter(0);
  for (const segment of [SEGMENTS.MAIN, SEGMENTS.CLIENT]) assert.is.not(call.alloc(segment, 64), 0);
  call.detach(0);
  assert.is(attachClient(engine), 0, 'a slot that has its rings can be taken');
});

test.run();
