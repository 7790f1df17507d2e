// Generated from chimaera_mod.yaml and scribe_tasks.ts by chi_refresh_repo; do not edit.
// Content fc986c2b

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
  AskedTask,
  type CreateParams,
  encodeCreateParams,
  FollowTask,
  fillFollow,
  fillOdd,
  fillTell,
  MODULE_NAME,
  NamesTask,
  OddTask,
  readAsked,
  readFollow,
  readNames,
  readOdd,
  readTell,
  TASKS,
  TellTask,
} from './scribe_views.js';

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

  private newTellTask(query: DomainQuery, name: string, count: number): number {
    const task = this.link.newTask(this, 10, 144, query, 0);
    fillTell(this.link, task, name, count);
    return task;
  }

  tell(query: DomainQuery, name: string, count: number): Promise<string> {
    const task = this.newTellTask(query, name, count);
    return this.link.send(task, readTell);
  }

  asyncTell(query: DomainQuery, name: string, count: number): TaskHandle<TellTask> {
    const task = this.newTellTask(query, name, count);
    return this.link.submit(task, TellTask);
  }

  asyncTellAlloc(query: DomainQuery, name: string, count: number): TaskHandle<TellTask> {
    const task = this.newTellTask(query, name, count);
    return this.link.handle(task, TellTask);
  }

  asyncTellBase(parent: RunContext, query: DomainQuery, name: string, count: number): TaskHandle<TellTask> {
    const task = this.newTellTask(query, name, count);
    return this.link.submit(task, TellTask, parent);
  }

  tellBase(parent: RunContext, query: DomainQuery, name: string, count: number): Promise<string> {
    const task = this.newTellTask(query, name, count);
    return this.link.send(task, readTell, parent);
  }

  tellSync(query: DomainQuery, name: string, count: number): string {
    const task = this.newTellTask(query, name, count);
    return this.link.sendSync(task, readTell);
  }

  private newFollowTask(query: DomainQuery, steps: number, bytes: number, ns: number, end: number): number {
    const task = this.link.newTask(this, 11, 144, query, 0);
    fillFollow(this.link, task, steps, bytes, ns, end);
    return task;
  }

  follow(query: DomainQuery, steps: number, bytes: number, ns: number, end: number): Promise<number> {
    const task = this.newFollowTask(query, steps, bytes, ns, end);
    return this.link.send(task, readFollow);
  }

  asyncFollow(
    query: DomainQuery,
    steps: number,
    bytes: number,
    ns: number,
    end: number,
  ): TaskHandle<FollowTask> {
    const task = this.newFollowTask(query, steps, bytes, ns, end);
    return this.link.submit(task, FollowTask);
  }

  asyncFollowAlloc(
    query: DomainQuery,
    steps: number,
    bytes: number,
    ns: number,
    end: number,
  ): TaskHandle<FollowTask> {
    const task = this.newFollowTask(query, steps, bytes, ns, end);
    return this.link.handle(task, FollowTask);
  }

  asyncFollowBase(
    parent: RunContext,
    query: DomainQuery,
    steps: number,
    bytes: number,
    ns: number,
    end: number,
  ): TaskHandle<FollowTask> {
    const task = this.newFollowTask(query, steps, bytes, ns, end);
    return this.link.submit(task, FollowTask, parent);
  }

  followBase(
    parent: RunContext,
    query: DomainQuery,
    steps: number,
    bytes: number,
    ns: number,
    end: number,
  ): Promise<number> {
    const task = this.newFollowTask(query, steps, bytes, ns, end);
    return this.link.send(task, readFollow, parent);
  }

  followSync(query: DomainQuery, steps: number, bytes: number, ns: number, end: number): number {
    const task = this.newFollowTask(query, steps, bytes, ns, end);
    return this.link.sendSync(task, readFollow);
  }

  private newOddTask(query: DomainQuery, kind: number): number {
    const task = this.link.newTask(this, 12, 128, query, 0);
    fillOdd(this.link, task, kind);
    return task;
  }

  odd(query: DomainQuery, kind: number): Promise<void> {
    const task = this.newOddTask(query, kind);
    return this.link.send(task, readOdd);
  }

  asyncOdd(query: DomainQuery, kind: number): TaskHandle<OddTask> {
    const task = this.newOddTask(query, kind);
    return this.link.submit(task, OddTask);
  }

  asyncOddAlloc(query: DomainQuery, kind: number): TaskHandle<OddTask> {
    const task = this.newOddTask(query, kind);
    return this.link.handle(task, OddTask);
  }

  asyncOddBase(parent: RunContext, query: DomainQuery, kind: number): TaskHandle<OddTask> {
    const task = this.newOddTask(query, kind);
    return this.link.submit(task, OddTask, parent);
  }

  oddBase(parent: RunContext, query: DomainQuery, kind: number): Promise<void> {
    const task = this.newOddTask(query, kind);
    return this.link.send(task, readOdd, parent);
  }

  oddSync(query: DomainQuery, kind: number): void {
    const task = this.newOddTask(query, kind);
    this.link.sendSync(task, readOdd);
  }

  private newNamesTask(query: DomainQuery): number {
    const task = this.link.newTask(this, 13, 128, query, 0);
    return task;
  }

  names(query: DomainQuery): Promise<string> {
    const task = this.newNamesTask(query);
    return this.link.send(task, readNames);
  }

  asyncNames(query: DomainQuery): TaskHandle<NamesTask> {
    const task = this.newNamesTask(query);
    return this.link.submit(task, NamesTask);
  }

  asyncNamesAlloc(query: DomainQuery): TaskHandle<NamesTask> {
    const task = this.newNamesTask(query);
    return this.link.handle(task, NamesTask);
  }

  asyncNamesBase(parent: RunContext, query: DomainQuery): TaskHandle<NamesTask> {
    const task = this.newNamesTask(query);
    return this.link.submit(task, NamesTask, parent);
  }

  namesBase(parent: RunContext, query: DomainQuery): Promise<string> {
    const task = this.newNamesTask(query);
    return this.link.send(task, readNames, parent);
  }

  namesSync(query: DomainQuery): string {
    const task = this.newNamesTask(query);
    return this.link.sendSync(task, readNames);
  }

  private newAskedTask(query: DomainQuery): number {
    const task = this.link.newTask(this, 14, 120, query, 0);
    return task;
  }

  asked(query: DomainQuery): Promise<void> {
    const task = this.newAskedTask(query);
    return this.link.send(task, readAsked);
  }

  asyncAsked(query: DomainQuery): TaskHandle<AskedTask> {
    const task = this.newAskedTask(query);
    return this.link.submit(task, AskedTask);
  }

  asyncAskedAlloc(query: DomainQuery): TaskHandle<AskedTask> {
    const task = this.newAskedTask(query);
    return this.link.handle(task, AskedTask);
  }

  asyncAskedBase(parent: RunContext, query: DomainQuery): TaskHandle<AskedTask> {
    const task = this.newAskedTask(query);
    return this.link.submit(task, AskedTask, parent);
  }

  askedBase(parent: RunContext, query: DomainQuery): Promise<void> {
    const task = this.newAskedTask(query);
    return this.link.send(task, readAsked, parent);
  }

  askedSync(query: DomainQuery): void {
    const task = this.newAskedTask(query);
    this.link.sendSync(task, readAsked);
  }
}
