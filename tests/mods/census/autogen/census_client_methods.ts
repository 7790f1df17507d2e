// Generated from chimaera_mod.yaml and census_tasks.ts by chi_refresh_repo; do not edit.
// Content 9ea38152

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
import {
  fillSettle,
  MODULE_NAME,
  readSettle,
  readTally,
  SettleTask,
  TASKS,
  type TallyResult,
  TallyTask,
} from './census_views.js';

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

  private newSettleTask(query: DomainQuery, people: number): number {
    const task = this.link.newTask(this, 10, 128, query, 0);
    fillSettle(this.link, task, people);
    return task;
  }

  settle(query: DomainQuery, people: number): Promise<void> {
    const task = this.newSettleTask(query, people);
    return this.link.send(task, readSettle);
  }

  asyncSettle(query: DomainQuery, people: number): TaskHandle<SettleTask> {
    const task = this.newSettleTask(query, people);
    return this.link.submit(task, SettleTask);
  }

  asyncSettleAlloc(query: DomainQuery, people: number): TaskHandle<SettleTask> {
    const task = this.newSettleTask(query, people);
    return this.link.handle(task, SettleTask);
  }

  asyncSettleBase(parent: RunContext, query: DomainQuery, people: number): TaskHandle<SettleTask> {
    const task = this.newSettleTask(query, people);
    return this.link.submit(task, SettleTask, parent);
  }

  settleBase(parent: RunContext, query: DomainQuery, people: number): Promise<void> {
    const task = this.newSettleTask(query, people);
    return this.link.send(task, readSettle, parent);
  }

  settleSync(query: DomainQuery, people: number): void {
    const task = this.newSettleTask(query, people);
    this.link.sendSync(task, readSettle);
  }

  private newTallyTask(query: AnyQuery): number {
    const task = this.link.newTask(this, 11, 136, query, 0);
    return task;
  }

  tally(query: AnyQuery): Promise<TallyResult> {
    const task = this.newTallyTask(query);
    return this.link.send(task, readTally);
  }

  asyncTally(query: AnyQuery): TaskHandle<TallyTask> {
    const task = this.newTallyTask(query);
    return this.link.submit(task, TallyTask);
  }

  asyncTallyAlloc(query: AnyQuery): TaskHandle<TallyTask> {
    const task = this.newTallyTask(query);
    return this.link.handle(task, TallyTask);
  }

  asyncTallyBase(parent: RunContext, query: AnyQuery): TaskHandle<TallyTask> {
    const task = this.newTallyTask(query);
    return this.link.submit(task, TallyTask, parent);
  }

  tallyBase(parent: RunContext, query: AnyQuery): Promise<TallyResult> {
    const task = this.newTallyTask(query);
    return this.link.send(task, readTally, parent);
  }

  tallySync(query: AnyQuery): TallyResult {
    const task = this.newTallyTask(query);
    return this.link.sendSync(task, readTally);
  }
}
