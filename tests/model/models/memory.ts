// The allocators and the registration of threads, in the binary that ships: through the engine's own exports.
import { SLOT_EPOCH, SLOT_FREE, SLOT_PAGES, SLOT_STATE } from '../../../assembly/abi/slot-layout.js';
import { DOUBLE_FREE } from '../../../assembly/abi/status.js';
import type { Machine } from '../machine/machine.js';
import { type Case, place } from './case.js';
import {
  ARENA,
  CLIENT,
  expectEqual,
  FREE_LIST,
  liveBytes,
  MAIN,
  NOBODY,
  SLAB,
  slotAt,
  startRuntime,
} from './runtime.js';

const KINDS = ['slab', 'arena', 'free list'];
/** The largest block that shares a page: three of them fill one. */
const LARGE = 16384;
const PER_PAGE = 3;
const PAGE = 65536;
const HANDED = place(1);
const LISTED = place(2);
const LISTED_LATER = place(3);
const PASSED = place(4);
const PLACES = place(5);

function restAt(machine: Machine, before: number): void {
  expectEqual('live bytes', liveBytes(machine, MAIN), before);
}

/** Room for six blocks is found in two pages: none has been lost, none is there twice. */
function expectTwoPages(machine: Machine): void {
  const blocks = Array.from({ length: PER_PAGE * 2 }, () => machine.call(0, 'alloc', MAIN, LARGE) >>> 0);
  blocks.sort((a, b) => a - b);
  const apart = blocks.slice(1).map((block, i) => block - (blocks[i] as number));
  expectEqual('blocks that overlap', apart.filter((bytes) => bytes < LARGE).length, 0);
  expectEqual('blocks beyond their page', blocks.filter((block) => (block % PAGE) + LARGE > PAGE).length, 0);
  expectEqual('pages for six blocks', machine.load(slotAt(0) + SLOT_PAGES + MAIN * 4), 2);
}

/** Every thread takes and gives back by itself; whoever finds a block of another's race tells. */
function useCase(
  kind: number,
  threads: number,
  times: number,
  bytes: number,
  more: Partial<Case> = {},
): Case {
  const name = `${KINDS[kind]} ${threads}x${times} of ${bytes} bytes`;
  let before = 0;
  const program = {
    name,
    threads: Array.from({ length: threads }, () => ({ call: 'useBlocks', args: [MAIN, bytes, times, 0] })),
    setup(machine: Machine) {
      startRuntime(
        machine,
        Array.from({ length: threads }, () => CLIENT),
        { kind },
      );
      before = liveBytes(machine, MAIN);
    },
    check(machine: Machine) {
      restAt(machine, before);
      if (kind !== ARENA) return;
      const first = machine.call(0, 'alloc', MAIN, 64) >>> 0;
      machine.call(0, 'free', first);
      expectEqual('the arena begins anew', machine.call(0, 'alloc', MAIN, 64) >>> 0, first);
    },
  };
  return { name, engine: 'shipped', program, ...more };
}

function pairsCase(
  kind: number,
  threads: number,
  times: number,
  bytes: number,
  more: Partial<Case> = {},
): Case {
  const { program, ...rest } = useCase(kind, threads, times, bytes);
  const name = `${KINDS[kind]} ${threads}x${times} pairs of ${bytes} bytes`;
  const calls = Array.from({ length: threads }, () => ({ call: 'usePairs', args: [MAIN, bytes, times] }));
  return { ...rest, name, program: { ...program, name, threads: calls }, ...more };
}

/** What one allocates another frees: remote frees into pages that fill up, are let go of, and come back. */
function handOverCase(kind: number, count: number, more: Partial<Case> = {}): Case {
  const name = `${KINDS[kind]} handed over x${count}`;
  let before = 0;
  const program = {
    name,
    threads: [
      { call: 'giveBlocks', args: [MAIN, LARGE, count, HANDED] },
      { call: 'freeBlocks', args: [count, HANDED] },
    ],
    setup(machine: Machine) {
      startRuntime(machine, [CLIENT, CLIENT], { kind });
      before = liveBytes(machine, MAIN);
    },
    check: (machine: Machine) => restAt(machine, before),
  };
  return { name, engine: 'shipped', program, ...more };
}

