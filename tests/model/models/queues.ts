// The queues of assembly/sync, at capacity 2 where they have one, with counters that start before their wrap.
import { LOCK_HOLDS, LOCK_WORD, LOCK_WRITES } from '../../../assembly/abi/lock-layout.js';
import { SLOT_SLEEPING } from '../../../assembly/abi/slot-layout.js';
import type { Machine } from '../machine/machine.js';
import { Failure } from '../machine/thread.js';
import { type Case, place, SCRATCH } from './case.js';
import * as deliberate from './deliberate.js';
import { CLIENT, expectEqual, slotAt, startRuntime } from './runtime.js';

const QUEUE = SCRATCH;
const NODE = 64;
const nodesOf = (thread: number): number => place(8 + thread);
const notesOf = (thread: number): number => place(16 + thread);

const notes = (machine: Machine, thread: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => machine.load(notesOf(thread) + i * 4));

/** Of what each producer brought, all of it came once, in its order. */
function expectFifo(taken: number[], producers: number[][]): void {
  for (const brought of producers) {
    const came = taken.filter((value) => brought.includes(value));
    if (came.join() !== brought.join()) throw new Failure(`brought ${brought.join()}, taken ${came.join()}`);
  }
  const count = producers.reduce((sum, { length }) => sum + length, 0);
  expectEqual('taken', taken.length, count);
}

const range = (first: number, count: number, step = 1): number[] =>
  Array.from({ length: count }, (_, i) => first + i * step);

function listCase(producers: number, count: number, more: Partial<Case> = {}): Case {
  const name = `mpsc-list ${producers}x${count}`;
  const total = producers * count;
  const program = {
    name,
    threads: [
      ...range(0, producers).map((i) => ({ call: 'pushNodes', args: [QUEUE, nodesOf(i), count] })),
      { call: 'popNodes', args: [QUEUE, total, notesOf(0)] },
    ],
    setup: () => {},
    check(machine: Machine) {
      expectFifo(
        notes(machine, 0, total),
        range(0, producers).map((i) => range(nodesOf(i), count, NODE)),
      );
      expectEqual('listIsEmpty', machine.call(0, 'listIsEmpty', QUEUE), 1);
      machine.call(0, 'listPush', QUEUE, nodesOf(0));
      machine.call(0, 'listPush', QUEUE, nodesOf(1));
      expectEqual('first of two more', machine.call(0, 'listPop', QUEUE), nodesOf(0));
      expectEqual('second of two more', machine.call(0, 'listPop', QUEUE), nodesOf(1));
      expectEqual('nothing more', machine.call(0, 'listPop', QUEUE), 0);
    },
  };
  return { name, engine: 'internals', program, exactRaces: true, ...more };
}

function inboxCase(producers: number, chains: number, length: number, more: Partial<Case> = {}): Case {
  const name = `inbox ${producers}x${chains} chains of ${length}`;
  const each = chains * length;
  const total = producers * each;
  const program = {
    name,
    threads: [
      ...range(0, producers).map((i) => ({ call: 'pushChains', args: [QUEUE, nodesOf(i), chains, length] })),
      { call: 'takeChains', args: [QUEUE, total, notesOf(0)] },
    ],
    setup: () => {},
    check(machine: Machine) {
      expectFifo(
        notes(machine, 0, total),
        range(0, producers).map((i) => range(nodesOf(i), each, NODE)),
      );
      expectEqual('inboxIsEmpty', machine.call(0, 'inboxIsEmpty', QUEUE), 1);
    },
  };
  return { name, engine: 'internals', program, exactRaces: true, ...more };
}

// RING   as spsc-ring.ts draws it
const CACHED_HEAD = 8;
const NEXT = 12;
const TAIL = 64;
const HEAD = 128;
const BEFORE_WRAP = -2;

function ringCase(consumers: number, count: number, more: Partial<Case> = {}): Case {
  const name = `spsc-ring 1x${count}, ${consumers} consumers in turn`;
  const cells = place(1);
  const total = place(2);
  const program = {
    name,
    threads: [
      { call: 'fillRing', args: [QUEUE, 100, count] },
      ...range(1, consumers).map((who) => ({
        call: 'drainRing',
        args: [QUEUE, who, count, total, notesOf(0)],
      })),
    ],
    setup(machine: Machine) {
      machine.call(0, 'ringInit', QUEUE, cells, 2);
      for (const counter of [CACHED_HEAD, NEXT, TAIL, HEAD]) machine.store(QUEUE + counter, BEFORE_WRAP);
    },
    check(machine: Machine) {
      expectFifo(notes(machine, 0, count), [range(100, count)]);
      expectEqual('ringIsEmpty', machine.call(0, 'ringIsEmpty', QUEUE), 1);
      expectEqual('room for one', machine.call(0, 'ringPush', QUEUE, 1), 1);
      expectEqual('room for another', machine.call(0, 'ringPush', QUEUE, 2), 1);
      expectEqual('full', machine.call(0, 'ringPush', QUEUE, 3), 0);
    },
  };
  return { name, engine: 'internals', program, exactRaces: consumers === 1, ...more };
}

const EXT_HEAD = 12;

