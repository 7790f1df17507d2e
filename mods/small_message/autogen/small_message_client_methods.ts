// Generated from chimaera_mod.yaml and small_message_tasks.ts by chi_refresh_repo; do not edit.
// Content 319b185e

import { ContainerClient } from '../../../host/client/container-client.js';
import type {
  AnyQuery,
  CreateContext,
  DomainQuery,
  PoolCreation,
  PoolDestruction,
  RunContext,
  TaskHandle,
} from '../../../host/index.js';
import {
  type CreateParams,
  encodeCreateParams,
  fillMd,
  MdTask,
  MODULE_NAME,
  readMd,
  TASKS,
} from './small_message_views.js';

const MODULE = { name: MODULE_NAME, tasks: TASKS };

export abstract class ClientMethods extends ContainerClient {
  /** What the link to another process sends its tasks by. */
  get module() {
    return MODULE;
  }

  create(
    query: DomainQuery,
    affinity: AnyQuery,
    poolName: string,
    context?: CreateContext,
    params?: Partial<CreateParams>,
  ): Promise<this> {
    return this.newPool(MODULE_NAME, query, affinity, poolName, context, encodeCreateParams(params));
  }

  asyncCreate(
    query: DomainQuery,
    affinity: AnyQuery,
    poolName: string,
    context?: CreateContext,
    params?: Partial<CreateParams>,
  ): TaskHandle<PoolCreation> {
    return this.asyncNewPool(MODULE_NAME, query, affinity, poolName, context, encodeCreateParams(params));
  }

  destroy(query?: DomainQuery): Promise<void> {
    return this.delPool(query);
  }

  asyncDestroy(query?: DomainQuery): TaskHandle<PoolDestruction> {
    return this.asyncDelPool(query);
  }

  private newMdTask(query: DomainQuery, depth: number): number {
    const task = this.link.newTask(this, 10, 128, query, 0);
    fillMd(this.link, task, depth);
    return task;
  }

  md(query: DomainQuery, depth: number): Promise<number> {
    const task = this.newMdTask(query, depth);
    return this.link.send(task, readMd);
  }

  asyncMd(query: DomainQuery, depth: number): TaskHandle<MdTask> {
    const task = this.newMdTask(query, depth);
    return this.link.submit(task, MdTask);
  }

  asyncMdAlloc(query: DomainQuery, depth: number): TaskHandle<MdTask> {
    const task = this.newMdTask(query, depth);
    return this.link.handle(task, MdTask);
  }

  asyncMdBase(parent: RunContext, query: DomainQuery, depth: number): TaskHandle<MdTask> {
    const task = this.newMdTask(query, depth);
    return this.link.submit(task, MdTask, parent);
  }

  mdBase(parent: RunContext, query: DomainQuery, depth: number): Promise<number> {
    const task = this.newMdTask(query, depth);
    return this.link.send(task, readMd, parent);
  }

  mdSync(query: DomainQuery, depth: number): number {
    const task = this.newMdTask(query, depth);
    return this.link.sendSync(task, readMd);
  }
}
