// A client of a history: sends tasks as its seed says, and keeps what became of them.
import {
  TASK_FIRE_AND_FORGET,
  TASK_HIGH_LATENCY,
  TASK_OUTCOME,
  TASK_RETURN_CODE,
} from '../../../assembly/abi/layout.js';
import {
  OUTCOME_NOT_EXECUTED,
  OUTCOME_UNKNOWN,
  REASON_POOL_DESTROYED,
  REASON_UNKNOWN_POOL,
} from '../../../assembly/abi/status.js';
import { ChimaeraError, DomainQuery, type LinkSource } from '../../../host/index.js';
import { Random } from '../../../host/platform/sim/random.js';
import { StepTask } from '../../mods/historian/autogen/historian_views.js';
import { Client } from '../../mods/historian/historian_client.js';
import { anyTarget } from './log.js';
import { FORGOTTEN, PERIODIC, REFUSED, SENT, type Tickets } from './tickets.js';

/** How many in 1000 tasks of a client … */
export interface Habits {
  readonly forget: number; // are fire and forget
  readonly cancel: number; // are cancelled a while later
  readonly deadline: number; // have a deadline, most of them a short one
  readonly periodic: number; // fire again and again for a while
  readonly parent: number; // have children
  readonly window: number; // at most pending at once, beside what they send themselves
  readonly height: number; // of their families, at most
}

export const HABITS: Habits = {
  forget: 50,
  cancel: 30,
  deadline: 30,
  periodic: 2,
  parent: 250,
  window: 300,
  height: 3,
};

/** More tasks of workers for each of a client's, which is what takes the time on threads. */
export const THREAD_HABITS: Habits = { ...HABITS, parent: 500, height: 5, window: 3000 };

/** Of clients whose tasks may trap: a firing that fails is no failure of theirs. */
export const STEADY_HABITS: Habits = { ...HABITS, periodic: 0 };

/** Of clients that cancel much of what they send, or want it too soon. */
export const RESTLESS_HABITS: Habits = { ...HABITS, cancel: 300, deadline: 300 };

const KEYS = 8;
const PERIOD_NS = 100_000;
const PROBLEMS_MAX = 10;
/** How a periodic task ends whose pool is destroyed. */
const GONE: Record<string, number> = {
  CHI_E_POOL_DESTROYED: OUTCOME_NOT_EXECUTED | (REASON_POOL_DESTROYED << 8),
  CHI_E_UNKNOWN_POOL: OUTCOME_NOT_EXECUTED | (REASON_UNKNOWN_POOL << 8),
};

export class Player {
  private readonly random: Random;
  private readonly historians: Client;
  private pending = 0;
  /** Called when something that is pending has come back. */
  private onBack = () => {};
  private readonly client: number;
  private readonly problems: string[] = [];
  private stopped = false;

  constructor(
    private readonly source: LinkSource,
    private readonly tickets: Tickets,
    /** Address of the history, which names the pools. */
    private readonly history: number,
    seed: number,
    private readonly habits = HABITS,
  ) {
    this.client = tickets.client;
    this.random = new Random(seed ^ Math.imul(this.client, 0x9e3779b1));
    this.historians = new Client(source);
  }

  /** Sends `tasks` tasks, and waits for what comes back; rejects when something does that should not. */
  async play(tasks: number): Promise<void> {
    const window = 1 + this.random.below(this.habits.window);
    for (let i = 0; i < tasks && !this.stopped; i++) {
      this.send(i);
      while (this.pending >= window) await this.back();
      if (this.random.below(32) === 0) await this.pause(this.random.below(20));
    }
    while (this.pending > 0) await this.back();
    if (this.problems.length > 0) throw new Error(this.problems.splice(0, PROBLEMS_MAX).join('\n'));
  }

  /** Sends nothing any more: the history has failed. */
  stop(): void {
    this.stopped = true;
  }

  private send(place: number): void {
    const { habits, random } = this;
    let choice = random.below(1000);
    const is = (share: number) => {
      choice -= share;
      return choice < 0;
    };
    if (is(habits.forget)) this.forget(place);
    else if (is(habits.periodic)) this.keep(this.fire(place));
    else if (is(habits.cancel)) this.keep(this.cancelLater(place));
    else if (is(habits.deadline)) this.keep(this.ask(place, { deadlineMs: random.below(8) / 8 }));
    else this.keep(this.ask(place));
  }

