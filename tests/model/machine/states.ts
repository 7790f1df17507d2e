// What each thread may do next, and the clock: in words behind the program's, so that a search puts them back.
import { SHARED, type Words } from './memory.js';
import type { Thread } from './thread.js';

/** What a thread can be. */
export const READY = 0;
export const WAITING = 1;
export const PAUSED = 2;
export const DONE = 3;
export const DEAD = 4;

// Words of a thread.
const STATE = 0;
export const WAITS_ON = 1;
export const HAS_LIMIT = 2;
/** Another thread has changed something since it last looked. */
export const NEWS = 3;
export const UNTIL = 4; // f64
/** Modules that are in the thread's table. */
export const MODULES = 6;
export const THREAD_WORDS = 7;

/** f64 in the memory of the program: what `now` answers. Nothing of the engine's lies below 64. */
const CLOCK = 16;
/** u32 in the memory of the program: 1 once a thread has died. */
const DEATHS = 24;
/** u32 in the memory of the program: modules that the host has announced to its workers. */
const ANNOUNCED = 28;
const TIME = new Float64Array(1);
const TIME_WORDS = new Int32Array(TIME.buffer);

export class States {
  /** A wait whose time limit is over moves the clock there: with programs that look at it. */
  timePasses = false;
  /** A bit for each thread that has ever paused. */
  pauses = 0;

  constructor(
    readonly memory: Words,
    readonly threads: readonly Thread[],
  ) {}

  own(t: Thread, which: number): number {
    return this.memory.program + t.id * THREAD_WORDS + which;
  }

  of(t: Thread): number {
    return this.memory.words[this.own(t, STATE)] as number;
  }

  set(t: Thread, state: number): void {
    this.memory.put(this.own(t, STATE), state);
  }

  /** The thread's host puts the functions of every module into its table that was announced to it. */
  syncModules(t: Thread): void {
    this.memory.put(this.own(t, MODULES), this.memory.words[ANNOUNCED >> 2] as number);
  }

  modulesOf(t: Thread): number {
    return this.memory.words[this.own(t, MODULES)] as number;
  }

  isOver(t: Thread): boolean {
    return this.of(t) !== READY;
  }

  kill(t: Thread): void {
    this.set(t, DEAD);
    this.memory.put(DEATHS >> 2, 1);
    for (const other of this.threads) if (other !== t) this.memory.put(this.own(other, NEWS), 1);
  }

  /** It may go on: it is before an access, or was woken, or its pause is over. */
  canStep(t: Thread): boolean {
    const state = this.of(t);
    return state === READY || (state === PAUSED && this.memory.words[this.own(t, NEWS)] !== 0);
  }

  /** It sleeps with a time limit, which may be over at any time. */
  canTimeOut(t: Thread): boolean {
    return this.of(t) === WAITING && this.memory.words[this.own(t, HAS_LIMIT)] !== 0;
  }

  endPause(t: Thread): void {
    if (this.of(t) !== PAUSED) return;
    this.set(t, READY);
    this.memory.put(this.own(t, NEWS), 0);
  }

  /** The time limit of its wait is over: that late it is now. */
  timeOut(t: Thread): void {
    const until = this.#time(this.own(t, UNTIL));
    if (this.timePasses && until > this.now()) this.setClock(until);
    this.wake(t);
  }

  wake(t: Thread): void {
    this.set(t, READY);
    this.memory.put(this.own(t, WAITS_ON), 0);
  }

  #time(index: number): number {
    TIME_WORDS[0] = this.memory.words[index] as number;
    TIME_WORDS[1] = this.memory.words[index + 1] as number;
    return TIME[0] as number;
  }

  setTime(index: number, ns: number): void {
    TIME[0] = ns;
    this.memory.put(index, TIME_WORDS[0] as number);
    this.memory.put(index + 1, TIME_WORDS[1] as number);
  }

  now(): number {
    return this.#time(CLOCK >> 2);
  }

  setClock(ns: number): void {
    this.setTime(CLOCK >> 2, ns);
  }

  /** Whoever pauses looks again when another thread has changed something that threads share. */
  tell(t: Thread, mark: number): void {
    if (this.pauses === 0 || SHARED[mark] !== 1) return;
    for (const other of this.threads) {
      if (other === t || (this.pauses & (1 << other.id)) === 0) continue;
      this.memory.put(this.own(other, NEWS), 1);
    }
  }
}
