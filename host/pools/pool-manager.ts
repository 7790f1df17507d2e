import type { PoolId } from '../client/container-client.js';
import type { Engine } from '../engine/instance.js';
import { ChimaeraError } from '../errors.js';
import type { ModuleManager } from '../modules/module-manager.js';
import { type LaneStatistics, laneStatistics } from './lane-statistics.js';
import {
  listPools,
  type MethodStatistics,
  methodStatistics,
  type PoolInfo,
  type WorkerStatistics,
  workerStatistics,
} from './statistics.js';
import { readStuckTask, type StuckTask } from './stuck-task.js';
import { readTrace, type TraceEvent } from './trace.js';

/** What pools there are, and what their methods and the workers did (specification: Pool Manager). */
export class PoolManager {
  constructor(
    private readonly engine: Engine,
    private readonly modules: ModuleManager,
    private readonly workerSlots: readonly number[],
  ) {}

  /** Pools that accept tasks. */
  list(): PoolInfo[] {
    return listPools(this.engine).map(({ address: _, ...pool }) => pool);
  }

  /** The id of a pool by name, or undefined. */
  find(name: string): PoolId | undefined {
    return this.list().find((pool) => pool.name === name)?.id;
  }

  /** Counts and times of every method that has run. */
  methods(): MethodStatistics[] {
    return methodStatistics(this.engine, (module) => this.modules.manifest(module));
  }

  /** What the workers did, as far as their traces reach back; empty unless the runtime was started with traces. */
  trace(): TraceEvent[] {
    return readTrace(this.engine, this.workerSlots, (module) => this.modules.manifest(module));
  }

  /** What each lane of a pool did and has before it; throws CHI_E_UNKNOWN_POOL. */
  lanes(name: string): LaneStatistics[] {
    const pool = listPools(this.engine).find((candidate) => candidate.name === name);
    if (!pool) throw new ChimaeraError('CHI_E_UNKNOWN_POOL', { pool: name });
    return laneStatistics(this.engine, pool);
  }

  /** What a worker is at, for the watchdog's report. */
  stuckTask(worker: number): StuckTask {
    return readStuckTask(this.engine, worker, this.workerSlots[worker], (module) =>
      this.modules.manifest(module),
    );
  }

  workers(): WorkerStatistics[] {
    return workerStatistics(this.engine, this.workerSlots);
  }

  /** Bytes of live blocks in a segment, over all threads. */
  liveBytes(segment: 'main' | 'runtime_data' | 'client_data'): number {
    return this.engine.exports.liveBytes(['main', 'runtime_data', 'client_data'].indexOf(segment));
  }
}
