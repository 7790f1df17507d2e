// TypeScript containers of one worker: their objects, and the calls of the engine into them.

import { CONTAINER_ID, CONTAINER_MODULE, CONTAINER_POOL } from '../../assembly/abi/container-layout.js';
import {
  METHOD_CREATE,
  METHOD_DESTROY,
  REPLICATE_THREW,
  RUN_DONE,
  RUN_HOST,
  TASK_CONTAINER,
  TASK_FRAME,
  TASK_METHOD,
} from '../../assembly/abi/layout.js';
import { POOL_ID_HI, POOL_ID_LO, POOL_NAME, POOL_NAME_LENGTH } from '../../assembly/abi/pool-layout.js';
import {
  COUNTER_CONTEXTS_ENDED,
  COUNTER_CONTEXTS_MADE,
  SLOT_COUNTERS,
} from '../../assembly/abi/slot-layout.js';
import {
  REASON_CANCELLED,
  REASON_DEADLINE,
  REASON_EXCEPTION,
  REASON_FAILED,
  REASON_SHUTDOWN,
} from '../../assembly/abi/status.js';
import type { PointerLink } from '../client/pointer-link.js';
import { decodeText } from '../engine/views.js';
import { ChimaeraError, reasonError } from '../errors.js';
import { checkLibrary } from '../modules/check-code.js';
import { UNORDERED } from './container-runtime.js';
import { leaveMessage } from './leave-message.js';
import type { HostContainer, HostModule, LoadedModule } from './messages.js';
import { RunContext } from './run-context.js';

interface Hosted {
  library: HostModule;
  container: HostContainer;
}

const NO_REASON = 'no reason was given';
const PROMISE = 'a part in a replication answers at once: it may not await anything';
const FOREIGN =
  'awaits something that is not the platform’s: on a simulated platform only what its RunContext gives may be awaited';

export class HostedContainers {
  private readonly containers = new Map<number, Hosted>();
  private readonly running = new Map<number, RunContext>();
  /** Counters of this worker, as indices of u64: nobody else writes them. */
  private readonly madeAt: number;
  private readonly endedAt: number;

  /**
   * @param moduleAt the loaded module of an index
   * @param onSettled called after a task ended outside of a turn
   */
  constructor(
    private readonly link: PointerLink,
    private readonly worker: number,
    private readonly moduleAt: (index: number) => LoadedModule,
    private readonly onSettled: () => void,
  ) {
    const counters = (link.engine.exports.slotAt(link.slot) >>> 0) + SLOT_COUNTERS;
    this.madeAt = (counters + COUNTER_CONTEXTS_MADE) >>> 3;
    this.endedAt = (counters + COUNTER_CONTEXTS_ENDED) >>> 3;
  }

  /** The engine's runMethod: runs up to the method's first await. */
  run(container: number, method: number, task: number): number {
    const rctx = new RunContext(this.link, task, this.worker);
    this.link.u64[this.madeAt]++;
    try {
      const pending =
        method === METHOD_CREATE ? this.create(container, rctx) : this.call(container, method, rctx);
      if (method === METHOD_DESTROY) this.containers.delete(container); // its last task: it holds the object itself
      if (!pending) {
        this.end(rctx);
        return RUN_DONE;
      }
      this.running.set(task, rctx);
      pending.then(
        () => this.settle(task, undefined),
        (error) => this.settle(task, error ?? NO_REASON),
      );
    } catch (error) {
      this.end(rctx);
      this.fail(task, error ?? NO_REASON);
    }
    return RUN_HOST;
  }

  /** A container of this worker, with its module's code. */
  at(container: number): Hosted | undefined {
    return this.containers.get(container);
  }

  /** The engine's cancelMethod: a method learns that its task should end, since each of its waits fails. */
  cancel(task: number, status: number): void {
    try {
      this.running.get(task)?.cancel(reasonError(status));
    } catch {
      // what a module's listener throws is not the engine's concern
    }
  }

  mapTaskToLane(container: number, task: number): number {
    const hosted = this.containers.get(container);
    try {
      return hosted?.library.mapTaskToLane?.(hosted.container, task) ?? 0;
    } catch {
      return 0; // a mapping that throws says nothing: the default lane
    }
  }

  /** The engine's getGroup: writes the key of a task's group; false when the module threw, and the task has ended. */
  getGroup(container: number, task: number, at: number): boolean {
    const hosted = this.containers.get(container);
    try {
      const key = hosted?.library.getGroup?.(hosted.container, task) ?? UNORDERED;
      this.link.u64[at >>> 3] = BigInt(key);
      return true;
    } catch (error) {
      this.fail(task, error ?? NO_REASON); // to run it beside others of its group would be worse
      return false;
    }
  }

