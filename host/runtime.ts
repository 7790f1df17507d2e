import { MAX_WORKERS } from '../assembly/abi/limits.js';
import { H_STATE } from '../assembly/abi/map.js';
import { TICKET_LENGTH, TICKET_TEXT } from '../assembly/abi/ticket-layout.js';
import type { RuntimeHandle } from './client/attach-engine.js';
import { Connection } from './client/connection.js';
import type { LinkSource } from './client/container-client.js';
import type { LinkOptions } from './client/link-options.js';
import type { PointerLink } from './client/pointer-link.js';
import type { OwnedBuffer } from './client/shm-buffer.js';
import type { Configuration, ConfigurationInput } from './config/configuration.js';
import { type Environment, loadConfiguration } from './config/load.js';
import {
  type EngineExports,
  SEGMENT_MAIN,
  STATE_ABORTING,
  STATE_DRAINING,
  STATE_STOPPED,
} from './engine/abi.js';
import { bufferLimit, initialise, pagesFor } from './engine/initialise.js';
import { decodeText, encodeText } from './engine/views.js';
import { ChimaeraError, statusError } from './errors.js';
import { ModuleManager } from './modules/module-manager.js';
import type { NetServer } from './net/net-server.js';
import type { Platform } from './platform/platform.js';
import { PoolManager } from './pools/pool-manager.js';
import { describeStuck, type StuckTask } from './pools/stuck-task.js';
import { Policies } from './workers/policies.js';
import { WorkOrchestrator } from './workers/work-orchestrator.js';

export interface RuntimeOptions extends LinkOptions {
  /** Where the runtime runs; default: threads of this Node process. */
  platform?: Platform;
  /** Environment variables; default: the platform's. */
  env?: Environment;
  /** Events that each thread's trace keeps; default 0 = no trace. */
  traceCapacity?: number;
  /** Called once for each call of a method that takes longer than runtime.watchdog_ms; default: a warning. */
  onStuck?: (task: StuckTask) => void;
}

const MIB = 1 << 20;
const QUIET_POLL_MS = 1;
const ABORT_DEADLINE_MS = 2000;

/** A node of Chimaera in this process: its memory, its workers, and a client for the thread that started it. */
export class Runtime implements LinkSource {
  readonly modules: ModuleManager;
  readonly pools: PoolManager;
  /** Which modules say where lanes and workers go. */
  readonly policies: Policies;
  private readonly workers: WorkOrchestrator;
  private stopping: Promise<void> | undefined;
  private hurried = false;
  private failure: ChimaeraError | undefined;
  private hasEnded: () => void = () => {};
  /** Resolves when the runtime has stopped, whoever wanted that. */
  readonly ended = new Promise<void>((resolve) => {
    this.hasEnded = resolve;
  });
  private server: NetServer | undefined;
  private releaseEndpoints = () => {};

  private constructor(
    readonly configuration: Configuration,
    private readonly platform: Platform,
    private readonly connection: Connection,
    workerCount: number,
    options: RuntimeOptions,
  ) {
    const { engine } = connection.link;
    const { onStuck = (task) => platform.warn(describeStuck(task)) } = options;
    this.workers = new WorkOrchestrator(platform, engine, {
      onLoadModule: (ticket) => this.loadModule(ticket),
      onStop: (ticket) => this.stopFor(ticket),
      onStuck: (worker) => onStuck(this.pools.stuckTask(worker)),
      onFatal: (message) => this.fail(message),
    });
    this.workers.register(workerCount, connection.link.slot);
    const env = options.env ?? platform.env;
    const announce = (module: Parameters<WorkOrchestrator['announce']>[0]) => this.workers.announce(module);
    this.modules = new ModuleManager(engine, configuration.modules.paths, env, platform, announce);
    this.policies = new Policies(engine, this.modules, platform);
    this.pools = new PoolManager(engine, this.modules, this.workers.slots);
  }

  /**
   * Starts a runtime: memory, engine, admin, workers, the modules of the configuration's registry, in this order.
   * @param config a file, or any part of the configuration; left out = CHI_SERVER_CONF, or the defaults
   * @throws CHI_E_CONFIG with every mistake that was found
   */
  static async start(config?: string | ConfigurationInput, options: RuntimeOptions = {}): Promise<Runtime> {
    const platform = options.platform ?? (await import('./platform/node/node-platform.js')).nodePlatform;
    const loading = platform.loadEngine();
    const env = options.env ?? platform.env;
    const configuration = await loadConfiguration(config, env, platform.readConfiguration);
    const engine = await loading;
    const { workers, high_latency_workers: high, reinforcement_workers: learners } = configuration.runtime;
    const room = MAX_WORKERS - high - learners;
    const low = workers === 'auto' ? Math.min(platform.processors, room) : workers;
    const memory = platform.createMemory(pagesFor(configuration));
    const handle = {
      memory,
      engine,
      bufferLimit: bufferLimit(configuration),
      workers: low + high,
      waitLimitMs: configuration.runtime.wait_limit_ms,
    };
    const prepare = (exports: EngineExports) =>
      initialise(exports, configuration, low, platform.processors, options.traceCapacity ?? 0);
    const connection = new Connection(handle, platform, options, prepare);
    const runtime = new Runtime(configuration, platform, connection, low + high + learners, options);
    try {
      runtime.workers.start(memory, engine); // threads take longest: they come up while the rest goes on
      const admin = await runtime.modules.register('admin');
      runtime.bootAdmin(admin.index, admin.name);
      for (const name of configuration.modules.registry) await runtime.modules.register(name);
      const { queue_policy, processor_policy } = configuration.work_orchestrator;
      await runtime.policies.use('lanes', queue_policy);
      await runtime.policies.use('workers', processor_policy);
      if (configuration.compose.length > 0) {
        const { compose } = await import('./pools/compose.js');
        await compose(runtime, configuration);
      }
    } catch (error) {
      await runtime.stop(0);
      throw error;
    }
    return runtime;
  }

