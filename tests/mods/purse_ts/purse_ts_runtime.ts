import { CoMutex, ContainerRuntime, type RunContext, UNORDERED } from '../../../host/index.js';
import { Method } from './autogen/purse_ts_methods.js';
import { type CountTask, type CreateTask, type DestroyTask, PayTask } from './autogen/purse_ts_views.js';

export class Runtime extends ContainerRuntime {
  private readonly mutex = new CoMutex(this);
  private readonly purses = new Map<number, number>();
  private counted = 0;

  create(_task: CreateTask, _rctx: RunContext): void {}

  destroy(_task: DestroyTask, _rctx: RunContext): void {}

  getGroup(method: Method, at: number): number | bigint {
    if (method !== Method.kPay) return UNORDERED;
    return new PayTask(this.link, at).key;
  }

  async pay(task: PayTask, rctx: RunContext): Promise<void> {
    const before = this.purses.get(task.key) ?? 0;
    await rctx.yield();
    task.total = before + task.amount;
    this.purses.set(task.key, task.total);
  }

  async count(task: CountTask, rctx: RunContext): Promise<void> {
    using _held = await this.mutex.lock(rctx);
    const before = this.counted;
    await rctx.yield(); // others go on, but nobody counts
    this.counted = before + 1;
    task.count = this.counted;
  }
}