/** A full page of the first thread: it wants more blocks while `others` free those that it has. */
function fullPageCase(others: number, wanted: number, more: Partial<Case> = {}): Case {
  const name = `slab: full page, ${wanted} more wanted, ${others} free`;
  let before = 0;
  const program = {
    name,
    threads: [
      { call: 'allocListed', args: [MAIN, LARGE, LISTED_LATER, wanted] },
      ...Array.from({ length: others }, (_, i) => ({ call: 'freeListed', args: [LISTED + i * 64, 1] })),
    ],
    setup(machine: Machine) {
      startRuntime(
        machine,
        Array.from({ length: others + 1 }, () => CLIENT),
      );
      before = liveBytes(machine, MAIN);
      for (let i = 0; i < PER_PAGE; i++) {
        machine.store(LISTED + i * 64, machine.call(0, 'alloc', MAIN, LARGE));
      }
    },
    check(machine: Machine) {
      for (let i = others; i < PER_PAGE; i++) machine.call(0, 'free', machine.load(LISTED + i * 64));
      for (let i = 0; i < wanted; i++) machine.call(0, 'free', machine.load(LISTED_LATER + i * 4));
      restAt(machine, before);
      // Every page but the one that is kept has room again, and is found.
      expectTwoPages(machine);
    },
  };
  return { name, engine: 'shipped', program, ...more };
}

/** The owner frees its own blocks of a page that it has let go of, while another frees one too. */
function letGoCase(more: Partial<Case> = {}): Case {
  const name = 'slab: a page let go of, freed by its owner and by another';
  let before = 0;
  const program = {
    name,
    threads: [
      { call: 'freeListed', args: [LISTED, 2] },
      { call: 'freeListed', args: [LISTED + 8, 1] },
    ],
    setup(machine: Machine) {
      startRuntime(machine, [CLIENT, CLIENT]);
      before = liveBytes(machine, MAIN);
      for (let i = 0; i < PER_PAGE; i++) machine.store(LISTED + i * 4, machine.call(0, 'alloc', MAIN, LARGE));
      for (let i = 0; i < PER_PAGE; i++) machine.store(PASSED + i * 4, machine.call(0, 'alloc', MAIN, LARGE));
    },
    check(machine: Machine) {
      for (let i = 0; i < PER_PAGE; i++) machine.call(0, 'free', machine.load(PASSED + i * 4));
      restAt(machine, before);
      expectTwoPages(machine);
    },
  };
  return { name, engine: 'shipped', program, ...more };
}

/** Threads that do not own a block free it at once: one may. */
function doubleFreeCase(kind: number, frees: number, bytes: number): Case {
  const name = `${KINDS[kind]}: ${frees} frees of one block of ${bytes} bytes`;
  const block = place(6);
  const program = {
    name,
    threads: Array.from({ length: frees }, () => ({ call: 'freeOnce', args: [0, PASSED] })),
    setup(machine: Machine) {
      startRuntime(
        machine,
        Array.from({ length: frees }, () => CLIENT),
        { kind },
      );
      machine.call(0, 'detach', 0); // the block's owner has gone; its slot is not these threads'
      const owner = machine.call(0, 'attach', CLIENT, 1, 2, 3);
      machine.store(block, machine.call(0, 'alloc', MAIN, bytes));
      machine.call(0, 'attach', CLIENT, 1, 2, 3);
      expectEqual('the owner has its slot again', owner, 0);
      for (const thread of program.threads) thread.args[0] = machine.load(block);
    },
    check(machine: Machine) {
      expectEqual('accepted', machine.load(PASSED), 1);
      expectEqual('once more', machine.call(0, 'free', machine.load(block)), DOUBLE_FREE);
    },
  };
  return { name, engine: 'shipped', program };
}

/** Runs of pages: two threads want more than there is for both. */
function runsCase(
  threads: number,
  pages: number,
  times: number,
  mayFail: boolean,
  more: Partial<Case> = {},
): Case {
  const name = `page runs ${threads}x${times} of ${pages} pages`;
  let before = 0;
  const program = {
    name,
    threads: Array.from({ length: threads }, () => ({
      call: 'useBlocks',
      args: [MAIN, pages * PAGE, times, mayFail ? 1 : 0],
    })),
    setup(machine: Machine) {
      startRuntime(
        machine,
        Array.from({ length: threads }, () => CLIENT),
      );
      before = liveBytes(machine, MAIN);
    },
    check(machine: Machine) {
      restAt(machine, before);
      const all = machine.call(0, 'alloc', MAIN, 15 * PAGE); // of 16, one is the table's
      if (all === 0) expectEqual('all pages in one run', 0, 1);
    },
  };
  return { name, engine: 'shipped', program, ...more };
}