/** `before` entries lie in the ring, whose head stands in its middle: one of the next pushes has to grow it. */
function extCase(
  pushers: number,
  poppers: number,
  count: number,
  before: number,
  more: Partial<Case> = {},
): Case {
  const name = `ext-ring ${pushers}+${poppers}x${count}, ${before} in it`;
  const program = {
    name,
    threads: [
      ...range(0, pushers).map((i) => ({ call: 'fillExt', args: [QUEUE, 100 * (i + 1), count] })),
      ...range(0, poppers).map((i) => ({
        call: 'drainExt',
        args: [QUEUE, (count * pushers) / poppers, notesOf(i)],
      })),
    ],
    setup(machine: Machine) {
      startRuntime(
        machine,
        range(0, pushers + poppers).map(() => CLIENT),
      );
      deliberate.extRing(machine, QUEUE);
      machine.call(0, 'extPush', QUEUE, 1);
      machine.call(0, 'extPop', QUEUE);
      machine.store(QUEUE + EXT_HEAD, 9);
      for (let i = 0; i < before; i++) machine.call(0, 'extPush', QUEUE, 1000 + i);
    },
    check(machine: Machine) {
      const taken = range(0, poppers).map((i) => notes(machine, i, (count * pushers) / poppers));
      const rest: number[] = [];
      for (
        let value = machine.call(0, 'extPop', QUEUE);
        value !== 0;
        value = machine.call(0, 'extPop', QUEUE)
      ) {
        rest.push(value);
      }
      const brought = [range(1000, before), ...range(0, pushers).map((i) => range(100 * (i + 1), count))];
      if (poppers === 1) expectFifo([...(taken[0] as number[]), ...rest], brought);
      else {
        const all = [...taken.flat(), ...rest].sort((a, b) => a - b);
        const expected = brought.flat().sort((a, b) => a - b);
        if (all.join() !== expected.join())
          throw new Failure(`brought ${expected.join()}, taken ${all.join()}`);
      }
      expectEqual('extSize', machine.call(0, 'extSize', QUEUE), 0);
    },
  };
  return { name, engine: 'internals', program, ...more };
}

function lockCase(threads: number, times: number, more: Partial<Case> = {}): Case {
  const name = `spin-lock ${threads}x${times}`;
  const program = {
    name,
    threads: range(0, threads).map(() => ({ call: 'holdLock', args: [QUEUE, times, place(1)] })),
    setup: () => {},
    check(machine: Machine) {
      expectEqual('times held', machine.load(place(1)), threads * times);
      expectEqual('the lock', machine.load(QUEUE), 0);
    },
  };
  return { name, engine: 'internals', program, exactRaces: true, ...more };
}

function lockWordCase(threads: number, times: number, more: Partial<Case> = {}): Case {
  const name = `lock word ${threads}x${times}`;
  const program = {
    name,
    threads: range(0, threads).map((i) => ({
      call: 'tryLockWord',
      args: [QUEUE, nodesOf(i), times, place(1)],
    })),
    setup: () => {},
    check(machine: Machine) {
      const held = machine.load(place(1));
      if (held < 1 || held > threads * times) throw new Failure(`held ${held} times`);
      for (const at of [LOCK_WORD, LOCK_HOLDS, LOCK_WRITES])
        expectEqual('the lock', machine.load(QUEUE + at), 0);
    },
  };
  return { name, engine: 'internals', program, exactRaces: true, ...more };
}

function parkingCase(wakers: number, times: number, timeoutNs: number, more: Partial<Case> = {}): Case {
  const name = `parking ${wakers}x${times}${timeoutNs < 0 ? '' : ', with a time limit'}`;
  const slot = slotAt(0);
  const program = {
    name,
    threads: [
      { call: 'sleepForWork', args: [slot, QUEUE, wakers * times, timeoutNs] },
      ...range(0, wakers).map((i) => ({ call: 'bringWork', args: [slot, QUEUE, nodesOf(i), times] })),
    ],
    setup: () => {},
    check(machine: Machine) {
      expectEqual('listIsEmpty', machine.call(0, 'listIsEmpty', QUEUE), 1);
      if (timeoutNs < 0) expectEqual('sleeping', machine.load(slot + SLOT_SLEEPING), 0);
    },
  };
  return { name, engine: 'internals', program, ...more };
}

const LARGE: Partial<Case> = { large: true, exactRaces: false };

export const QUEUES: Case[] = [
  listCase(2, 2),
  listCase(3, 1),
  listCase(3, 2, { deep: true, exactRaces: false }),
  listCase(3, 6, LARGE),
  inboxCase(2, 2, 1),
  inboxCase(2, 2, 2),
  inboxCase(3, 1, 2),
  ringCase(1, 4),
  ringCase(2, 3),
  ringCase(3, 2),
  ringCase(2, 6, { deep: true }),
  ringCase(3, 12, LARGE),
  extCase(1, 1, 2, 15),
  extCase(2, 1, 1, 15),
  extCase(1, 2, 2, 0),
  extCase(2, 2, 1, 15, { deep: true }),
  extCase(2, 2, 4, 15, LARGE),
  lockCase(2, 2),
  lockCase(3, 1),
  lockCase(3, 2, { deep: true, exactRaces: false }),
  lockWordCase(2, 2),
  lockWordCase(3, 1),
  lockWordCase(3, 2, { deep: true, exactRaces: false }),
  parkingCase(2, 2, -1),
  parkingCase(3, 1, -1),
  parkingCase(3, 4, -1, LARGE),
  parkingCase(2, 1, 1000),
];
