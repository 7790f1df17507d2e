// What a monitor function is given beside its mode and its task. It runs to its end: it cannot wait or send tasks.
import { MonitorMode } from '../abi/monitor-layout';

export { MonitorMode };

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
  private _cpuNs: f64;
  private _ioNs: f64;

  get container(): usize {
    return this.containerAddress as usize;
  }

  /** Answers kLocalSchedule: a lane of this container; without an answer mapTaskToLane or the default lane holds. */
  setLane(lane: usize): void {
    this.laneAddress = lane as u32;
  }

  /** Address of a replica, 0 ≤ index < replicaCount. */
  replica(index: u32): usize {
    return load<u32>((this.replicasAddress as usize) + ((index as usize) << 2)) as usize;
  }
}
