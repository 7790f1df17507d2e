// Generated from chimaera_mod.yaml and chorus_ts_tasks.ts by chi_refresh_repo; do not edit.
// Content 91145e05

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
  AttemptTask,
  type ElectResult,
  ElectTask,
  fillAttempt,
  fillElect,
  fillMeasure,
  type MeasureResult,
  MeasureTask,
  MODULE_NAME,
  readAttempt,
  readElect,
  readMeasure,
  TASKS,
} from './chorus_ts_views.js';

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

  private newMeasureTask(query: AnyQuery, base: number, fault: number, faultAt: number, log: bigint): number {
    const task = this.link.newTask(this, 10, 160, query, 0);
    fillMeasure(this.link, task, base, fault, faultAt, log);
    return task;
  }

  measure(
    query: AnyQuery,
    base: number,
    fault: number,
    faultAt: number,
    log: bigint,
  ): Promise<MeasureResult> {
    const task = this.newMeasureTask(query, base, fault, faultAt, log);
    return this.link.send(task, readMeasure);
  }

  asyncMeasure(
    query: AnyQuery,
    base: number,
    fault: number,
    faultAt: number,
    log: bigint,
  ): TaskHandle<MeasureTask> {
    const task = this.newMeasureTask(query, base, fault, faultAt, log);
    return this.link.submit(task, MeasureTask);
  }

  asyncMeasureAlloc(
    query: AnyQuery,
    base: number,
    fault: number,
    faultAt: number,
    log: bigint,
  ): TaskHandle<MeasureTask> {
    const task = this.newMeasureTask(query, base, fault, faultAt, log);
    return this.link.handle(task, MeasureTask);
  }

  asyncMeasureBase(
    parent: RunContext,
    query: AnyQuery,
    base: number,
    fault: number,
    faultAt: number,
    log: bigint,
  ): TaskHandle<MeasureTask> {
    const task = this.newMeasureTask(query, base, fault, faultAt, log);
    return this.link.submit(task, MeasureTask, parent);
  }

  measureBase(
    parent: RunContext,
    query: AnyQuery,
    base: number,
    fault: number,
    faultAt: number,
    log: bigint,
  ): Promise<MeasureResult> {
    const task = this.newMeasureTask(query, base, fault, faultAt, log);
    return this.link.send(task, readMeasure, parent);
  }

  measureSync(query: AnyQuery, base: number, fault: number, faultAt: number, log: bigint): MeasureResult {
    const task = this.newMeasureTask(query, base, fault, faultAt, log);
    return this.link.sendSync(task, readMeasure);
  }

  private newAttemptTask(query: AnyQuery, pattern: number): number {
    const task = this.link.newTask(this, 11, 128, query, 0);
    fillAttempt(this.link, task, pattern);
    return task;
  }

  attempt(query: AnyQuery, pattern: number): Promise<number> {
    const task = this.newAttemptTask(query, pattern);
    return this.link.send(task, readAttempt);
  }

  asyncAttempt(query: AnyQuery, pattern: number): TaskHandle<AttemptTask> {
    const task = this.newAttemptTask(query, pattern);
    return this.link.submit(task, AttemptTask);
  }

  asyncAttemptAlloc(query: AnyQuery, pattern: number): TaskHandle<AttemptTask> {
    const task = this.newAttemptTask(query, pattern);
    return this.link.handle(task, AttemptTask);
  }

  asyncAttemptBase(parent: RunContext, query: AnyQuery, pattern: number): TaskHandle<AttemptTask> {
    const task = this.newAttemptTask(query, pattern);
    return this.link.submit(task, AttemptTask, parent);
  }

  attemptBase(parent: RunContext, query: AnyQuery, pattern: number): Promise<number> {
    const task = this.newAttemptTask(query, pattern);
    return this.link.send(task, readAttempt, parent);
  }

  attemptSync(query: AnyQuery, pattern: number): number {
    const task = this.newAttemptTask(query, pattern);
    return this.link.sendSync(task, readAttempt);
  }

  private newElectTask(query: AnyQuery, failAt: number, trapIn: number, votes: number): number {
    const task = this.link.newTask(this, 14, 144, query, 0);
    fillElect(this.link, task, failAt, trapIn, votes);
    return task;
  }

  elect(query: AnyQuery, failAt: number, trapIn: number, votes: number): Promise<ElectResult> {
    const task = this.newElectTask(query, failAt, trapIn, votes);
    return this.link.send(task, readElect);
  }

  asyncElect(query: AnyQuery, failAt: number, trapIn: number, votes: number): TaskHandle<ElectTask> {
    const task = this.newElectTask(query, failAt, trapIn, votes);
    return this.link.submit(task, ElectTask);
  }

  asyncElectAlloc(query: AnyQuery, failAt: number, trapIn: number, votes: number): TaskHandle<ElectTask> {
    const task = this.newElectTask(query, failAt, trapIn, votes);
    return this.link.handle(task, ElectTask);
  }

  asyncElectBase(
    parent: RunContext,
    query: AnyQuery,
    failAt: number,
    trapIn: number,
    votes: number,
  ): TaskHandle<ElectTask> {
    const task = this.newElectTask(query, failAt, trapIn, votes);
    return this.link.submit(task, ElectTask, parent);
  }

  electBase(
    parent: RunContext,
    query: AnyQuery,
    failAt: number,
    trapIn: number,
    votes: number,
  ): Promise<ElectResult> {
    const task = this.newElectTask(query, failAt, trapIn, votes);
    return this.link.send(task, readElect, parent);
  }

  electSync(query: AnyQuery, failAt: number, trapIn: number, votes: number): ElectResult {
    const task = this.newElectTask(query, failAt, trapIn, votes);
    return this.link.sendSync(task, readElect);
  }
}
