import { REQUEST_LOAD_MODULE, REQUEST_STUCK } from '../../assembly/abi/layout.js';
import type { Engine } from '../engine/instance.js';
import type { Platform, WorkerThread } from '../platform/platform.js';
import type { LoadedModule, WorkerReport } from './messages.js';

export interface OrchestratorEvents {
  /** A module of the engine asks the host to load the module that its task names. */
  onLoadModule(ticket: number): void;
  /** A task asks the runtime to stop, and waits until that has begun; its deadline is in the ticket's text. */
  onStop(ticket: number): void;
  /** A worker is inside one call of a method for too long. */
  onStuck(worker: number): void;
  /** A worker died of an engine trap. */
  onFatal(message: string): void;
}

/** Starts the worker threads, and passes between them and the runtime (specification: Work Orchestrator). */
export class WorkOrchestrator {
  /** Thread slot of each worker. */
  readonly slots: number[] = [];
  private readonly threads: WorkerThread[] = [];

  constructor(
    private readonly platform: Platform,
    private readonly engine: Engine,
    private readonly events: OrchestratorEvents,
  ) {}

  /** Registers the slots of `count` workers, so that tasks can be sent to them before their threads run. */
  register(count: number, ownSlot: number): void {
    const { pid, startLo, startHi } = this.platform.owner;
    for (let worker = 0; worker < count; worker++) {
      this.slots.push(this.engine.exports.attach(worker, pid, startLo, startHi));
    }
    this.engine.exports.enter(ownSlot);
  }

  /** Starts a thread for each registered worker. */
  start(memory: WebAssembly.Memory, engine: WebAssembly.Module): void {
    this.slots.forEach((slot, worker) => {
      const setup = { worker, slot, memory, engine };
      this.threads.push(this.platform.startWorker(setup, (report) => this.receive(report)));
    });
  }

  /** Hands a module to every worker. */
  announce(module: LoadedModule): void {
    for (const thread of this.threads) thread.send({ type: 'module', module });
  }

  /** Tells workers to end what their TypeScript methods still await. */
  abort(): void {
    for (const thread of this.threads) thread.send({ type: 'stop' });
  }

  async ended(force: boolean): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.ended(force)));
  }

  private receive(report: WorkerReport): void {
    if (report.type === 'fatal') this.events.onFatal(report.message);
    else if (report.type === 'request') {
      if (report.kind === REQUEST_LOAD_MODULE) this.events.onLoadModule(report.what);
      else if (report.kind === REQUEST_STUCK) this.events.onStuck(report.what);
      else this.events.onStop(report.what);
    }
  }
}
