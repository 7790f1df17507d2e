// Generated from chimaera_mod.yaml and vault_tasks.ts by chi_refresh_repo; do not edit.
// Content 6821fff1

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
  encodeCreateParams,
  fillPlay,
  fillTime,
  fillUpdate,
  MODULE_NAME,
  type PlayResult,
  PlayTask,
  readPlay,
  readTime,
  readUpdate,
  TASKS,
  TimeTask,
  UpdateTask,
} from './vault_views.js';

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

  private newPlayTask(
    query: AnyQuery,
    group: number,
    play: number,
    script: ShmBuffer,
    log: ShmBuffer,
  ): number {
    const task = this.link.newTask(this, 10, 152, query, 0);
    fillPlay(this.link, task, group, play, script, log);
    return task;
  }

  play(query: AnyQuery, group: number, play: number, script: ShmBuffer, log: ShmBuffer): Promise<PlayResult> {
    const task = this.newPlayTask(query, group, play, script, log);
    return this.link.send(task, readPlay);
  }

  asyncPlay(
    query: AnyQuery,
    group: number,
    play: number,
    script: ShmBuffer,
    log: ShmBuffer,
  ): TaskHandle<PlayTask> {
    const task = this.newPlayTask(query, group, play, script, log);
    return this.link.submit(task, PlayTask);
  }

  asyncPlayAlloc(
    query: AnyQuery,
    group: number,
    play: number,
    script: ShmBuffer,
    log: ShmBuffer,
  ): TaskHandle<PlayTask> {
    const task = this.newPlayTask(query, group, play, script, log);
    return this.link.handle(task, PlayTask);
  }

  asyncPlayBase(
    parent: RunContext,
    query: AnyQuery,
    group: number,
    play: number,
    script: ShmBuffer,
    log: ShmBuffer,
  ): TaskHandle<PlayTask> {
    const task = this.newPlayTask(query, group, play, script, log);
    return this.link.submit(task, PlayTask, parent);
  }

  playBase(
    parent: RunContext,
    query: AnyQuery,
    group: number,
    play: number,
    script: ShmBuffer,
    log: ShmBuffer,
  ): Promise<PlayResult> {
    const task = this.newPlayTask(query, group, play, script, log);
    return this.link.send(task, readPlay, parent);
  }

  playSync(query: AnyQuery, group: number, play: number, script: ShmBuffer, log: ShmBuffer): PlayResult {
    const task = this.newPlayTask(query, group, play, script, log);
    return this.link.sendSync(task, readPlay);
  }

  private newTimeTask(query: DomainQuery, times: number): number {
    const task = this.link.newTask(this, 11, 128, query, 0);
    fillTime(this.link, task, times);
    return task;
  }

  time(query: DomainQuery, times: number): Promise<void> {
    const task = this.newTimeTask(query, times);
    return this.link.send(task, readTime);
  }

  asyncTime(query: DomainQuery, times: number): TaskHandle<TimeTask> {
    const task = this.newTimeTask(query, times);
    return this.link.submit(task, TimeTask);
  }

  asyncTimeAlloc(query: DomainQuery, times: number): TaskHandle<TimeTask> {
    const task = this.newTimeTask(query, times);
    return this.link.handle(task, TimeTask);
  }

  asyncTimeBase(parent: RunContext, query: DomainQuery, times: number): TaskHandle<TimeTask> {
    const task = this.newTimeTask(query, times);
    return this.link.submit(task, TimeTask, parent);
  }

  timeBase(parent: RunContext, query: DomainQuery, times: number): Promise<void> {
    const task = this.newTimeTask(query, times);
    return this.link.send(task, readTime, parent);
  }

  timeSync(query: DomainQuery, times: number): void {
    const task = this.newTimeTask(query, times);
    this.link.sendSync(task, readTime);
  }

  private newUpdateTask(query: DomainQuery, group: number, total: number): number {
    const task = this.link.newTask(this, 12, 128, query, 0);
    fillUpdate(this.link, task, group, total);
    return task;
  }

  update(query: DomainQuery, group: number, total: number): Promise<number> {
    const task = this.newUpdateTask(query, group, total);
    return this.link.send(task, readUpdate);
  }

  asyncUpdate(query: DomainQuery, group: number, total: number): TaskHandle<UpdateTask> {
    const task = this.newUpdateTask(query, group, total);
    return this.link.submit(task, UpdateTask);
  }

  asyncUpdateAlloc(query: DomainQuery, group: number, total: number): TaskHandle<UpdateTask> {
    const task = this.newUpdateTask(query, group, total);
    return this.link.handle(task, UpdateTask);
  }

  asyncUpdateBase(
    parent: RunContext,
    query: DomainQuery,
    group: number,
    total: number,
  ): TaskHandle<UpdateTask> {
    const task = this.newUpdateTask(query, group, total);
    return this.link.submit(task, UpdateTask, parent);
  }

  updateBase(parent: RunContext, query: DomainQuery, group: number, total: number): Promise<number> {
    const task = this.newUpdateTask(query, group, total);
    return this.link.send(task, readUpdate, parent);
  }

  updateSync(query: DomainQuery, group: number, total: number): number {
    const task = this.newUpdateTask(query, group, total);
    return this.link.sendSync(task, readUpdate);
  }
}
