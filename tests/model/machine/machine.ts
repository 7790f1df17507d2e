// Runs WebAssembly binaries as they are, byte for byte, with virtual threads on one memory: a thread runs until it is
// about to make an atomic access to a shared word, and goes on when it is told to. Which words are shared is found out:
// when an access shows that one more is, `grew` is set, and what was explored before has to be explored again.
import { accessesOf } from './accesses.js';
import { arithmetic } from './arithmetic.js';
import { type Binary, type Body, decode } from './decode.js';
import {
  BLOCKED,
  CMPXCHG,
  FRAME_CELLS,
  GLOBALS_CELL,
  GO_ON,
  RESULT_CELL,
  RUNNING,
  type Unit,
} from './frames.js';
import { SHARED, TOLERATED, UNHASHED, Words, WRITTEN } from './memory.js';
import { Races } from './races.js';
import { DONE, READY, States, THREAD_WORDS } from './states.js';
import { Failure, Thread } from './thread.js';
import { translate } from './translate.js';

/** Memory up to here: the tables of the engine and three segments of 1 MiB. */
const PROGRAM_WORDS = (132 << 20) >> 2;
const OWN_WORDS = 1 << 18;
const MAX_THREADS = 4;
const CLOCKS = PROGRAM_WORDS + MAX_THREADS * THREAD_WORDS;

type Code = (thread: Thread) => number;
type Host = Record<string, (thread: Thread, ...args: number[]) => number>;

interface Linked {
  unit: Unit;
  body: Body;
  live: Int32Array[];
  cells: number;
}

export class Machine {
  readonly memory = new Words(PROGRAM_WORDS, OWN_WORDS);
  readonly threads: Thread[] = [];
  readonly states = new States(this.memory, this.threads);
  /** Another word turned out to be shared. */
  grew = false;
  /** Who explores, so that a failure can say which accesses led to it. */
  onAccess: ((thread: Thread, what: string, address: number, value: number) => void) | undefined;
  /** Threads stop before every atomic access, also to words that nobody shares: a schedule then says all there is. */
  everywhere = false;
  /** A word whose plain accesses are told of too. */
  watched = -1;
  races: Races | undefined;
  host: Host = {
    now: () => this.states.now(),
    syncModules: (thread) => {
      this.states.syncModules(thread);
      return 0;
    },
    loadedModules: (thread) => this.states.modulesOf(thread),
    passTime: (thread) => {
      this.races?.passTime(thread.id);
      return 0;
    },
    request: () => 0,
    fail: (thread, code) => {
      throw new Failure(`${this.whereabouts(thread)}: fail(${code})`);
    },
  };
  #functions: Linked[] = [];
  #code: Code[] = [];
  #exports = new Map<string, number>();
  #constants = new Map<string, number>();
  #table = new Map<number, number>();
  #globals: { cell: number; low: number; high: number }[] = [];
  #firstFrame = GLOBALS_CELL;
  #names = new Map<number, string>();
  readonly #calls = accessesOf(this);

  /** Links binaries: what one imports from 'engine' or 'chimaera' another exports; the rest is the host's. */
  link(binaries: Uint8Array[]): void {
    this.#functions = [];
    this.#code = [];
    this.#exports.clear();
    this.#names.clear();
    this.#table.clear();
    this.#globals = [];
    this.#firstFrame = GLOBALS_CELL;
    for (const bytes of binaries) this.#add(decode(bytes));
  }

  #add(binary: Binary): void {
    const hostNames: string[] = Object.keys(this.host);
    const functions = binary.imports.map(({ module, name }) => {
      const exported = module === 'engine' || module === 'chimaera' ? this.#exports.get(name) : undefined;
      if (exported !== undefined) return exported;
      let index = hostNames.indexOf(name);
      if (index < 0) {
        index = hostNames.length;
        hostNames.push(name);
        this.host[name] = () => {
          throw new Failure(`${module}.${name} was called`);
        };
      }
      return ~index;
    });
    const unit: Unit = { binary, functions, globalsAt: this.#firstFrame };
    for (const body of binary.bodies) {
      const id = this.#functions.length;
      unit.functions.push(id);
      this.#functions.push({ unit, body, live: [], cells: 0 });
      this.#code.push((thread) => this.#compile(id)(thread));
    }
    binary.globals.forEach(({ words }, i) => {
      this.#globals.push({ cell: this.#firstFrame + i, low: words[0] as number, high: words[1] ?? 0 });
    });
    this.#firstFrame += binary.globals.length;
    for (const [name, index] of binary.exports) {
      const id = unit.functions[index] as number;
      this.#exports.set(name, id);
      this.#names.set(id, name);
    }
    for (const [name, value] of binary.constants) this.#constants.set(name, value);
    for (const [index, target] of binary.elements) this.#table.set(index, unit.functions[target] as number);
  }

