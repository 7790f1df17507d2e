// Generated from chimaera_mod.yaml and gauge_tasks.ts by chi_refresh_repo; do not edit.
// Content 1fe24035

import { ContainerClient } from '../../../../host/client/container-client.js';
import type {
  AnyQuery,
  CreateContext,
  DomainQuery,
  PoolCreation,
  PoolDestruction,
  RunContext,
  ShmBuffer,
  TaskHandle,
} from '../../../../host/index.js';
import {
  type CreateParams,
  type DigestResult,
  DigestTask,
  encodeCreateParams,
  fillDigest,
  fillSorted,
  MODULE_NAME,
  readDigest,
  readSorted,
  type SortedResult,
  SortedTask,
  TASKS,
} from './gauge_views.js';

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

  private newDigestTask(query: DomainQuery, data: ShmBuffer): number {
    const task = this.link.newTask(this, 10, 136, query, 0);
    fillDigest(this.link, task, data);
    return task;
  }

  digest(query: DomainQuery, data: ShmBuffer): Promise<DigestResult> {
    const task = this.newDigestTask(query, data);
    return this.link.send(task, readDigest);
  }

  asyncDigest(query: DomainQuery, data: ShmBuffer): TaskHandle<DigestTask> {
    const task = this.newDigestTask(query, data);
    return this.link.submit(task, DigestTask);
  }

  asyncDigestAlloc(query: DomainQuery, data: ShmBuffer): TaskHandle<DigestTask> {
    const task = this.newDigestTask(query, data);
    return this.link.handle(task, DigestTask);
  }

  asyncDigestBase(parent: RunContext, query: DomainQuery, data: ShmBuffer): TaskHandle<DigestTask> {
    const task = this.newDigestTask(query, data);
    return this.link.submit(task, DigestTask, parent);
  }

  digestBase(parent: RunContext, query: DomainQuery, data: ShmBuffer): Promise<DigestResult> {
    const task = this.newDigestTask(query, data);
    return this.link.send(task, readDigest, parent);
  }

  digestSync(query: DomainQuery, data: ShmBuffer): DigestResult {
    const task = this.newDigestTask(query, data);
    return this.link.sendSync(task, readDigest);
  }

  private newSortedTask(query: DomainQuery, data: ShmBuffer): number {
    const task = this.link.newTask(this, 11, 152, query, 0);
    fillSorted(this.link, task, data);
    return task;
  }

  sorted(query: DomainQuery, data: ShmBuffer): Promise<SortedResult> {
    const task = this.newSortedTask(query, data);
    return this.link.send(task, readSorted);
  }

  asyncSorted(query: DomainQuery, data: ShmBuffer): TaskHandle<SortedTask> {
    const task = this.newSortedTask(query, data);
    return this.link.submit(task, SortedTask);
  }

  asyncSortedAlloc(query: DomainQuery, data: ShmBuffer): TaskHandle<SortedTask> {
    const task = this.newSortedTask(query, data);
    return this.link.handle(task, SortedTask);
  }

  asyncSortedBase(parent: RunContext, query: DomainQuery, data: ShmBuffer): TaskHandle<SortedTask> {
    const task = this.newSortedTask(query, data);
    return this.link.submit(task, SortedTask, parent);
  }

  sortedBase(parent: RunContext, query: DomainQuery, data: ShmBuffer): Promise<SortedResult> {
    const task = this.newSortedTask(query, data);
    return this.link.send(task, readSorted, parent);
  }

  sortedSync(query: DomainQuery, data: ShmBuffer): SortedResult {
    const task = this.newSortedTask(query, data);
    return this.link.sendSync(task, readSorted);
  }
}
