import { TASK_QUERY, TASK_QUERY_VALUE } from '../../assembly/abi/layout.js';
import {
  MONITOR_CPU_NS,
  MONITOR_FEATURES,
  MONITOR_IO_NS,
  MONITOR_LANE,
  MONITOR_REPLICA_COUNT,
  MONITOR_REPLICAS,
  MONITOR_TASK,
  MONITOR_WORKER,
} from '../../assembly/abi/monitor-layout.js';
import type { AnyQuery } from '../client/domain-query.js';
import type { PointerLink } from '../client/pointer-link.js';

/**
 * What a TypeScript monitor function is given beside its mode and its task. It runs to its end on the container's home
 * worker: what it does after an await, nobody sees.
 */
export class MonitorContext {
  constructor(
    readonly link: PointerLink,
    private readonly address: number,
  ) {}

  /** Address of the task. */
  get task(): number {
    return this.link.u32[(this.address + MONITOR_TASK) >>> 2];
  }

  /** Index of the worker that asks. */
  get worker(): number {
    return this.link.u32[(this.address + MONITOR_WORKER) >>> 2];
  }

  /** Answers kLocalSchedule: a lane of this container; without an answer mapTaskToLane or the default lane holds. */
  setLane(lane: number): void {
    this.link.u32[(this.address + MONITOR_LANE) >>> 2] = lane;
  }

  /** Answers kGlobalSchedule: what the task's dynamic query is replaced by. */
  setQuery(query: AnyQuery): void {
    const { link, task } = this;
    link.u32[(task + TASK_QUERY) >>> 2] = query.word;
    link.u32[(task + TASK_QUERY_VALUE) >>> 2] = query.value;
  }

  /** What the task costs of a processor, in ns (see the modes); to be set in kEstLoad and kSampleLoad. */
  get cpuNs(): number {
    return this.link.f64[(this.address + MONITOR_CPU_NS) >>> 3];
  }

  set cpuNs(ns: number) {
    this.link.f64[(this.address + MONITOR_CPU_NS) >>> 3] = ns;
  }

  /** And what it waits for others. */
  get ioNs(): number {
    return this.link.f64[(this.address + MONITOR_IO_NS) >>> 3];
  }

  set ioNs(ns: number) {
    this.link.f64[(this.address + MONITOR_IO_NS) >>> 3] = ns;
  }

  /** A field that the task's class marks with @FEATURE, in their order, 0 ≤ index < 3; in the modes with a cost. */
  feature(index: number): number {
    return this.link.f64[((this.address + MONITOR_FEATURES) >>> 3) + index];
  }

  /** Views on the replicas, in the order of containers: `asked.replicasAs(EchoTask)` (kReplicaStart, kReplicaAgg). */
  replicasAs<V>(View: new (link: PointerLink, address: number) => V): V[] {
    return this.replicas.map((address) => new View(this.link, address));
  }

  /** Their addresses. */
  get replicas(): number[] {
    const { u32 } = this.link;
    const at = u32[(this.address + MONITOR_REPLICAS) >>> 2] >>> 2;
    return Array.from(u32.subarray(at, at + u32[(this.address + MONITOR_REPLICA_COUNT) >>> 2]));
  }
}
