// The virtual machine room: actors that can take a step, a clock that only steps move, and timers. One action a time,
// chosen by the seed; between two actions the event loop lets promises settle.
import { Random } from './random.js';

export interface Actor {
  /** Has something to do. */
  runnable(): boolean;
  step(): void;
  /** Called between two actions, when every promise that could settle has. */
  settled?(): void;
}

/** Rings at a time; the clock jumps there when nothing else is to be done before, unless it is cancelled. */
export interface Alarm {
  readonly rung: boolean;
  cancel(): void;
}

interface Timer {
  atNs: number;
  order: number;
  callback: () => void;
}

/** A step costs this much virtual time, and up to this much more by the seed. */
const STEP_NS = 200;

export class Scheduler {
  private readonly random: Random;
  private readonly actors: Actor[] = [];
  private readonly deferred: (() => void)[] = [];
  private readonly last: (() => void)[] = [];
  private timers: Timer[] = [];
  private clockNs = 0;
  private order = 0;
  private pumping = false;
  private held = 0;

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  /** Virtual nanoseconds since the start. */
  now(): number {
    return this.clockNs;
  }

  /** Lets time go by with nothing to do. */
  pass(ns: number): void {
    this.clockNs += ns;
  }

  add(actor: Actor): void {
    this.actors.push(actor);
    this.kick();
  }

  remove(actor: Actor): void {
    this.actors.splice(this.actors.indexOf(actor), 1);
  }

  defer(callback: () => void): void {
    this.deferred.push(callback);
    this.kick();
  }

  /** Runs a function when nothing is runnable any more. */
  whenIdle(callback: () => void): void {
    this.last.push(callback);
    this.kick();
  }

  after(ms: number, callback: () => void): () => void {
    return this.at(this.clockNs + ms * 1e6, callback);
  }

  /** An alarm that rings when the clock says `atNs`; infinity = never. */
  alarm(atNs: number): Alarm {
    const cancel = atNs === Number.POSITIVE_INFINITY ? () => {} : this.at(atNs, () => {});
    const now = () => this.clockNs;
    return {
      get rung() {
        return now() >= atNs;
      },
      cancel,
    };
  }

  private at(atNs: number, callback: () => void): () => void {
    const timer = { atNs, order: this.order++, callback };
    this.timers.push(timer);
    this.kick();
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Nothing happens before something of the real world has: how long that takes must not decide what comes first. */
  async outside<T>(work: Promise<T>): Promise<T> {
    this.held++;
    try {
      return await work;
    } finally {
      this.held--;
      this.kick();
    }
  }

  /** Something may be runnable that was not. */
  kick(): void {
    if (this.pumping || this.held > 0) return;
    this.pumping = true;
    setImmediate(this.pump);
    setImmediate(this.look); // right after it and the promises that it settled: before any timer of the real world
  }

  /** One action; false when nothing is runnable and no timer is left. */
  step(): boolean {
    const runnable = this.actors.filter((actor) => actor.runnable());
    const choices = runnable.length + this.deferred.length;
    if (choices === 0) return this.fireNext(); // and no time: how often it is looked must not count
    this.clockNs += STEP_NS + this.random.below(STEP_NS);
    const choice = this.random.below(choices);
    if (choice < runnable.length) runnable[choice].step();
    else this.deferred.splice(choice - runnable.length, 1)[0]();
    return true;
  }

  private readonly pump = (): void => {
    this.pumping = false;
    if (this.held > 0) return;
    if (this.step()) this.kick();
    else for (const callback of this.last.splice(0)) callback();
  };

  private readonly look = (): void => {
    for (const actor of this.actors) actor.settled?.();
  };

  // Nothing is runnable: time jumps to the next timer.
  private fireNext(): boolean {
    if (this.timers.length === 0) return false;
    this.timers.sort((a, b) => a.atNs - b.atNs || a.order - b.order);
    const timer = this.timers.shift() as Timer;
    this.clockNs = Math.max(this.clockNs, timer.atNs);
    timer.callback();
    return true;
  }
}
