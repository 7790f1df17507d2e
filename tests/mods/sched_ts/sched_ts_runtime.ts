import { QUEUE_LOW_LATENCY, TASK_LANE } from '../../../assembly/abi/layout.js';
import { OUTCOME_OK } from '../../../assembly/abi/status.js';
import {
  type ChimaeraError,
  ContainerRuntime,
  DomainQuery,
  type MonitorContext,
  MonitorMode,
  type RunContext,
} from '../../../host/index.js';
import { AGAIN, ANSWER, EVERYWHERE, FAIL, LANES } from '../sched/sched_codes.js';
import type { Method } from './autogen/sched_ts_methods.js';
import type {
  CostTask,
  CreateTask,
  DestroyTask,
  LearnedTask,
  PlaceTask,
  RelayTask,
  UnmonitoredTask,
} from './autogen/sched_ts_views.js';
import { Client } from './sched_ts_client.js';

export class Runtime extends ContainerRuntime {
  private readonly last = { samples: 0, cpuNs: 0, feature: 0 };

  create(_task: CreateTask, _rctx: RunContext): void {
    this.createQueue(0, { lanes: LANES, flags: QUEUE_LOW_LATENCY });
  }

  destroy(_task: DestroyTask, _rctx: RunContext): void {}

  dupEndPlace(task: PlaceTask, replica: number, dup: PlaceTask): void {
    if (replica === 0 || dup.container < task.container) task.container = dup.container;
    task.lane = dup.lane;
  }

  place(task: PlaceTask, _rctx: RunContext): void {
    task.container = this.containerId;
    const lane = this.link.u32[(task.address + TASK_LANE) >>> 2];
    const lanes = Array.from({ length: LANES }, (_, i) => this.getLane(0, 0, i));
    task.lane = lanes.indexOf(lane) + 1;
  }

  monitorPlace(mode: MonitorMode, task: PlaceTask, asked: MonitorContext): void {
    const does = mode === MonitorMode.kGlobalSchedule ? task.global : task.local;
    if (does === FAIL) throw new Error('the monitor was asked to fail');
    if (mode === MonitorMode.kLocalSchedule) {
      if (does === ANSWER) asked.setLane(this.getLane(0, 0, task.target % LANES));
    } else if (does === ANSWER) asked.setQuery(DomainQuery.globalId(task.target));
    else if (does === EVERYWHERE) asked.setQuery(DomainQuery.globalBcast());
    else if (does === AGAIN) asked.setQuery(DomainQuery.dynamic());
  }

  /** For those that the monitor leaves: the last lane. */
  mapTaskToLane(_method: Method, _at: number): number {
    return this.getLane(0, 0, LANES - 1);
  }

  unmonitored(_task: UnmonitoredTask, _rctx: RunContext): void {}

  async relay(task: RelayTask, rctx: RunContext): Promise<void> {
    const { targetLo, targetHi, global, local, target } = task;
    const client = new Client(this).bind({ lo: targetLo, hi: targetHi });
    try {
      const answer = await client.placeBase(rctx, DomainQuery.dynamic(), global, local, target);
      task.childOutcome = OUTCOME_OK;
      task.container = answer.container;
    } catch (error) {
      task.childOutcome = (error as ChimaeraError).code === 'CHI_E_TRAP' ? 1 : 2;
    }
  }

  cost(_task: CostTask, _rctx: RunContext): void {}

  monitorCost(mode: MonitorMode, task: CostTask, asked: MonitorContext): void {
    const feature = asked.feature(0);
    if (feature === mode) throw new Error('the monitor was asked to fail');
    if (mode === MonitorMode.kEstLoad) asked.cpuNs = task.estimateNs;
    else if (mode === MonitorMode.kLocalSchedule) task.expectedNs = asked.cpuNs;
    else if (mode === MonitorMode.kSampleLoad) asked.cpuNs = task.sampleNs;
    else if (mode === MonitorMode.kReinforceLoad) {
      Object.assign(this.last, { samples: this.last.samples + 1, cpuNs: asked.cpuNs, feature });
    }
  }

  learned(task: LearnedTask, _rctx: RunContext): void {
    Object.assign(task, this.last);
  }
}
