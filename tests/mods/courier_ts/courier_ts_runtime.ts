import {
  type ArchiveReader,
  type ArchiveWriter,
  ContainerRuntime,
  type RunContext,
  UNORDERED,
} from '../../../host/index.js';
import type { Method } from './autogen/courier_ts_methods.js';
import { type CreateTask, type DestroyTask, WeighTask } from './autogen/courier_ts_views.js';

export class Runtime extends ContainerRuntime {
  create(_task: CreateTask, _rctx: RunContext): void {}

  destroy(_task: DestroyTask, _rctx: RunContext): void {}

  getGroup(_method: Method, at: number): bigint {
    const task = new WeighTask(this.link, at);
    task.asked = task.grams;
    return UNORDERED;
  }

  loadStartWeigh(task: WeighTask, ar: ArchiveReader): void {
    task.name = ar.string();
    task.grams = Number(ar.i64());
  }

  saveEndWeigh(task: WeighTask, ar: ArchiveWriter): void {
    ar.i64(BigInt(Math.round(task.kilos * 1000)));
    ar.f64(task.asked);
  }

  async weigh(task: WeighTask, rctx: RunContext): Promise<void> {
    await rctx.yield();
    if (task.grams < 0) throw new RangeError(`${task.name} weighs less than nothing`);
    task.kilos = task.grams / 1000;
  }
}
