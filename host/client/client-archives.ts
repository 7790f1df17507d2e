// What a client of another process does with tasks that their author serialises: saveStart writes when one is sent,
// loadEnd reads when it is back.
import { TASK_CONTAINER, TASK_METHOD, TASK_OUTCOME } from '../../assembly/abi/layout.js';
import { OUTCOME_APP_ERROR, REASON_EXCEPTION } from '../../assembly/abi/status.js';
import { ChimaeraError } from '../errors.js';
import type { TaskArchives } from './archive.js';
import { putArchive, takeArchive } from './task-archive.js';
import type { TaskMemory } from './task-memory.js';

/** What a function of the author threw, or why it could not be called. */
function authorError(name: string, error: unknown): ChimaeraError {
  if (error instanceof ChimaeraError) return error;
  return new ChimaeraError('CHI_E_EXCEPTION', { reason: `${name}: ${(error as Error)?.message ?? error}` });
}

export class ClientArchives {
  /** By the index of the module in this process's engine. */
  private readonly modules: (TaskArchives | undefined)[] = [];
  /** Of tasks that are back and cannot be read. */
  private readonly errors = new Map<number, ChimaeraError>();

  /** @param module index of a client's module @param client may have what its author has written */
  learn(module: number, client: { readonly archives?: TaskArchives | undefined }): void {
    this.modules[module] = client.archives;
  }

  /** Before a task is sent; answers why it cannot be. */
  pack(memory: TaskMemory, task: number): ChimaeraError | undefined {
    const own = this.of(memory, task);
    if (own === undefined) return undefined;
    try {
      putArchive(memory, task, own.archive, (ar) => own.saveStart?.(task, ar));
      return undefined;
    } catch (error) {
      return authorError('saveStart', error);
    }
  }

  /** When a task is back, before its client looks at it. */
  unpack(memory: TaskMemory, task: number): void {
    const own = this.of(memory, task);
    const outcome = (task + TASK_OUTCOME) >>> 2;
    if (own?.loadEnd === undefined || memory.u32[outcome] !== 0) return;
    try {
      takeArchive(memory, task, own.archive, (ar) => own.loadEnd?.(task, ar));
    } catch (error) {
      memory.u32[outcome] = OUTCOME_APP_ERROR | (REASON_EXCEPTION << 8);
      this.errors.set(task, authorError('loadEnd', error));
    }
  }

  /** Why `unpack` could not read a task, once. */
  errorOf(task: number): ChimaeraError | undefined {
    const error = this.errors.get(task);
    this.errors.delete(task);
    return error;
  }

  private of({ u32 }: TaskMemory, task: number) {
    const module = u32[(task + TASK_CONTAINER) >>> 2]; // + 1; 0 = of a module that this process does not know
    return module === 0 ? undefined : this.modules[module - 1]?.[u32[(task + TASK_METHOD) >>> 2]];
  }
}
