// Generated from chimaera_mod.yaml and grove_tasks.ts by chi_refresh_repo; do not edit.
// Content 9d604ee6

import { ContainerClient } from '../../../../host/client/container-client.js';
import type {
  AnyQuery,
  CreateContext,
  DomainQuery,
  PoolCreation,
  PoolDestruction,
  RunContext,
  TaskHandle,
} from '../../../../host/index.js';
import { fillTree, MODULE_NAME, readTree, TASKS, TreeTask } from './grove_views.js';

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

  private newTreeTask(query: DomainQuery, depth: number): number {
    const task = this.link.newTask(this, 10, 128, query, 0);
    fillTree(this.link, task, depth);
    return task;
  }

  tree(query: DomainQuery, depth: number): Promise<number> {
    const task = this.newTreeTask(query, depth);
    return this.link.send(task, readTree);
  }

  asyncTree(query: DomainQuery, depth: number): TaskHandle<TreeTask> {
    const task = this.newTreeTask(query, depth);
    return this.link.submit(task, TreeTask);
  }

  asyncTreeAlloc(query: DomainQuery, depth: number): TaskHandle<TreeTask> {
    const task = this.newTreeTask(query, depth);
    return this.link.handle(task, TreeTask);
  }

  asyncTreeBase(parent: RunContext, query: DomainQuery, depth: number): TaskHandle<TreeTask> {
    const task = this.newTreeTask(query, depth);
    return this.link.submit(task, TreeTask, parent);
  }

  treeBase(parent: RunContext, query: DomainQuery, depth: number): Promise<number> {
    const task = this.newTreeTask(query, depth);
    return this.link.send(task, readTree, parent);
  }

  treeSync(query: DomainQuery, depth: number): number {
    const task = this.newTreeTask(query, depth);
    return this.link.sendSync(task, readTree);
  }
}
