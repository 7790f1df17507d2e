// A client without promises: it submits addresses and looks at what comes back. For what the client API has no word for.
import * as assert from 'uvu/assert';
import {
  TASK_DEADLINE,
  TASK_FLAGS,
  TASK_HIGH_LATENCY,
  TASK_MORE,
  TASK_OUTCOME,
  TASK_PERIOD,
  TASK_PERIODIC,
  TASK_RETURN_CODE,
  TASK_TOKEN,
  TASK_WAITING,
} from '../../assembly/abi/layout.js';
import { SLOT_REAPED } from '../../assembly/abi/slot-layout.js';
import * as status from '../../assembly/abi/status.js';
import { type Connection, Runtime } from '../../host/index.js';
import { Client as Clockwork } from '../mods/clockwork/clockwork_client.js';
import type { World } from './runtime.js';

/** What came back under a token. */
export interface Answer {
  task: number;
  outcome: string;
  code: number;
  timeNs: number;
  /** A copy of a periodic task, and how many before it were dropped. */
  more: boolean;
  dropped: number;
}

export interface Timing {
  /** From now. */
  deadlineNs?: number;
  periodNs?: number;
  high?: boolean;
}

const KINDS = ['Ok', 'AppError', 'NotExecuted', 'Unknown'];
const REASONS = new Map(
  Object.entries(status)
    .filter(([name]) => name.startsWith('REASON_'))
    .map(([name, value]) => [value as number, name.slice(7)]),
);

export class RawClient {
  private readonly answers: Answer[][] = [];
  private readonly tokens = new Map<number, number>();

  private constructor(
    readonly world: World,
    readonly connection: Connection,
  ) {}

  static async attach(world: World): Promise<RawClient> {
    const { platform } = world.rt.link;
    return new RawClient(world, await Runtime.attach(world.rt.handle, { platform }));
  }

  get link() {
    return this.connection.link;
  }

  get exports() {
    return this.link.engine.exports;
  }

  get now(): number {
    return this.link.platform.now();
  }

  /** A client of the same pool whose tasks this one submits. */
  of(pool: Clockwork): Clockwork {
    return new Clockwork(this.connection).bind(pool.poolId);
  }

  /** Submits a task that was only allocated; answers its address. */
  submit({ task: { address } }: { task: { address: number } }, timing: Timing = {}): number {
    const { f64, u32 } = this.link;
    if (timing.deadlineNs !== undefined) f64[(address + TASK_DEADLINE) >>> 3] = this.now + timing.deadlineNs;
    if (timing.periodNs !== undefined) {
      u32[(address + TASK_FLAGS) >>> 2] |= TASK_PERIODIC;
      f64[(address + TASK_PERIOD) >>> 3] = timing.periodNs;
    }
    if (timing.high) u32[(address + TASK_FLAGS) >>> 2] |= TASK_HIGH_LATENCY;
    const token = this.answers.push([]) - 1;
    this.tokens.set(address, token);
    assert.is(this.exports.submit(address, token), 0);
    this.world.rt.link.platform.kick();
    return address;
  }

  /** Cancels a task; resolves when that is done. */
  async cancel(address: number): Promise<void> {
    const token = this.answers.push([]) - 1;
    assert.ok(this.exports.cancelTask(address, token) > status.STATUS_MAX);
    this.world.rt.link.platform.kick();
    const [{ task, outcome }] = await this.wait(() => this.collect(token));
    assert.is(outcome, 'Ok');
    this.exports.freeTask(task);
  }

  /** The one outcome of a task. */
  async done(address: number): Promise<Answer> {
    const token = this.tokens.get(address) as number;
    const isLast = ({ more }: Answer) => !more;
    const answers = await this.wait(() => {
      const all = this.collect(token);
      return all.some(isLast) ? all : [];
    });
    assert.is(answers.filter(isLast).length, 1, 'one outcome');
    return answers.find(isLast) as Answer;
  }

  /** Copies of a periodic task that have come; each is freed by whoever asked. */
  copies(address: number): Answer[] {
    const token = this.tokens.get(address) as number;
    const all = this.collect(token);
    this.answers[token] = all.filter(({ more }) => !more);
    return all.filter(({ more }) => more);
  }

  free(...addresses: number[]): void {
    for (const address of addresses) assert.is(this.exports.freeTask(address), 0);
  }

  /** Leaves, whatever is pending; its link, which knows nothing of that, is not asked. */
  detach(): void {
    this.exports.detach(this.link.slot);
  }

  private async wait(look: () => Answer[]): Promise<Answer[]> {
    let found: Answer[] = [];
    await this.world.until(() => {
      found = look();
      return found.length !== 0;
    }, 'an answer');
    return found;
  }

  private collect(token: number): Answer[] {
    const { u32, i32, slot } = this.link;
    const reaped = ((this.exports.slotAt(slot) >>> 0) + SLOT_REAPED) >>> 2;
    const count = this.exports.reap(256);
    for (const task of u32.slice(reaped, reaped + count)) {
      const outcome = u32[(task + TASK_OUTCOME) >>> 2] as number;
      const reason = outcome >>> 8 === 0 ? '' : ` ${REASONS.get(outcome >>> 8)}`;
      const more = ((u32[(task + TASK_FLAGS) >>> 2] as number) & TASK_MORE) !== 0;
      this.answers[u32[(task + TASK_TOKEN) >>> 2] as number]?.push({
        task,
        outcome: `${KINDS[outcome & 0xff]}${reason}`,
        code: i32[(task + TASK_RETURN_CODE) >>> 2] as number,
        timeNs: this.now,
        more,
        dropped: more ? (u32[(task + TASK_WAITING) >>> 2] as number) : 0,
      });
    }
    return this.answers[token] as Answer[];
  }
}