  /** Attaches another thread of this process: give it `runtime.handle`, by workerData or a message. */
  static async attach(handle: RuntimeHandle, options: RuntimeOptions = {}): Promise<Connection> {
    const platform = options.platform ?? (await import('./platform/node/node-platform.js')).nodePlatform;
    return new Connection(handle, platform, options);
  }

  /** Why the engine gave up, if it did. */
  get failed(): ChimaeraError | undefined {
    return this.failure;
  }

  /** The link of the thread that started the runtime. */
  get link(): PointerLink {
    return this.connection.link;
  }

  /** What another thread needs to attach. */
  get handle(): RuntimeHandle {
    return this.connection.handle;
  }

  /** Allocates a payload buffer of client_data, which the caller frees. */
  allocateBuffer(size: number): OwnedBuffer {
    return this.connection.allocateBuffer(size);
  }

  /**
   * Opens this runtime to clients of other processes, at the addresses of `network` in its configuration.
   * @throws CHI_E_ADDRESS_IN_USE, CHI_E_ADDRESS, CHI_E_KEYS, CHI_E_NO_SLOT or CHI_E_NO_MEMORY
   */
  async serve(): Promise<NetServer> {
    if (this.server) return this.server;
    const { network } = this.configuration;
    const { endpoints, release } = this.platform.claimEndpoints(network);
    this.releaseEndpoints = release;
    try {
      const { NetServer } = await import('./net/net-server.js');
      this.server = await NetServer.open(this.handle, this.platform, await this.platform.transport(), {
        endpoints,
        calls: network.client_calls,
        bulkBytes: network.client_bulk_mib * MIB,
        leaseMs: network.lease_ms,
        keys: network.keys === 'none' ? undefined : network.keys,
      });
    } catch (error) {
      release();
      throw error;
    }
    return this.server;
  }

  /**
   * Stops: takes no more tasks, lets what was accepted finish until the deadline, ends the rest with
   * CHI_E_SHUTDOWN, and ends the workers.
   */
  stop(deadlineMs = this.configuration.runtime.stop_deadline_ms): Promise<void> {
    if (!this.stopping) {
      const release = this.platform.holdOpen(); // workers do not keep a process alive, but their end is waited for
      this.stopping = this.shutDown(deadlineMs).finally(() => {
        release();
        this.hasEnded();
      });
    }
    return this.stopping;
  }

  /** Stops at once, or lets a stop that has begun wait no longer for what was accepted: that ends with CHI_E_SHUTDOWN. */
  abort(): Promise<void> {
    this.hurried = true;
    return this.stop(0);
  }

  private async shutDown(deadlineMs: number): Promise<void> {
    const { exports } = this.link.engine;
    if (!this.failure) {
      exports.setState(STATE_DRAINING);
      if (!(await this.quietWithin(deadlineMs))) {
        exports.setState(STATE_ABORTING);
        this.workers.abort();
        this.hurried = false;
        await this.quietWithin(ABORT_DEADLINE_MS);
      }
    }
    await this.server?.close(); // what is done goes out before
    this.releaseEndpoints();
    const quiet = exports.isQuiet() !== 0;
    exports.setState(STATE_STOPPED);
    this.platform.kick();
    await this.workers.ended(!quiet);
    this.modules.close();
    this.connection.detach(this.failure);
    this.platform.releaseMemory(this.handle.memory);
  }

  private async quietWithin(deadlineMs: number): Promise<boolean> {
    const { exports } = this.link.engine;
    const end = this.platform.now() + deadlineMs * 1e6;
    while (exports.isQuiet() === 0) {
      if (this.platform.now() >= end || this.hurried) return false;
      this.platform.kick();
      await new Promise<void>((resolve) => this.platform.after(QUIET_POLL_MS, resolve));
    }
    return true;
  }

  private bootAdmin(module: number, name: string): void {
    const { exports, views } = this.link.engine;
    const bytes = encodeText(name);
    const at = exports.alloc(SEGMENT_MAIN, bytes.length) >>> 0;
    views.u8.set(bytes, at);
    const status = exports.bootAdmin(module, at, bytes.length);
    exports.free(at);
    if (status !== 0) throw statusError(status, { name: 'the admin pool' });
  }

  private loadModule(ticket: number): void {
    const { views } = this.link.engine;
    const at = ticket + TICKET_TEXT;
    const name = decodeText(
      views.u8.subarray(at, at + (views.u32[(ticket + TICKET_LENGTH) >>> 2] as number)),
    );
    const goOn = () => this.answer(ticket);
    this.modules.register(name).then(goOn, goOn); // admin looks into the table, and says what it found
  }

  // Whoever asked for the stop learns that it has begun, and not before: its deadline counts, not that of a later one.
  private stopFor(ticket: number): void {
    void this.stop(this.link.u32[(ticket + TICKET_TEXT) >>> 2] || undefined);
    this.answer(ticket);
  }

  private answer(ticket: number): void {
    this.link.engine.exports.answerRequest(ticket);
    this.platform.kick();
  }

  // The engine itself failed: nothing of it can be trusted any more.
  private fail(message: string): void {
    const code = this.link.u32[(H_STATE + 4) >>> 2];
    this.failure ??= new ChimaeraError('CHI_E_ENGINE', { reason: `${message} (check ${code})` });
    void this.stop();
  }
}
