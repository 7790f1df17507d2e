// One thread of initialise.test.ts.
import { H_MAGIC } from '../../assembly/abi/map.js';
import { SLOT_PID } from '../../assembly/abi/slot-layout.js';
import { DEFAULTS, initialise, instantiate, NO_WORKER, type TestEngine } from '../support/engine.js';
import { answer, meet } from '../support/threads.js';

export interface ThreadData {
  memory: WebAssembly.Memory;
  gate: Int32Array;
  threads: number;
  thread: number;
  layouts: number; // how often they race for `initialise`
  attaches: number; // how often each of them takes a slot and gives it back
}

export interface ThreadAnswer {
  statuses: number[];
  disturbed: number; // slots that another thread had at the same time
}

const OPTIONS = { ...DEFAULTS, ringDepth: 2 };

function layOut(engine: TestEngine, { gate, threads, thread, layouts }: ThreadData): number[] {
  return Array.from({ length: layouts }, (_, round) => {
    meet(gate, 0, threads * (round + 1));
    const status = initialise(engine, OPTIONS);
    meet(gate, 1, threads * (round + 1));
    // A memory that nobody has laid out yet, as far as `initialise` looks.
    if (thread === 0 && round < layouts - 1) engine.views.u32[H_MAGIC >>> 2] = 0;
    return status;
  });
}

function takeSlots(engine: TestEngine, { gate, threads, thread, attaches }: ThreadData): number {
  const { call, views } = engine;
  let disturbed = 0;
  for (let turn = 0; turn < attaches; turn++) {
    if (turn % 100 === 0) meet(gate, 2, threads * (turn / 100 + 1));
    const slot = call.attach(NO_WORKER, thread + 1, 0, 0);
    if (slot < 0) throw new Error('no slot');
    for (let look = 0; look < 20; look++) {
      if (views.u32[(call.slotAt(slot) + SLOT_PID) >>> 2] !== thread + 1) disturbed++;
    }
    call.detach(slot);
  }
  return disturbed;
}

answer<ThreadData, ThreadAnswer>((data) => {
  const engine = instantiate('mt', 0, data.memory);
  const statuses = layOut(engine, data);
  return { statuses, disturbed: takeSlots(engine, data) };
});