  /** The engine's replicateTask: a part in a replication answers at once. */
  replicate(container: number, step: number, origin: number, replica: number): number {
    try {
      const { library, container: state } = this.containers.get(container) as Hosted;
      if (library.replicate?.(state, step, origin, replica) instanceof Promise) throw new Error(PROMISE);
      return 0;
    } catch (error) {
      const { text, code } = describe(error ?? NO_REASON);
      this.link.u32[(origin + TASK_FRAME) >>> 2] = leaveMessage(this.link, text);
      return code < 0 ? code : REPLICATE_THREW;
    }
  }

  /** Ends what is still awaiting something: the runtime stops. */
  abort(): void {
    for (const [task, rctx] of this.running) {
      this.running.delete(task);
      this.link.engine.exports.finishTask(task, 0, REASON_SHUTDOWN, 0);
      this.link.u64[this.endedAt]++;
      rctx.stop(new ChimaeraError('CHI_E_SHUTDOWN'));
    }
  }

  /**
   * Fails every method that awaits something which is not the platform's: in a simulation it would depend on the real
   * world when, and whether, that comes. To be called when all promises that could settle have.
   */
  refuseForeign(): void {
    if (this.link.pending > 0) return; // a client of its own, whose tasks nobody assigns to a method
    for (const [task, rctx] of this.running) {
      if (rctx.waits === 0) this.settle(task, new Error(`${this.nameOf(task)} ${FOREIGN}`));
    }
  }

  private create(container: number, rctx: RunContext): void | Promise<void> {
    const module = this.moduleAt(this.link.u32[(container + CONTAINER_MODULE) >>> 2]);
    if (module.library) return this.construct(container, rctx, module.library);
    const loading = import(module.url as string) as Promise<HostModule>;
    return rctx
      .io(() => loading)
      .then((library) => {
        checkLibrary(module.name, library);
        module.library = library;
        return this.construct(container, rctx, library);
      });
  }

  private construct(at: number, rctx: RunContext, library: HostModule): void | Promise<void> {
    const { u32, u8 } = this.link;
    const pool = u32[(at + CONTAINER_POOL) >>> 2];
    const id = { lo: u32[(pool + POOL_ID_LO) >>> 2], hi: u32[(pool + POOL_ID_HI) >>> 2] };
    const name = u8.subarray(pool + POOL_NAME, pool + POOL_NAME + u32[(pool + POOL_NAME_LENGTH) >>> 2]);
    const container = library.newState(id, decodeText(name), u32[(at + CONTAINER_ID) >>> 2]);
    container.bind({ link: this.link, address: at });
    this.containers.set(at, { library, container });
    return library.run(container, METHOD_CREATE, rctx.task, rctx);
  }

  private call(container: number, method: number, rctx: RunContext): void | Promise<void> {
    const { library, container: state } = this.containers.get(container) as Hosted;
    return library.run(state, method, rctx.task, rctx);
  }

  private settle(task: number, error: unknown): void {
    const rctx = this.running.get(task);
    if (!rctx) return; // ended by `abort`
    this.running.delete(task);
    this.end(rctx);
    const told = rctx.hasLearned ? rctx.cancelled : undefined;
    if (error === undefined) this.link.engine.exports.finishTask(task, 0, told ? reasonOf(told) : 0, 0);
    else this.fail(task, error, told);
    this.onSettled();
  }

  private end(rctx: RunContext): void {
    this.link.u64[this.endedAt]++;
    rctx.end();
  }

  /** `module.kMethod` of a task. */
  private nameOf(task: number): string {
    const { u32 } = this.link;
    const container = u32[(task + TASK_CONTAINER) >>> 2];
    const { name, methods } = this.moduleAt(u32[(container + CONTAINER_MODULE) >>> 2]);
    const method = u32[(task + TASK_METHOD) >>> 2];
    return `${name}.${Object.keys(methods).find((key) => methods[key] === method)}`;
  }

  // An error with a negative integer `returnCode` is failed(code); every other one is an exception.
  private fail(task: number, error: unknown, told?: ChimaeraError): void {
    const { text, code } = describe(error);
    const reason = told ? reasonOf(told) : code < 0 ? REASON_FAILED : REASON_EXCEPTION;
    this.link.engine.exports.finishTask(task, code, reason, leaveMessage(this.link, text));
  }
}

const reasonOf = ({ code }: ChimaeraError) =>
  code === 'CHI_E_DEADLINE' ? REASON_DEADLINE : REASON_CANCELLED;

// Modules may throw anything, also what throws when it is looked at.
function describe(error: unknown): { text: string; code: number } {
  try {
    const { returnCode } = error as { returnCode?: unknown };
    const code =
      typeof returnCode === 'number' && returnCode < 0 && returnCode === (returnCode | 0) ? returnCode : 0;
    return { text: String(error instanceof Error ? error.message : error), code };
  } catch {
    return { text: NO_REASON, code: 0 };
  }
}