  private keep(work: Promise<void>): void {
    this.pending++;
    const end = (error?: Error) => {
      if (error) this.problems.push(error.message);
      this.pending--;
      this.onBack();
    };
    work.then(() => end(), end);
  }

  private back(): Promise<void> {
    return new Promise((resolve) => {
      this.onBack = resolve;
    });
  }

  private make(
    place: number,
    flags: number,
    options?: { deadlineMs?: number; signal?: AbortSignal },
  ): number {
    const { random, habits } = this;
    const id = this.tickets.idOf(place);
    const target = anyTarget(this.source.link, this.history, random);
    const client = this.historians.bind(target);
    const height = random.below(1000) < habits.parent ? 1 + random.below(habits.height) : 0;
    const [seed, key] = [random.next(), random.below(KEYS)];
    if (random.below(16) === 0) flags |= TASK_HIGH_LATENCY;
    const step = { id, sender: this.client, place, graph: id, seed, height, key };
    const from = options ? client.with(options) : client;
    return from.newStep(DomainQuery.globalId(random.below(target.containers)), flags, step);
  }

  private async ask(place: number, options?: { deadlineMs?: number; signal?: AbortSignal }): Promise<void> {
    const { link } = this.source;
    const task = this.make(place, 0, options);
    const sent = link.keep(task);
    this.tickets.issue(place, SENT, this.historians.poolLo);
    try {
      await sent;
      const outcome = link.u32[(task + TASK_OUTCOME) >>> 2];
      const code = link.i32[(task + TASK_RETURN_CODE) >>> 2];
      this.tickets.settle(place, outcome, new StepTask(link, task).result, code);
      link.freeTask(task);
    } catch (error) {
      const { code } = error as ChimaeraError;
      if (options?.signal && code === 'CHI_E_CANCELLED')
        link.freeTask(task); // before it was sent
      else if (options?.deadlineMs === undefined || code !== 'CHI_E_DEADLINE') throw error; // else given up on
      this.tickets.settle(place, OUTCOME_UNKNOWN, 0, 0);
    }
  }

  private forget(place: number): void {
    try {
      this.source.link.post(this.make(place, TASK_FIRE_AND_FORGET));
      this.tickets.issue(place, FORGOTTEN, this.historians.poolLo);
    } catch (error) {
      if (!(error instanceof ChimaeraError)) throw error;
      this.tickets.issue(place, REFUSED, this.historians.poolLo);
    }
  }

  private async cancelLater(place: number): Promise<void> {
    const abort = new AbortController();
    const asked = this.ask(place, { signal: abort.signal });
    asked.catch(() => {}); // told below
    await this.pause(this.random.below(12));
    abort.abort();
    await asked;
  }

  private async fire(place: number): Promise<void> {
    const { random, tickets } = this;
    const { platform } = this.source.link;
    const target = anyTarget(this.source.link, this.history, random);
    const where = DomainQuery.globalId(random.below(target.containers));
    const nap = random.below(3) * 0.8 * PERIOD_NS; // some take longer than their period
    const handle = this.historians
      .bind(target)
      .asyncTickAlloc(where, tickets.idOf(place), random.below(KEYS), nap);
    handle.setPeriodNs(PERIOD_NS);
    tickets.issue(place, PERIODIC, target.lo);
    const rounds = 1 + random.below(8);
    const begun = platform.now();
    const firings = handle[Symbol.asyncIterator]();
    let seen = 0;
    let outcome = 0;
    try {
      for (; seen < rounds; seen++) await firings.next();
      await firings.return();
      await firings.next(); // its end
    } catch (error) {
      outcome = GONE[(error as ChimaeraError).code];
      if (outcome === undefined) throw error;
    }
    tickets.settle(place, outcome, seen, (platform.now() - begun) / PERIOD_NS + 2);
  }

  private async pause(turns: number): Promise<void> {
    const { platform } = this.source.link;
    for (let i = 0; i < turns; i++) await new Promise<void>((resolve) => platform.defer(resolve));
  }
}
