// What translated code calls for every access to memory: it does what the instruction does, marks which threads touch
// which words, and tells the race detector.
import { arithmetic } from './arithmetic.js';
import type { Machine } from './machine.js';
import { ATOMIC, SHARED, TOLERATED } from './memory.js';
import { HAS_LIMIT, NEWS, PAUSED, UNTIL, WAITING, WAITS_ON } from './states.js';
import { Failure, type Thread } from './thread.js';

const LOCAL_MAX = 1 << 22;
/** H_CHECK_CODE of assembly/abi/map.ts. */
const CHECK_CODE = 80;

export function accessesOf(machine: Machine) {
  const { words, marks } = machine.memory;
  const { memory, states } = machine;

  function indexOf(address: number): number {
    if ((address & 3) !== 0) throw new Failure(`misaligned access at 0x${(address >>> 0).toString(16)}`);
    return address >>> 2;
  }
  function change(t: Thread, index: number, value: number): void {
    if (words[index] === value) return;
    memory.put(index, value);
    states.tell(t, marks[index] as number);
  }
  function sees(t: Thread, index: number): number {
    const mark = marks[index] as number;
    if ((mark & t.reads) !== t.reads || mark === undefined) machine.touch(index, t.reads);
    return marks[index] as number;
  }
  function writes(t: Thread, index: number): number {
    const mark = marks[index] as number;
    if ((mark & t.writes) !== t.writes || mark === undefined) machine.touch(index, t.writes);
    return marks[index] as number;
  }
  const plain = (t: Thread, mark: number) =>
    machine.races !== undefined && t.reads !== 0 && SHARED[mark] === 1 && (mark & TOLERATED) === 0;
  const ordered = (t: Thread, mark: number) =>
    machine.races !== undefined && t.reads !== 0 && SHARED[mark] === 1;

  function load(t: Thread, address: number): number {
    const index = indexOf(address);
    const mark = sees(t, index);
    if (index === machine.watched) machine.onAccess?.(t, 'plain load', address, words[index] as number);
    if (plain(t, mark)) machine.races?.plainRead(t.id, index);
    return words[index] as number;
  }
  function store(t: Thread, address: number, value: number): void {
    const index = indexOf(address);
    const mark = writes(t, index);
    if (index === machine.watched) machine.onAccess?.(t, 'plain store', address, value);
    if (plain(t, mark)) machine.races?.plainWrite(t.id, index);
    change(t, index, value);
  }
  function narrow(t: Thread, address: number, mask: number): number {
    const index = address >>> 2;
    const mark = sees(t, index);
    if (plain(t, mark)) machine.races?.plainRead(t.id, ~(address >>> 0));
    return ((words[index] as number) >>> ((address & 3) * 8)) & mask;
  }
  function widen(t: Thread, address: number, mask: number, value: number): void {
    const index = address >>> 2;
    const mark = writes(t, index);
    if (plain(t, mark)) machine.races?.plainWrite(t.id, ~(address >>> 0));
    const shift = (address & 3) * 8;
    change(t, index, ((words[index] as number) & ~(mask << shift)) | ((value & mask) << shift));
  }
  function atomicRead(t: Thread, index: number, key: number, what: string): void {
    const mark = sees(t, index);
    if (ordered(t, mark)) machine.races?.atomicRead(t.id, key, (mark & TOLERATED) !== 0);
    if (t.reads !== 0) machine.onAccess?.(t, what, index * 4, words[index] as number);
  }
  function atomicWrite(
    t: Thread,
    index: number,
    key: number,
    keeps: boolean,
    value: number,
    what: string,
  ): void {
    const mark = writes(t, index);
    if ((mark & ATOMIC) === 0 && t.reads !== 0) memory.tag(index, ATOMIC);
    if (ordered(t, mark)) machine.races?.atomicWrite(t.id, key, keeps, (mark & TOLERATED) !== 0);
    if (t.reads !== 0) machine.onAccess?.(t, what, index * 4, value);
    change(t, index, value);
  }

  const OPERATIONS: ((before: number, value: number) => number)[] = [
    (before, value) => (before + value) | 0,
    (before, value) => (before - value) | 0,
    (before, value) => before & value,
    (before, value) => before | value,
    (before, value) => before ^ value,
    (_, value) => value,
  ];
  const OPERATION_NAMES = ['add', 'sub', 'and', 'or', 'xor', 'exchange'];

  return {
    load,
    store,
    load8: (t: Thread, address: number) => narrow(t, address, 0xff),
    load16: (t: Thread, address: number) => narrow(t, address, 0xffff),
    store8: (t: Thread, address: number, value: number) => widen(t, address, 0xff, value),
    store16: (t: Thread, address: number, value: number) => widen(t, address, 0xffff, value),

    copy(t: Thread, to: number, from: number, length: number): void {
      if (((to | from | length) & 3) === 0) {
        const values: number[] = [];
        for (let at = 0; at < length; at += 4) values.push(load(t, from + at));
        for (let at = 0; at < length; at += 4) store(t, to + at, values[at >> 2] as number);
        return;
      }
      const bytes: number[] = [];
      for (let at = 0; at < length; at++) bytes.push(narrow(t, from + at, 0xff));
      for (let at = 0; at < length; at++) widen(t, to + at, 0xff, bytes[at] as number);
    },
    fill(t: Thread, to: number, value: number, length: number): void {
      let at = 0;
      for (; at < length && ((to + at) & 3) !== 0; at++) widen(t, to + at, 0xff, value);
      const word = Math.imul(value & 0xff, 0x01010101);
      for (; at + 4 <= length; at += 4) store(t, to + at, word);
      for (; at < length; at++) widen(t, to + at, 0xff, value);
    },

    /** The thread stops before this access: another one may go first. */
    stops(t: Thread, address: number, kind: number): boolean {
      if (t.reads === 0 || (!machine.everywhere && SHARED[marks[address >>> 2] as number] !== 1)) {
        if (t.reads !== 0) t.made++;
        if (++t.local > LOCAL_MAX)
          throw new Failure('a thread goes round for ever on words that nobody changes');
        return false;
      }
      if (t.go > 0) {
        t.go--;
        t.made++;
        return false;
      }
      t.at = address;
      t.kind = kind;
      return true;
    },

    atomicLoad(t: Thread, address: number): number {
      const index = indexOf(address);
      atomicRead(t, index, index, 'load');
      return words[index] as number;
    },
    atomicLoad8(t: Thread, address: number): number {
      atomicRead(t, address >>> 2, ~(address >>> 0), 'load8');
      return ((words[address >>> 2] as number) >>> ((address & 3) * 8)) & 0xff;
    },
    atomicLoad64(t: Thread, address: number): number {
      const index = indexOf(address);
      atomicRead(t, index, index, 'load64');
      sees(t, index + 1);
      arithmetic.high = words[index + 1] as number;
      return words[index] as number;
    },
    atomicStore(t: Thread, address: number, value: number): void {
      const index = indexOf(address);
      atomicWrite(t, index, index, false, value, 'store');
    },
    atomicStore64(t: Thread, address: number, low: number, high: number): void {
      const index = indexOf(address);
      atomicWrite(t, index, index, false, low, 'store64');
      writes(t, index + 1);
      change(t, index + 1, high);
    },
    modify(t: Thread, address: number, operation: number, value: number): number {
      const index = indexOf(address);
      const before = words[index] as number;
      atomicRead(t, index, index, 'read');
      const next = (OPERATIONS[operation] as (a: number, b: number) => number)(before, value);
      atomicWrite(t, index, index, true, next, OPERATION_NAMES[operation] as string);
      return before;
    },
    modify8(t: Thread, address: number, operation: number, value: number): number {
      const index = address >>> 2;
      const shift = (address & 3) * 8;
      const word = words[index] as number;
      const before = (word >>> shift) & 0xff;
      const next = (OPERATIONS[operation] as (a: number, b: number) => number)(before, value) & 0xff;
      atomicRead(t, index, ~(address >>> 0), 'read8');
      const name = `${OPERATION_NAMES[operation]}8`;
      atomicWrite(t, index, ~(address >>> 0), true, (word & ~(0xff << shift)) | (next << shift), name);
      return before;
    },
    modify64(t: Thread, address: number, operation: number, low: number, high: number): number {
      const index = indexOf(address);
      const before = words[index] as number;
      const beforeHigh = words[index + 1] as number;
      if (operation === 0) arithmetic.add64(before, beforeHigh, low, high);
      else if (operation === 1) arithmetic.sub64(before, beforeHigh, low, high);
      else arithmetic.high = (OPERATIONS[operation] as (a: number, b: number) => number)(beforeHigh, high);
      const nextHigh = arithmetic.high;
      const next = (OPERATIONS[operation] as (a: number, b: number) => number)(before, low);
      atomicRead(t, index, index, 'read64');
      atomicWrite(t, index, index, true, next, `${OPERATION_NAMES[operation]}64`);
      writes(t, index + 1);
      change(t, index + 1, nextHigh);
      arithmetic.high = beforeHigh;
      return before;
    },
    compareExchange(t: Thread, address: number, expected: number, value: number): number {
      const index = indexOf(address);
      const before = words[index] as number;
      const succeeds = before === expected;
      atomicRead(t, index, index, succeeds ? 'read' : 'compare-exchange fails on');
      if (succeeds) atomicWrite(t, index, index, true, value, 'compare-exchange');
      else if (t.reads !== 0) machine.touch(index, t.writes);
      return before;
    },
    compareExchange64(t: Thread, address: number, a: number, A: number, b: number, B: number): number {
      const index = indexOf(address);
      const before = words[index] as number;
      const high = words[index + 1] as number;
      const succeeds = before === a && high === A;
      atomicRead(t, index, index, succeeds ? 'read64' : 'compare-exchange64 fails on');
      sees(t, index + 1);
      if (succeeds) {
        atomicWrite(t, index, index, true, b, 'compare-exchange64');
        writes(t, index + 1);
        change(t, index + 1, B);
      } else if (t.reads !== 0) machine.touch(index, t.writes);
      arithmetic.high = high;
      return before;
    },

    notify(t: Thread, address: number, count: number): number {
      const index = indexOf(address);
      if (t.reads !== 0) machine.touch(index, t.writes);
      machine.onAccess?.(t, 'notify', address, count);
      let woken = 0;
      for (const other of machine.threads) {
        if (woken >>> 0 >= count >>> 0) break;
        if (states.of(other) !== WAITING) continue;
        if (words[states.own(other, WAITS_ON)] !== index) continue;
        states.wake(other);
        machine.races?.woken(other.id, t.id);
        woken++;
      }
      return woken;
    },
    wait(t: Thread, address: number, expected: number, timeoutNs: number): boolean {
      const index = indexOf(address);
      atomicRead(t, index, index, 'wait on');
      if (words[index] !== expected || timeoutNs === 0) return false;
      memory.put(states.own(t, WAITS_ON), index);
      memory.put(states.own(t, HAS_LIMIT), timeoutNs > 0 ? 1 : 0);
      if (timeoutNs > 0) states.setTime(states.own(t, UNTIL), states.now() + timeoutNs);
      states.set(t, WAITING);
      return true;
    },
    pause(t: Thread): boolean {
      if ((states.pauses & (1 << t.id)) === 0) {
        states.pauses |= 1 << t.id;
        machine.grew = true;
      }
      if (words[states.own(t, NEWS)] !== 0) {
        memory.put(states.own(t, NEWS), 0);
        return false;
      }
      states.set(t, PAUSED);
      return true;
    },
    /** What a module's function does that traps; its worker is in `afterTrap` of the drivers then. */
    crash(t: Thread): void {
      machine.trapped(t, 'afterTrap');
    },
    trap(t: Thread): never {
      throw new Failure(`unreachable in ${machine.whereabouts(t)}, check code ${words[CHECK_CODE >> 2]}`);
    },
  };
}
