// One worker: an engine instance acting for a worker's slot, the modules in its table, and the TypeScript containers
// that have it as home. The same on every platform; the platform decides how it is stepped.
import { CONTAINER_MODULE } from '../../assembly/abi/container-layout.js';
import {
  CALL_DEL_STATE,
  CALL_GET_GROUP,
  CALL_MAP_TASK_TO_LANE,
  CALL_MONITOR,
  CALL_NEW_STATE,
  CALL_ORCHESTRATE,
  CALL_REPLICATE,
  CALL_RUN,
  CALLS_PER_MODULE,
  TASK_CONTAINER,
} from '../../assembly/abi/layout.js';
import { H_STATE } from '../../assembly/abi/map.js';
import {
  PHASE_ENGINE,
  PHASE_MAPPING,
  SLOT_CURRENT_TASK,
  SLOT_MAPPING_TASK,
  SLOT_PHASE,
} from '../../assembly/abi/slot-layout.js';
import { PointerLink } from '../client/pointer-link.js';
import { LEFT_FOR_HOST, STATE_STOPPED } from '../engine/abi.js';
import { type Engine, instantiateEngine, instantiateModule } from '../engine/instance.js';
import type { Platform } from '../platform/platform.js';
import { HostedContainers } from './hosted-containers.js';
import { askHosted } from './hosted-monitor.js';
import { leaveMessage } from './leave-message.js';
import type { LoadedModule, WorkerReport, WorkerSetup } from './messages.js';
import { describeTrap } from './trap-place.js';

/** Turns between two looks at the event loop. */
const SLICE_TURNS = 16;

/** Until when a worker sleeps: a word that changes, its value now, and a time of the platform's clock. */
export interface Sleep {
  index: number;
  seen: number;
  wakeByNs: number;
}

export interface WorkerPorts {
  /** Modules that arrived since the last call, without waiting for the event loop. */
  takeModules(): LoadedModule[];
  report(report: WorkerReport): void;
}

export class WorkerHost {
  readonly link: PointerLink;
  private readonly engine: Engine;
  private readonly modules = new Map<number, LoadedModule>();
  private readonly hosted: HostedContainers;

  constructor(
    setup: WorkerSetup,
    platform: Platform,
    private readonly ports: WorkerPorts,
    onSettled: () => void,
  ) {
    const words = new Int32Array(setup.memory.buffer);
    this.engine = instantiateEngine(setup.engine, setup.memory, {
      now: () => platform.now(),
      wait: (address, expected, timeoutNs) => platform.wait(words, address >>> 2, expected | 0, timeoutNs),
      runMethod: (container, method, task) => this.hosted.run(container >>> 0, method >>> 0, task >>> 0),
      cancelMethod: (task, status) => this.hosted.cancel(task >>> 0, status),
      mapTaskToLane: (container, task) => this.hosted.mapTaskToLane(container >>> 0, task >>> 0),
      monitor: (container, mode, task, context) =>
        askHosted(this.link, this.hosted, container >>> 0, mode, task >>> 0, context >>> 0),
      getGroup: (container, task, at) => this.hosted.getGroup(container >>> 0, task >>> 0, at >>> 0),
      place: (processor) => (platform.place?.(processor) ? 1 : 0),
      replicateTask: (container, step, origin, replica) =>
        this.hosted.replicate(container >>> 0, step >>> 0, origin >>> 0, replica >>> 0),
      syncModules: () => this.syncModules(),
      request: (kind, what) => ports.report({ type: 'request', kind, what: what >>> 0 }),
    });
    this.engine.exports.enter(setup.slot);
    this.link = new PointerLink(this.engine, platform, setup.slot, { worker: true });
    const moduleAt = (index: number) => this.moduleAt(index);
    this.hosted = new HostedContainers(this.link, setup.worker, moduleAt, onSettled);
  }

  /**
   * Works until the runtime stops (true), blocking this thread while idle, or until a host module lives here (false):
   * then it must be stepped by `slice`.
   */
  work(): boolean {
    return this.guard(() => this.engine.exports.work()) !== LEFT_FOR_HOST;
  }

  /** A bounded piece of work; false = there was nothing to do. */
  slice(turns = SLICE_TURNS): boolean {
    const busy = this.guard(() => this.engine.exports.workSlice(turns));
    return this.link.collect() !== 0 || busy !== 0;
  }

  /** Announces sleep; undefined when there is work after all. */
  announce(): Sleep | undefined {
    const { exports } = this.engine;
    const seen = exports.announceWorker();
    return seen < 0
      ? undefined
      : {
          index: this.link.wakeIndex,
          seen: seen | 0,
          wakeByNs: exports.nextDue() || Number.POSITIVE_INFINITY,
        };
  }

  /** The runtime has stopped: this worker may end. */
  get stopped(): boolean {
    return Atomics.load(this.link.u32, H_STATE >>> 2) === STATE_STOPPED;
  }

  /** The wait is over. Policies may have a round then: a second call, after a trap in one, finds nothing left to do. */
  wokeUp(): void {
    this.guard(() => {
      this.engine.exports.wokeUp();
      return 0;
    });
  }

  /**
   * Puts a module's functions into this worker's table, or remembers where a TypeScript module lies. A later module of
   * the same index replaces one that the engine did not take.
   */
  load(module: LoadedModule): void {
    this.modules.set(module.index, module);
    if (!module.wasm) return;
    const entry = instantiateModule(module.wasm, this.engine);
    const base = module.index * CALLS_PER_MODULE;
    const set = (slot: number, call: unknown) => {
      if (call) this.engine.table.set(base + slot, call);
    };
    set(CALL_RUN, entry.run);
    set(CALL_MAP_TASK_TO_LANE, entry.map_task_to_lane);
    set(CALL_MONITOR, entry.monitor);
    set(CALL_ORCHESTRATE, entry.orchestrate);
    set(CALL_REPLICATE, entry.replicate);
    set(CALL_NEW_STATE, entry.new_state);
    set(CALL_DEL_STATE, entry.del_state);
    set(CALL_GET_GROUP, entry.get_group);
  }

  /** Ends what TypeScript methods still await: the runtime gives up waiting. */
  abort(): void {
    this.hosted.abort();
  }

  /** For simulated platforms: fails methods that await what is not the platform's. */
  refuseForeign(): void {
    this.hosted.refuseForeign();
  }

  private moduleAt(index: number): LoadedModule {
    if (!this.modules.has(index)) this.syncModules();
    return this.modules.get(index) as LoadedModule;
  }

  private syncModules(): void {
    for (const module of this.ports.takeModules()) this.load(module);
  }

  // A trap in module code costs its container, one of the engine the node.
  private guard(call: () => number): number {
    for (;;) {
      try {
        return call();
      } catch (error) {
        if (!this.engine.exports.recover(this.tellTrap(error))) throw error;
      }
    }
  }

  private tellTrap(error: unknown): number {
    const { u32 } = this.link;
    const slot = this.engine.exports.slotAt(this.link.slot) >>> 0;
    const at = (offset: number) => u32[(slot + offset) >>> 2];
    const task = at(SLOT_PHASE) === PHASE_MAPPING ? at(SLOT_MAPPING_TASK) : at(SLOT_CURRENT_TASK);
    if (at(SLOT_PHASE) === PHASE_ENGINE || task === 0) return 0;
    const module = this.modules.get(u32[(u32[(task + TASK_CONTAINER) >>> 2] + CONTAINER_MODULE) >>> 2]);
    return module ? leaveMessage(this.link, describeTrap(error, module.name, module.file)) : 0;
  }
}
