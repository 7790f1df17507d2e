// Generated from chimaera_mod.yaml and purse_tasks.ts by chi_refresh_repo; do not edit.
// Content 170efffd

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
import { CountTask, fillPay, MODULE_NAME, PayTask, readCount, readPay, TASKS } from './purse_views.js';

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

  private newPayTask(query: DomainQuery, key: number, amount: number): number {
    const task = this.link.newTask(this, 10, 136, query, 0);
    fillPay(this.link, task, key, amount);
    return task;
  }

  pay(query: DomainQuery, key: number, amount: number): Promise<number> {
    const task = this.newPayTask(query, key, amount);
    return this.link.send(task, readPay);
  }

  asyncPay(query: DomainQuery, key: number, amount: number): TaskHandle<PayTask> {
    const task = this.newPayTask(query, key, amount);
    return this.link.submit(task, PayTask);
  }

  asyncPayAlloc(query: DomainQuery, key: number, amount: number): TaskHandle<PayTask> {
    const task = this.newPayTask(query, key, amount);
    return this.link.handle(task, PayTask);
  }

  asyncPayBase(parent: RunContext, query: DomainQuery, key: number, amount: number): TaskHandle<PayTask> {
    const task = this.newPayTask(query, key, amount);
    return this.link.submit(task, PayTask, parent);
  }

  payBase(parent: RunContext, query: DomainQuery, key: number, amount: number): Promise<number> {
    const task = this.newPayTask(query, key, amount);
    return this.link.send(task, readPay, parent);
  }

  paySync(query: DomainQuery, key: number, amount: number): number {
    const task = this.newPayTask(query, key, amount);
    return this.link.sendSync(task, readPay);
  }

  private newCountTask(query: DomainQuery): number {
    const task = this.link.newTask(this, 11, 128, query, 0);
    return task;
  }

  count(query: DomainQuery): Promise<number> {
    const task = this.newCountTask(query);
    return this.link.send(task, readCount);
  }

  asyncCount(query: DomainQuery): TaskHandle<CountTask> {
    const task = this.newCountTask(query);
    return this.link.submit(task, CountTask);
  }

  asyncCountAlloc(query: DomainQuery): TaskHandle<CountTask> {
    const task = this.newCountTask(query);
    return this.link.handle(task, CountTask);
  }

  asyncCountBase(parent: RunContext, query: DomainQuery): TaskHandle<CountTask> {
    const task = this.newCountTask(query);
    return this.link.submit(task, CountTask, parent);
  }

  countBase(parent: RunContext, query: DomainQuery): Promise<number> {
    const task = this.newCountTask(query);
    return this.link.send(task, readCount, parent);
  }

  countSync(query: DomainQuery): number {
    const task = this.newCountTask(query);
    return this.link.sendSync(task, readCount);
  }
}