/** Slots but for `free` of them are taken: those that come contend for what is left. */
function slotsCase(threads: number, times: number, free: number, more: Partial<Case> = {}): Case {
  const name = `thread slots ${threads}x${times}, ${free} free`;
  let first = 0;
  const program = {
    name,
    threads: Array.from({ length: threads }, () => ({
      call: 'comeAndGo',
      args: [times, PLACES, free < threads ? 1 : 0],
    })),
    setup(machine: Machine) {
      startRuntime(machine, []);
      first = 64 - free;
      for (let i = 0; i < first; i++) machine.store(slotAt(i) + SLOT_STATE, 2);
      // Their rings are there: opening them is the allocator's matter.
      for (let i = first; i < 64; i++) {
        machine.call(0, 'attach', CLIENT, 1, 2, 3);
        machine.store(slotAt(i) + SLOT_EPOCH, 0xfffffe);
      }
      for (let i = first; i < 64; i++) machine.store(slotAt(i) + SLOT_STATE, SLOT_FREE);
    },
    check(machine: Machine) {
      for (let i = first; i < 64; i++) expectEqual('state', machine.load(slotAt(i) + SLOT_STATE), SLOT_FREE);
    },
  };
  return { name, engine: 'shipped', program, ...more };
}

/** Slots change hands while their pages get blocks back from others. */
function adoptionCase(owners: number, more: Partial<Case> = {}): Case {
  const name = `slab: pages of ${owners} owners in a row`;
  let before = 0;
  const places = Array.from({ length: owners }, (_, i) => HANDED + i * 64);
  const program = {
    name,
    threads: [
      ...places.map((at) => ({ call: 'allocAndGo', args: [MAIN, LARGE, at] })),
      { call: 'freeBlocks', args: [1, HANDED] },
    ],
    setup(machine: Machine) {
      startRuntime(machine, [...places.map(() => NOBODY), CLIENT]);
      // Slot 1 has a full page that its last owner left; all others are taken.
      machine.call(0, 'attach', CLIENT, 1, 2, 3);
      for (let i = 0; i < PER_PAGE; i++) machine.store(LISTED + i * 4, machine.call(0, 'alloc', MAIN, LARGE));
      machine.call(0, 'detach', 1);
      before = liveBytes(machine, MAIN);
    },
    check(machine: Machine) {
      for (const at of places.slice(1)) machine.call(owners, 'free', machine.load(at));
      restAt(machine, before);
    },
  };
  return { name, engine: 'shipped', program, ...more };
}

/** All memory is a page of the first thread, which lends it; the others free that page's blocks, and want a block each. */
function lendingCase(others: number, more: Partial<Case> = {}): Case {
  const name = `slab: a page is lent, ${others} want it`;
  const each = Math.floor(PER_PAGE / others);
  let before = 0;
  const program = {
    name,
    threads: [
      { call: 'lendOnce', args: [MAIN, LARGE] },
      ...Array.from({ length: others }, (_, i) => ({
        call: 'freeThenUse',
        args: [LISTED + i * 64, each, MAIN, LARGE],
      })),
    ],
    setup(machine: Machine) {
      startRuntime(machine, [0, ...Array.from({ length: others }, () => CLIENT)]);
      before = liveBytes(machine, MAIN);
      for (let i = 0; i < others; i++) {
        for (let j = 0; j < each; j++) {
          machine.store(LISTED + i * 64 + j * 4, machine.call(0, 'alloc', MAIN, LARGE));
        }
      }
      machine.store(PASSED, machine.call(0, 'alloc', MAIN, 15 * PAGE)); // of 16
    },
    check(machine: Machine) {
      machine.call(0, 'free', machine.load(PASSED));
      restAt(machine, before);
      expectTwoPages(machine);
    },
  };
  return { name, engine: 'internals', program, ...more };
}

export const MEMORY: Case[] = [
  useCase(ARENA, 2, 2, 64, { exactRaces: true }),
  useCase(ARENA, 3, 1, 64),
  pairsCase(ARENA, 2, 1, 64),
  useCase(FREE_LIST, 2, 2, 64),
  useCase(FREE_LIST, 3, 1, 64),
  pairsCase(FREE_LIST, 2, 2, 64),
  pairsCase(FREE_LIST, 3, 1, 64, { deep: true }),
  handOverCase(SLAB, 4),
  handOverCase(SLAB, 7, { deep: true }),
  fullPageCase(1, 1, { exactRaces: true }),
  fullPageCase(2, 1),
  fullPageCase(3, 1),
  fullPageCase(2, 3),
  fullPageCase(3, 3, { deep: true }),
  letGoCase({ exactRaces: true }),
  doubleFreeCase(SLAB, 2, 64),
  doubleFreeCase(ARENA, 2, 64),
  doubleFreeCase(FREE_LIST, 2, 64),
  doubleFreeCase(SLAB, 2, PAGE * 2),
  doubleFreeCase(SLAB, 3, 64),
  runsCase(2, 2, 1, false),
  runsCase(2, 8, 1, true),
  runsCase(3, 4, 1, true, { deep: true }),
  slotsCase(2, 2, 2),
  slotsCase(2, 2, 1),
  slotsCase(3, 1, 1),
  adoptionCase(1),
  adoptionCase(2),
  lendingCase(1, { exactRaces: true }),
  lendingCase(2),
];
