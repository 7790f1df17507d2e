// What a monitor function is given beside its mode and its task. It runs to its end: it cannot wait or send tasks.
import { MonitorMode } from '../abi/monitor-layout';

export { MonitorMode };

/** What a monitor function may read of the task that it is asked about, and what it may answer (docs/scheduling.md). */
@unmanaged
export class MonitorContext {
  private taskAddress: u32;
  private containerAddress: u32;
  private laneAddress: u32;
  /** Index of the worker that asks. */
  readonly worker: u32;
  private replicasAddress: u32;
  /** How many replicas there are (kReplicaStart, kReplicaAgg). */
  readonly replicaCount: u32;
  /**
   * What the task costs of a processor, in ns: in kLocalSchedule as it is expected, in kEstLoad as the engine expects it,
   * in kSampleLoad and kReinforceLoad as it was. A function may set it in kEstLoad and kSampleLoad.
   */
  cpuNs: f64;
  /** And what it waits for others. */
  ioNs: f64;
  private feature0: f64;
  private feature1: f64;
  private feature2: f64;

  get container(): usize {
    return this.containerAddress as usize;
  }

  /** Answers kLocalSchedule: a lane of this container; without an answer mapTaskToLane or the default lane holds. */
  setLane(lane: usize): void {
    this.laneAddress = lane as u32;
  }

  /** A field that the task's class marks with @FEATURE, in their order, 0 ≤ index < 3; in the modes with a cost. */
  feature(index: u32): f64 {
    return index == 0 ? this.feature0 : index == 1 ? this.feature1 : this.feature2;
  }

  /** Address of a replica, 0 ≤ index < replicaCount. */
  replica(index: u32): usize {
    return load<u32>((this.replicasAddress as usize) + ((index as usize) << 2)) as usize;
  }
}
