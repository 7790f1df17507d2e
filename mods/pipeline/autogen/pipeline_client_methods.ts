// Generated from chimaera_mod.yaml and pipeline_tasks.ts by chi_refresh_repo; do not edit.
// Content 12b6160d

import { ContainerClient } from '../../../host/client/container-client.js';
import type {
  AnyQuery,
  CreateContext,
  DomainQuery,
  PoolCreation,
  PoolDestruction,
  RunContext,
  ShmBuffer,
  TaskHandle,
} from '../../../host/index.js';
import {
  type CreateParams,
  encodeCreateParams,
  fillRun,
  fillSpread,
  fillStage,
  MODULE_NAME,
  type RunResult,
  RunTask,
  readRun,
  readSpread,
  readStage,
  SpreadTask,
  StageTask,
  TASKS,
} from './pipeline_views.js';

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

  private newStageTask(query: DomainQuery, payload: ShmBuffer): number {
    const task = this.link.newTask(this, 10, 136, query, 0);
    fillStage(this.link, task, payload);
    return task;
  }

  stage(query: DomainQuery, payload: ShmBuffer): Promise<number> {
    const task = this.newStageTask(query, payload);
    return this.link.send(task, readStage);
  }

  asyncStage(query: DomainQuery, payload: ShmBuffer): TaskHandle<StageTask> {
    const task = this.newStageTask(query, payload);
    return this.link.submit(task, StageTask);
  }

  asyncStageAlloc(query: DomainQuery, payload: ShmBuffer): TaskHandle<StageTask> {
    const task = this.newStageTask(query, payload);
    return this.link.handle(task, StageTask);
  }

  asyncStageBase(parent: RunContext, query: DomainQuery, payload: ShmBuffer): TaskHandle<StageTask> {
    const task = this.newStageTask(query, payload);
    return this.link.submit(task, StageTask, parent);
  }

  stageBase(parent: RunContext, query: DomainQuery, payload: ShmBuffer): Promise<number> {
    const task = this.newStageTask(query, payload);
    return this.link.send(task, readStage, parent);
  }

  stageSync(query: DomainQuery, payload: ShmBuffer): number {
    const task = this.newStageTask(query, payload);
    return this.link.sendSync(task, readStage);
  }

  private newRunTask(query: DomainQuery, payload: ShmBuffer, stages: number, enough: number): number {
    const task = this.link.newTask(this, 11, 144, query, 0);
    fillRun(this.link, task, payload, stages, enough);
    return task;
  }

  run(query: DomainQuery, payload: ShmBuffer, stages: number, enough: number): Promise<RunResult> {
    const task = this.newRunTask(query, payload, stages, enough);
    return this.link.send(task, readRun);
  }

  asyncRun(query: DomainQuery, payload: ShmBuffer, stages: number, enough: number): TaskHandle<RunTask> {
    const task = this.newRunTask(query, payload, stages, enough);
    return this.link.submit(task, RunTask);
  }

  asyncRunAlloc(query: DomainQuery, payload: ShmBuffer, stages: number, enough: number): TaskHandle<RunTask> {
    const task = this.newRunTask(query, payload, stages, enough);
    return this.link.handle(task, RunTask);
  }

  asyncRunBase(
    parent: RunContext,
    query: DomainQuery,
    payload: ShmBuffer,
    stages: number,
    enough: number,
  ): TaskHandle<RunTask> {
    const task = this.newRunTask(query, payload, stages, enough);
    return this.link.submit(task, RunTask, parent);
  }

  runBase(
    parent: RunContext,
    query: DomainQuery,
    payload: ShmBuffer,
    stages: number,
    enough: number,
  ): Promise<RunResult> {
    const task = this.newRunTask(query, payload, stages, enough);
    return this.link.send(task, readRun, parent);
  }

  runSync(query: DomainQuery, payload: ShmBuffer, stages: number, enough: number): RunResult {
    const task = this.newRunTask(query, payload, stages, enough);
    return this.link.sendSync(task, readRun);
  }

  private newSpreadTask(query: DomainQuery, payload: ShmBuffer, parts: number): number {
    const task = this.link.newTask(this, 12, 136, query, 0);
    fillSpread(this.link, task, payload, parts);
    return task;
  }

  spread(query: DomainQuery, payload: ShmBuffer, parts: number): Promise<number> {
    const task = this.newSpreadTask(query, payload, parts);
    return this.link.send(task, readSpread);
  }

  asyncSpread(query: DomainQuery, payload: ShmBuffer, parts: number): TaskHandle<SpreadTask> {
    const task = this.newSpreadTask(query, payload, parts);
    return this.link.submit(task, SpreadTask);
  }

  asyncSpreadAlloc(query: DomainQuery, payload: ShmBuffer, parts: number): TaskHandle<SpreadTask> {
    const task = this.newSpreadTask(query, payload, parts);
    return this.link.handle(task, SpreadTask);
  }

  asyncSpreadBase(
    parent: RunContext,
    query: DomainQuery,
    payload: ShmBuffer,
    parts: number,
  ): TaskHandle<SpreadTask> {
    const task = this.newSpreadTask(query, payload, parts);
    return this.link.submit(task, SpreadTask, parent);
  }

  spreadBase(parent: RunContext, query: DomainQuery, payload: ShmBuffer, parts: number): Promise<number> {
    const task = this.newSpreadTask(query, payload, parts);
    return this.link.send(task, readSpread, parent);
  }

  spreadSync(query: DomainQuery, payload: ShmBuffer, parts: number): number {
    const task = this.newSpreadTask(query, payload, parts);
    return this.link.sendSync(task, readSpread);
  }
}
