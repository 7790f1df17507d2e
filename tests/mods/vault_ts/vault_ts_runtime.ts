import {
  CoMutex,
  ContainerRuntime,
  CoRwLock,
  DomainQuery,
  type Held,
  type RunContext,
  UNORDERED,
} from '../../../host/index.js';
import { Client as Probe } from '../probe/probe_client.js';
import { Method } from './autogen/vault_ts_methods.js';
import {
  type BothTask,
  type CreateTask,
  HoldTask,
  type NestTask,
  type TouchTask,
  type TriesTask,
} from './autogen/vault_ts_views.js';
import * as codes from './vault_ts_codes.js';

export class Runtime extends ContainerRuntime {
  private readonly first = new CoMutex(this);
  private readonly second = new CoMutex(this);
  private readonly rwLock = new CoRwLock(this);
  private events = 0;

  create(_task: CreateTask, _rctx: RunContext): void {
    this.createQueue(0, { lanes: 2 });
  }

  getGroup(method: Method, at: number): number | bigint {
    if (method !== Method.kHold) return UNORDERED;
    const { group } = new HoldTask(this.link, at);
    if (group === codes.BAD_GROUP) throw new Error('no group for this task');
    return group === codes.NO_GROUP ? UNORDERED : group;
  }

  async hold(task: HoldTask, rctx: RunContext): Promise<void> {
    const { mode, ms, end } = task;
    const held = await this.acquire(mode, rctx);
    task.from = this.events++;
    await rctx.sleep(ms);
    task.to = this.events++;
    if (end === codes.END_THROW) throw new Error('and leaves it locked');
    if (end !== codes.END_LEAVE) held?.unlock();
    if (end === codes.END_TWICE) this.first.unlock(rctx);
  }

  async both(task: BothTask, rctx: RunContext): Promise<void> {
    const { ms } = task;
    const all = await Promise.all([this.first.lock(rctx), this.second.lock(rctx)]);
    task.from = this.events++;
    await rctx.sleep(ms);
    task.to = this.events++;
    for (const held of all) held.unlock();
  }

  touch(_task: TouchTask, rctx: RunContext): Promise<void> {
    return this.first.runExclusive(rctx, () => {});
  }

  async nest(task: NestTask, rctx: RunContext): Promise<void> {
    const { probeLo, probeHi, ms, second } = task;
    const probe = new Probe(this).bind({ lo: probeLo, hi: probeHi });
    const { lo, hi } = this.poolId;
    using _held = await this.first.lock(rctx);
    const here = DomainQuery.localId(0);
    const { childOutcome } = await probe.waitForBase(rctx, here, lo, hi, Method.kTouch, this.containerId);
    task.touched = childOutcome;
    await rctx.sleep(ms);
    if (second) await this.second.lock(rctx);
  }

  tries(task: TriesTask, rctx: RunContext): void {
    const tries = [
      () => this.first.tryLock(rctx),
      () => this.second.tryLock(rctx),
      () => this.rwLock.tryReadLock(rctx),
      () => this.rwLock.tryWriteLock(rctx),
    ];
    const held = [...tries, ...tries].map((attempt) => attempt());
    task.got = held.map((each) => (each ? '+' : '-')).join('');
    for (const each of held) each?.[Symbol.dispose]();
  }

  private async acquire(mode: number, rctx: RunContext): Promise<Held | undefined> {
    switch (mode) {
      case codes.MODE_MUTEX:
        return this.first.lock(rctx);
      case codes.MODE_READ:
        return this.rwLock.readLock(rctx);
      case codes.MODE_WRITE:
        return this.rwLock.writeLock(rctx);
      default:
        return undefined;
    }
  }
}
