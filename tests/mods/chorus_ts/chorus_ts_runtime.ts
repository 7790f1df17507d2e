import { TASK_OUTCOME, TASK_QUERY_VALUE } from '../../../assembly/abi/layout.js';
import { ContainerRuntime, type MonitorContext, MonitorMode, type RunContext } from '../../../host/index.js';
import * as codes from '../chorus/chorus_codes.js';
import {
  type AttemptTask,
  type CreateTask,
  type DestroyTask,
  ElectTask,
  type MeasureTask,
} from './autogen/chorus_ts_views.js';

export class Runtime extends ContainerRuntime {
  create(_task: CreateTask, _rctx: RunContext): void {}

  destroy(_task: DestroyTask, _rctx: RunContext): void {}

  async measure(task: MeasureTask, rctx: RunContext): Promise<void> {
    await rctx.yield();
    task.size = task.base + ((this.containerId * 3) % 5);
    if (this.containerId === task.faultAt) fault(task, codes.FAIL_RUN);
  }

  attempt(task: AttemptTask, _rctx: RunContext): void {
    const kind = (task.pattern >>> (this.containerId * 2)) & 3;
    if (kind === codes.CRASHES) throw new Error(`container ${this.containerId} crashes`);
    task.container = this.containerId;
    if (kind === codes.FAILS) throw failure(codes.FAULT_CODE - this.containerId);
  }

  elect(task: ElectTask, _rctx: RunContext): void {
    task.votes += 1;
    if (this.containerId === task.failAt) throw failure(codes.FAULT_CODE);
  }

  monitorElect(mode: MonitorMode, task: ElectTask, asked: MonitorContext): void {
    if (task.trapIn === mode) throw new Error(`crashed in mode ${mode}`);
    const replicas = asked.replicasAs(ElectTask);
    if (mode === MonitorMode.kReplicaStart) {
      task.started = replicas.length;
      replicas.forEach((replica, i) => {
        replica.votes = i * 10;
      });
    } else if (mode === MonitorMode.kReplicaAgg) {
      const well = replicas.filter(({ address }) => this.link.u32[(address + TASK_OUTCOME) >>> 2] === 0);
      for (const { votes } of well) task.votes += votes;
      task.failed = replicas.length - well.length;
    }
  }

  replicateStartMeasure(task: MeasureTask, count: number): void {
    log(task, codes.LOG_START);
    task.sizes = new Uint32Array(count);
    fault(task, codes.FAIL_START);
  }

  dupMeasure(dup: MeasureTask, task: MeasureTask): void {
    log(task, codes.LOG_DUP);
    if (this.numberOf(dup) === task.faultAt) fault(task, codes.FAIL_DUP);
  }

  dupEndMeasure(task: MeasureTask, replica: number, dup: MeasureTask): void {
    log(task, codes.LOG_DUP_END);
    const { sizes } = task;
    sizes[replica] = dup.size;
    task.sizes = sizes;
    task.size = task.size === 0 ? dup.size : Math.min(task.size, dup.size);
    if (this.numberOf(dup) === task.faultAt) fault(task, codes.FAIL_DUP_END);
  }

  replicateEndMeasure(task: MeasureTask): void {
    log(task, codes.LOG_END);
    fault(task, codes.FAIL_END);
  }

  dupEndAttempt(task: AttemptTask, _replica: number, dup: AttemptTask): void {
    task.container = dup.container;
  }

  /** The container that a replica goes to. */
  private numberOf({ address }: MeasureTask): number {
    return this.link.u32[(address + TASK_QUERY_VALUE) >>> 2];
  }
}

function log(task: MeasureTask, call: number): void {
  task.log = BigInt.asUintN(64, (task.log << 4n) | BigInt(call));
}

const failure = (returnCode: number) => Object.assign(new Error('failed'), { returnCode });

function fault(task: MeasureTask, where: number): void {
  if (task.fault === (where | codes.TRAPS)) throw new Error(`crashed in ${where}`);
  if (task.fault === where) throw failure(codes.FAULT_CODE);
}
