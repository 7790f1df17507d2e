// Generated from chimaera_mod.yaml and courier_ts_tasks.ts by chi_refresh_repo; do not edit.
// Content 3d71c4da

import { ContainerClient } from '../../../../host/client/container-client.js';
import type {
  AnyQuery,
  ArchiveReader,
  ArchiveWriter,
  CreateContext,
  DomainQuery,
  PoolCreation,
  PoolDestruction,
  RunContext,
  TaskArchives,
  TaskHandle,
} from '../../../../host/index.js';
import { fillWeigh, MODULE_NAME, readWeigh, TASKS, type WeighResult, WeighTask } from './courier_ts_views.js';

const MODULE = { name: MODULE_NAME, tasks: TASKS };

export abstract class ClientMethods extends ContainerClient {
  /** What the link to another process sends its tasks by. */
  get module() {
    return MODULE;
  }

  create(query: DomainQuery, affinity: AnyQuery, poolName: string, context?: CreateContext): Promise<this> {
    return this.newPool(MODULE_NAME, query, affinity, poolName, context);
  }

  asyncCreate(
    query: DomainQuery,
    affinity: AnyQuery,
    poolName: string,
    context?: CreateContext,
  ): TaskHandle<PoolCreation> {
    return this.asyncNewPool(MODULE_NAME, query, affinity, poolName, context);
  }

  destroy(query?: DomainQuery): Promise<void> {
    return this.delPool(query);
  }

  asyncDestroy(query?: DomainQuery): TaskHandle<PoolDestruction> {
    return this.asyncDelPool(query);
  }

  protected abstract saveStartWeigh(task: WeighTask, ar: ArchiveWriter): void;

  protected abstract loadEndWeigh(task: WeighTask, ar: ArchiveReader): void;

  override get archives(): TaskArchives {
    return {
      10: {
        archive: 152,
        saveStart: (at, ar) => this.saveStartWeigh(new WeighTask(this.link, at), ar),
        loadEnd: (at, ar) => this.loadEndWeigh(new WeighTask(this.link, at), ar),
      },
    };
  }

  private newWeighTask(query: DomainQuery, name: string, grams: number): number {
    const task = this.link.newTask(this, 10, 168, query, 0);
    fillWeigh(this.link, task, name, grams);
    return task;
  }

  weigh(query: DomainQuery, name: string, grams: number): Promise<WeighResult> {
    const task = this.newWeighTask(query, name, grams);
    return this.link.send(task, readWeigh);
  }

  asyncWeigh(query: DomainQuery, name: string, grams: number): TaskHandle<WeighTask> {
    const task = this.newWeighTask(query, name, grams);
    return this.link.submit(task, WeighTask);
  }

  asyncWeighAlloc(query: DomainQuery, name: string, grams: number): TaskHandle<WeighTask> {
    const task = this.newWeighTask(query, name, grams);
    return this.link.handle(task, WeighTask);
  }

  asyncWeighBase(parent: RunContext, query: DomainQuery, name: string, grams: number): TaskHandle<WeighTask> {
    const task = this.newWeighTask(query, name, grams);
    return this.link.submit(task, WeighTask, parent);
  }

  weighBase(parent: RunContext, query: DomainQuery, name: string, grams: number): Promise<WeighResult> {
    const task = this.newWeighTask(query, name, grams);
    return this.link.send(task, readWeigh, parent);
  }

  weighSync(query: DomainQuery, name: string, grams: number): WeighResult {
    const task = this.newWeighTask(query, name, grams);
    return this.link.sendSync(task, readWeigh);
  }
}
