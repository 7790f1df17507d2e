// One run of a program: its threads from the beginning, moved by choices; saved and put back.
import type { Machine } from '../machine/machine.js';
import { DataRace } from '../machine/races.js';
import { DEAD, DONE, WAITING } from '../machine/states.js';
import { Failure, type Thread } from '../machine/thread.js';
import type { Program } from './program.js';
import { actionOf, type Choice, choose, KILL, STEP, TIME_OUT, threadOf } from './schedule.js';

/** A thread that repeats one access without effect is not watched for longer than this. */
const SPINS_MAX = 4096;

/** A thread as it was, how far the log of the memory had come, and its hash. */
export interface Saved {
  mark: number;
  memoryLow: number;
  memoryHigh: number;
  words: Int32Array;
  height: number;
  base: number;
  kind: number;
  at: number;
  repeats: boolean;
  low: number;
  high: number;
}

export const blank = (): Saved => ({
  mark: 0,
  memoryLow: 0,
  memoryHigh: 0,
  words: new Int32Array(0),
  height: 0,
  base: 0,
  kind: 0,
  at: 0,
  repeats: false,
  low: 0,
  high: 0,
});

export class Run {
  readonly repeats: boolean[] = [];
  /** Whoever looks for states that were there before needs the hashes of threads. */
  hashes = true;
  #origin: Saved[] = [];
  #earlier = 0; // operations before it was last prepared

  constructor(
    readonly machine: Machine,
    readonly program: Program,
    readonly exactRaces = false,
  ) {}

  /** From nothing; words that were found to be shared stay so. */
  prepare(onBegun?: (thread: Thread) => void): void {
    const { machine } = this;
    this.#origin = [];
    do {
      machine.grew = false;
      try {
        this.#begin(onBegun);
      } catch (error) {
        if (!(error instanceof DataRace && machine.grew)) throw error; // else what orders it may have been missed
      }
    } while (machine.grew);
    this.#origin = machine.threads.map((thread) => this.save(thread));
  }

  #begin(onBegun?: (thread: Thread) => void): void {
    const { machine, program } = this;
    this.#earlier = this.operations();
    machine.rewind(program.threads.length);
    machine.states.timePasses = program.timePasses ?? false;
    program.setup(machine);
    machine.watchRaces(this.exactRaces);
    program.threads.forEach(({ call, args }, i) => {
      machine.begin(i, call, args);
    });
    for (const thread of machine.threads) {
      this.repeats[thread.id] = false;
      machine.step(thread);
      machine.hashThread(thread);
      onBegun?.(thread);
    }
  }

  /** Atomic accesses that were made, also those that were undone. */
  operations(): number {
    return this.#earlier + this.machine.threads.reduce((sum, { made }) => sum + made, 0);
  }

  /** Back to the beginning; from nothing, if more words are shared than then. */
  restart(): void {
    if (this.machine.grew || this.#origin.length === 0) this.prepare();
    for (const thread of this.machine.threads) this.restore(thread, this.#origin[thread.id] as Saved);
  }

  /** `into`: something that was saved before and is not needed any more. */
  save(thread: Thread, into: Saved = blank()): Saved {
    const height = this.machine.height(thread);
    if (into.words.length < height) into.words = new Int32Array(height * 2);
    const { words } = into;
    for (let i = 0; i < height; i++) words[i] = thread.words[i] as number;
    const { memory } = this.machine;
    into.mark = memory.mark;
    into.memoryLow = memory.hashLow;
    into.memoryHigh = memory.hashHigh;
    into.height = height;
    into.base = thread.base;
    into.kind = thread.kind;
    into.at = thread.at;
    into.repeats = this.repeats[thread.id] as boolean;
    into.low = thread.hashLow;
    into.high = thread.hashHigh;
    return into;
  }

  restore(thread: Thread, saved: Saved): void {
    this.machine.memory.undo(saved.mark, saved.memoryLow, saved.memoryHigh);
    const { words, height } = saved;
    for (let i = 0; i < height; i++) thread.words[i] = words[i] as number;
    thread.base = saved.base;
    thread.kind = saved.kind;
    thread.at = saved.at;
    thread.hashLow = saved.low;
    thread.hashHigh = saved.high;
    this.repeats[thread.id] = saved.repeats;
  }

  /** What may happen next. */
  choices(mayKill: boolean, found: Choice[] = []): Choice[] {
    const { machine, program } = this;
    found.length = 0;
    for (const thread of machine.threads) {
      if (machine.states.canStep(thread)) found.push(choose(thread.id, STEP));
      if (machine.states.canTimeOut(thread)) found.push(choose(thread.id, TIME_OUT));
      const state = machine.states.of(thread);
      if (mayKill && program.mayDie === thread.id && state !== DONE && state !== DEAD) {
        found.push(choose(thread.id, KILL));
      }
    }
    return found;
  }

  /** Makes a choice step by step, as schedules that were written down are followed. */
  follow(choice: Choice): void {
    const { machine } = this;
    const thread = machine.threads[threadOf(choice)] as Thread;
    if (actionOf(choice) === KILL) {
      machine.kill(thread);
      return;
    }
    const possible =
      actionOf(choice) === TIME_OUT ? machine.states.canTimeOut(thread) : machine.states.canStep(thread);
    if (!possible) throw new Failure(`the schedule does not fit: thread ${thread.id} cannot go on`);
    if (actionOf(choice) === TIME_OUT) machine.states.timeOut(thread);
    else machine.states.endPause(thread);
    machine.step(thread);
  }

  /** Makes a choice; false when it leads nowhere: the thread spins on a word that nobody changes meanwhile. */
  take(choice: Choice): boolean {
    const { machine } = this;
    const thread = machine.threads[threadOf(choice)] as Thread;
    const action = actionOf(choice);
    if (action === KILL) {
      machine.kill(thread);
      return true;
    }
    if (action === TIME_OUT) machine.states.timeOut(thread);
    else machine.states.endPause(thread);
    const spins = this.repeats[thread.id] as boolean;
    for (let i = 0; i < (spins ? SPINS_MAX : 1); i++) {
      const place = machine.place(thread);
      const { at } = thread;
      const hash = machine.memory.hashLow;
      machine.step(thread);
      const repeats = !machine.states.isOver(thread) && machine.isRepeating(thread, place, at, hash);
      this.repeats[thread.id] = repeats;
      if (!repeats) {
        if (this.hashes) machine.hashThread(thread);
        return true;
      }
    }
    if (this.hashes) machine.hashThread(thread);
    return !spins;
  }

  /** Nothing can happen any more: checks that this is an end, and a good one. */
  end(): void {
    const { machine, program } = this;
    for (const thread of machine.threads) {
      const state = machine.states.of(thread);
      if (state === DONE || state === DEAD) continue;
      if (program.mayRest?.includes(thread.id)) continue;
      const how = state === WAITING ? 'waits' : 'waits for a change';
      throw new Failure(`deadlock: thread ${thread.id} ${how} in ${machine.whereabouts(thread)}`);
    }
    const stacks = machine.threads.map((thread) => this.save(thread));
    program.check(machine);
    for (const thread of machine.threads) this.restore(thread, stacks[thread.id] as Saved);
  }
}

/** What a run may throw when the program is wrong; anything else is the checker's own fault. */
export function isFinding(error: unknown): error is Error {
  return error instanceof Failure || error instanceof DataRace;
}