  #compile(id: number): Code {
    const linked = this.#functions[id] as Linked;
    const { source, live } = translate(linked.unit, linked.body);
    const names = Object.keys(this.#calls).join('|');
    const direct = source.replaceAll(new RegExp(`\\bX\\.(${names})\\(`, 'g'), '$1(');
    const head = `const { ${names.replaceAll('|', ', ')} } = X;`;
    const x = Object.assign(Object.create(arithmetic), this.#calls, {
      host: Object.values(this.host),
      pages: PROGRAM_WORDS >> 14,
      entry: (index: number) => {
        const target = this.#table.get(index);
        if (target === undefined) throw new Failure(`entry ${index} of the table was called`);
        return target;
      },
    });
    const code = new Function('X', `${head}\n${direct}`)(x) as Code;
    linked.live = live;
    linked.cells = Number(/CELLS = (\d+)/.exec(source)?.[1]);
    this.#code[id] = code;
    return code;
  }

  /** An exported constant. */
  constant(name: string): number {
    const value = this.#constants.get(name);
    if (value === undefined) throw new Error(`there is no exported constant ${name}`);
    return value;
  }

  /** Forgets which words are shared, and all else that was found out. */
  forget(): void {
    this.rewind(0);
    this.memory.untag();
    this.states.pauses = 0;
  }

  /** Makes the memory what it was at first, with `count` fresh threads. */
  rewind(count: number): void {
    if (count > MAX_THREADS) throw new Error(`${count} threads: ${MAX_THREADS} are the most`);
    this.memory.undo(0);
    this.races = undefined;
    while (this.threads.length < count) this.threads.push(new Thread(this.threads.length));
    this.threads.length = count;
    for (const thread of this.threads) {
      thread.words.fill(0, 0, GLOBALS_CELL * 2);
      for (const { cell, low, high } of this.#globals) {
        thread.words[cell * 2] = low;
        thread.words[cell * 2 + 1] = high;
      }
      thread.base = 0;
      thread.reads = 0;
      thread.writes = 0;
    }
  }

  /** Runs a function to its end, with nobody else. */
  call(thread: number, name: string, ...args: number[]): number {
    const t = this.threads[thread] as Thread;
    const { base, reads, writes } = t;
    t.reads = 0;
    t.writes = 0;
    t.local = 0;
    const cells =
      base === 0 ? this.#firstFrame : base + (this.#functions[t.words[base * 2] as number] as Linked).cells;
    this.#enter(t, name, args, cells);
    t.base = cells;
    for (t.go = 0; t.base !== base && t.base !== 0; ) {
      if (this.#top(t)(t) !== RUNNING) throw new Failure(`${name} waits, with nobody else there`);
    }
    t.base = base;
    t.reads = reads;
    t.writes = writes;
    return t.words[RESULT_CELL * 2] as number;
  }

  #enter(t: Thread, name: string, args: number[], base: number): void {
    const id = this.#exports.get(name);
    if (id === undefined) throw new Error(`there is no exported function ${name}`);
    const at = base * 2;
    t.words[at] = id;
    t.words[at + 1] = 0;
    t.words[at + 2] = t.base;
    t.words[at + 3] = RESULT_CELL;
    const { params } = (this.#functions[id] as Linked).body.type;
    args.forEach((value, i) => {
      const cell = base + FRAME_CELLS + i;
      if (params[i] === 0x7c) t.cells[cell] = value;
      else t.words[cell * 2] = value;
    });
  }

  /** Has a thread begin with a function: it stands before its first access to a shared word then. */
  begin(thread: number, name: string, args: number[]): void {
    const t = this.threads[thread] as Thread;
    t.reads = 1 << thread;
    t.writes = (1 << thread) | WRITTEN;
    t.base = 0;
    this.#enter(t, name, args, this.#firstFrame);
    t.base = this.#firstFrame;
    t.kind = GO_ON;
    t.made = 0;
    this.states.set(t, READY);
  }

  #top(t: Thread): Code {
    return this.#code[t.words[t.base << 1] as number] as Code;
  }

  /** Has a thread make the access that it stands before, and go on to its next. */
  step(t: Thread): void {
    t.go = t.kind === GO_ON ? 0 : 1;
    t.local = 0;
    for (;;) {
      const answer = this.#top(t)(t);
      if (answer === RUNNING) {
        if (t.base !== 0) continue;
        this.states.set(t, DONE);
      } else if (answer === BLOCKED) t.kind = GO_ON;
      return;
    }
  }

  /** A thread dies. Whoever acts on that has learned of it: what it did comes before. */
  kill(t: Thread): void {
    this.states.kill(t);
    for (const other of this.threads) if (other !== t) this.races?.woken(other.id, t.id);
  }

  /** A thread traps: its frames are gone, and it goes on as its host has it, with a function of the driver. */
  trapped(t: Thread, name: string): void {
    t.base = 0;
    this.#enter(t, name, [], this.#firstFrame);
    t.base = this.#firstFrame;
  }

  /** Puts a function into the table that the engine calls through. */
  setEntry(index: number, name: string): void {
    this.#table.set(index, this.#exports.get(name) as number);
  }

  /** A thread touches a word: another one may turn out to be shared. */
  touch(index: number, marks: number): void {
    if (marks === 0) return;
    const { memory } = this;
    const before = memory.marks[index];
    if (before === undefined) {
      throw new Failure(`address 0x${(index * 4).toString(16)} is outside of the memory`);
    }
    const was = SHARED[before];
    memory.tag(index, marks);
    if (SHARED[memory.marks[index] as number] !== was) this.grew = true;
  }

  /** The place where a thread stands: to see whether it comes by again. */
  place(t: Thread): number {
    return (t.words[t.base * 2] as number) * 4096 + (t.words[t.base * 2 + 1] as number);
  }

  /** Name of the innermost exported function that a thread is in, or the number of a function. */
  whereabouts(t: Thread): string {
    for (let base = t.base; base !== 0; base = t.words[base * 2 + 2] as number) {
      const name = this.#names.get(t.words[base * 2] as number);
      if (name !== undefined) return name;
    }
    return 'the end';
  }

  /** Words of a thread's stack in use. */
  height(t: Thread): number {
    return t.base === 0
      ? this.#firstFrame * 2
      : (t.base + (this.#functions[t.words[t.base * 2] as number] as Linked).cells) * 2;
  }

  /** Hashes what of a thread's stack its future depends on. */
  hashThread(t: Thread): void {
    let low = t.id + 1;
    let high = ~low;
    const { words } = t;
    for (const { cell } of this.#globals) {
      low = Math.imul(low ^ (words[cell * 2] as number), 0x85ebca6b) + (words[cell * 2 + 1] as number) + 1;
    }
    for (let base = t.base; base !== 0; base = words[base * 2 + 2] as number) {
      const at = base * 2;
      const place = words[at + 1] as number;
      const linked = this.#functions[words[at] as number] as Linked;
      low = Math.imul(low ^ (words[at] as number), 0x85ebca6b) ^ place;
      high = Math.imul(high ^ place, 0x27d4eb2f) + (words[at] as number);
      const live = linked.live[place];
      if (live === undefined) continue; // not begun: its arguments
      for (let i = 0; i < live.length; i++) {
        const word = words[at + (live[i] as number)] as number;
        low = Math.imul((low << 13) | (low >>> 19), 5) ^ Math.imul(word, 0xcc9e2d51);
        high = Math.imul(high ^ word, 0x9e3779b1);
        high ^= high >>> 15;
      }
    }
    t.hashLow = low;
    t.hashHigh = high;
  }

  /** The thread's last access changed nothing, and it stands before the same one again: it spins. */
  isRepeating(t: Thread, place: number, at: number, hash: number): boolean {
    return t.kind <= CMPXCHG && this.place(t) === place && t.at === at && this.memory.hashLow === hash;
  }

  // For models: the memory as it is between two steps.

  load(address: number): number {
    return this.memory.words[address >>> 2] as number;
  }

  store(address: number, value: number): void {
    this.memory.put(address >>> 2, value);
  }

  /** Leaves words out of the hash: they say nothing about what comes. Before the first thread begins. */
  ignore(address: number, words = 1): void {
    for (let i = 0; i < words; i++) this.memory.tag((address >>> 2) + i, UNHASHED);
  }

  /** Plain accesses to these words are deliberate. */
  tolerate(address: number, words = 1): void {
    for (let i = 0; i < words; i++) this.memory.tag((address >>> 2) + i, TOLERATED);
  }

  /** Begins to look for data races: after the setting up. */
  watchRaces(exact: boolean): void {
    this.races = new Races(this.memory, CLOCKS, this.threads.length, exact);
  }
}
