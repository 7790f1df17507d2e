import { LOAD_CPU } from '../../assembly/abi/layout.js';
import type { PoolId } from '../client/container-client.js';
import type { PointerLink } from '../client/pointer-link.js';
import { ChimaeraError, statusError } from '../errors.js';

/** Where a TypeScript container lives: the link of its home worker, and its address in the engine. */
export interface ContainerSite {
  readonly link: PointerLink;
  readonly address: number;
}

/** What `getGroup` answers for a task that is in no group. Every other number up to 2⁶⁴ - 2 is a group, 0 as well. */
export const UNORDERED = 0xffff_ffff_ffff_ffffn;

export interface QueueOptions {
  /** Lanes in use at first; default 1. */
  lanes?: number;
  /** Lanes the group may grow to; default `lanes`. */
  maxLanes?: number;
  /** Pending tasks of a lane at which another comes into use; default 1024. */
  depth?: number;
  /** QUEUE_* of the specification; default 0. */
  flags?: number;
}

/**
 * Base of a module's container in TypeScript. It lives on one worker, its home, and its methods run there: between
 * two awaits nothing else of it runs. `_Params` is the type of the module's creation parameters.
 */
export abstract class ContainerRuntime<_Params = unknown> {
  poolId: PoolId = { lo: 0, hi: 0 };
  poolName = '';
  containerId = 0;
  private site: ContainerSite | undefined;

  init(poolId: PoolId, poolName: string, containerId: number): void {
    this.poolId = poolId;
    this.poolName = poolName;
    this.containerId = containerId;
  }

  /** Called by the worker before `create`. */
  bind(site: ContainerSite): void {
    this.site = site;
  }

  /** The link of this container's worker: views on the memory, and a client for subtasks. */
  get link(): PointerLink {
    return this.home.link;
  }

  /** Creates a lane group (specification: CreateQueue); to be called in `create`. */
  createQueue(group: number, options: QueueOptions = {}): void {
    const { lanes = 1, maxLanes = lanes, depth = 1024, flags = 0 } = options;
    const { exports } = this.link.engine;
    const status = exports.createQueue(this.home.address, group, lanes, maxLanes, depth, flags);
    if (status !== 0) throw statusError(status, { name: `lane group ${group}` });
  }

  /** A lock of the engine that lives as long as this container: its address. CoMutex and CoRwLock call it. */
  newLock(): number {
    const lock = this.link.engine.exports.newLock(this.home.address) >>> 0;
    if (lock === 0) throw new ChimaeraError('CHI_E_NO_MEMORY', { segment: 'runtime_data' });
    return lock;
  }

  /** The lane of a group at an index, for `mapTaskToLane`; 0 when there is none. */
  getLane(group: number, priority: number, index: number): number {
    return this.link.engine.exports.getLane(this.home.address, group, priority, index) >>> 0;
  }

  /** The lane of a group that a hash falls on, for `mapTaskToLane`; 0 without such a group. */
  getLaneByHash(group: number, priority: number, hash: number): number {
    return this.link.engine.exports.getLaneByHash(this.home.address, group, priority, hash) >>> 0;
  }

  /**
   * The lane of a group with the least load; `by` is LOAD_CPU, LOAD_IO or both: what its tasks are expected to cost of a
   * processor, and of waiting.
   */
  getLeastLoadedLane(group: number, priority: number, by: number = LOAD_CPU): number {
    const { exports } = this.link.engine;
    return exports.getLeastLoadedLane(this.home.address, group, priority, by) >>> 0;
  }

  private get home(): ContainerSite {
    if (!this.site) throw new TypeError('this container is not bound to a worker yet');
    return this.site;
  }
}
