// Data races by vector clocks (as FastTrack has it: C. Flanagan and S. Freund, 2009): two accesses to a word by different
// threads, one of them a write and one of them plain, that no chain of atomic accesses orders. In the memory model of
// WebAssembly an atomic read of what an atomic write wrote orders what came before the write before what comes after
// the read; so does a wake-up.
//
//   RECORD (a shared word's or byte's, n threads)   sync n │ plainWrites n │ plainReads n │ atomicWrites n │ atomicReads n
//   CLOCK (a thread's)                    n
//   CLOCKS AS THEY WERE (a thread's)      n × n, when it last let time pass
//
// A record holds, for each thread, the thread's own time at its last access of the kind, and for `sync` what whoever
// reads the word learns. They lie behind the program's words, so that a search puts them back with all else.
import { UNHASHED, type Words } from './memory.js';

export class DataRace extends Error {
  constructor(
    message: string,
    /** Of the word or byte. */
    readonly address: number,
  ) {
    super(message);
  }
}

const SYNC = 0;
const PLAIN_WRITES = 1;
const PLAIN_READS = 2;
const ATOMIC_WRITES = 3;
const ATOMIC_READS = 4;
const KINDS = 5;
const NAMES = ['', 'plain write', 'plain read', 'atomic write', 'atomic read'];

export class Races {
  readonly #records = new Map<number, number>();
  #next: number;

  constructor(
    readonly memory: Words,
    /** First word for records, behind which nothing else lies. */
    readonly from: number,
    readonly threads: number,
    /** States that differ in their clocks are different states: no race is missed for want of a history. */
    readonly exact: boolean,
  ) {
    this.#next = from + threads * threads * (threads + 1);
    for (let i = from; i < this.#next && !exact; i++) memory.tag(i, UNHASHED);
    for (let thread = 0; thread < threads; thread++) memory.put(this.#clock(thread) + thread, 1);
  }

  #clock(thread: number): number {
    return this.from + thread * this.threads;
  }

  // Of a word, or of a byte (~address): bytes of one word may be different threads' (the states of a slab's blocks).
  #record(key: number): number {
    const known = this.#records.get(key);
    if (known !== undefined) return known;
    const at = this.#next;
    this.#next += KINDS * this.threads;
    if (this.#next > this.memory.words.length)
      throw new Error('no room for the clocks of so many shared words');
    if (!this.exact) for (let i = at; i < this.#next; i++) this.memory.tag(i, UNHASHED);
    this.#records.set(key, at);
    return at;
  }

  #check(thread: number, key: number, record: number, before: number, now: number): void {
    const { words } = this.memory;
    for (let other = 0; other < this.threads; other++) {
      if (other === thread) continue;
      const time = words[record + before * this.threads + other] as number;
      if (time > (words[this.#clock(thread) + other] as number)) {
        const address = key < 0 ? ~key : key * 4;
        const what = `data race at 0x${address.toString(16)}`;
        const accesses = `${NAMES[now]} by thread ${thread} after a ${NAMES[before]} by thread ${other}`;
        throw new DataRace(`${what}: ${accesses}, which nothing orders`, address);
      }
    }
  }

  #note(thread: number, record: number, kind: number): void {
    const time = this.memory.words[this.#clock(thread) + thread] as number;
    this.memory.put(record + kind * this.threads + thread, time);
  }

  plainRead(thread: number, key: number): void {
    const record = this.#record(key);
    this.#check(thread, key, record, PLAIN_WRITES, PLAIN_READS);
    this.#check(thread, key, record, ATOMIC_WRITES, PLAIN_READS);
    this.#note(thread, record, PLAIN_READS);
  }

  plainWrite(thread: number, key: number): void {
    const record = this.#record(key);
    for (const kind of [PLAIN_WRITES, PLAIN_READS, ATOMIC_WRITES, ATOMIC_READS]) {
      this.#check(thread, key, record, kind, PLAIN_WRITES);
    }
    this.#note(thread, record, PLAIN_WRITES);
  }

  /** `tolerated`: only for the order that it makes (plain accesses to the word are deliberate). */
  atomicRead(thread: number, key: number, tolerated: boolean): void {
    const record = this.#record(key);
    if (!tolerated) {
      this.#check(thread, key, record, PLAIN_WRITES, ATOMIC_READS);
      this.#note(thread, record, ATOMIC_READS);
    }
    this.learn(thread, record + SYNC * this.threads);
  }

  /** `keeps`: a read-modify-write goes on with what the word had; a store replaces it. */
  atomicWrite(thread: number, key: number, keeps: boolean, tolerated: boolean): void {
    const record = this.#record(key);
    if (!tolerated) {
      this.#check(thread, key, record, PLAIN_WRITES, ATOMIC_WRITES);
      this.#check(thread, key, record, PLAIN_READS, ATOMIC_WRITES);
      this.#note(thread, record, ATOMIC_WRITES);
    }
    const { words } = this.memory;
    const clock = this.#clock(thread);
    for (let other = 0; other < this.threads; other++) {
      const at = record + SYNC * this.threads + other;
      const mine = words[clock + other] as number;
      this.memory.put(at, keeps ? Math.max(mine, words[at] as number) : mine);
    }
    this.memory.put(clock + thread, (words[clock + thread] as number) + 1);
  }

  /** A thread was woken by another: what that did before comes before what it does now. */
  woken(thread: number, by: number): void {
    const clock = this.#clock(by);
    this.learn(thread, clock);
    this.memory.put(clock + by, (this.memory.words[clock + by] as number) + 1);
  }

  /**
   * So much time passes for a thread that everything is seen which others had done when it last did so: for what is
   * ordered by that alone.
   */
  passTime(thread: number): void {
    const { threads, memory } = this;
    const before = this.from + threads * threads * (thread + 1);
    for (let other = 0; other < threads; other++) {
      const clock = this.#clock(other);
      if (other !== thread) this.learn(thread, before + other * threads);
      for (let i = 0; i < threads; i++)
        memory.put(before + other * threads + i, memory.words[clock + i] as number);
      if (other !== thread) memory.put(clock + other, (memory.words[clock + other] as number) + 1);
    }
  }

  learn(thread: number, from: number): void {
    const { words } = this.memory;
    const clock = this.#clock(thread);
    for (let other = 0; other < this.threads; other++) {
      const theirs = words[from + other] as number;
      if (theirs > (words[clock + other] as number)) this.memory.put(clock + other, theirs);
    }
  }
}
