// Generated from chimaera_mod.yaml and chorus_tasks.ts by chi_refresh_repo; do not edit.
// Content 34365b7b

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
  type ConductResult,
  ConductTask,
  type ElectResult,
  ElectTask,
  fillAttempt,
  fillConduct,
  fillElect,
  fillMeasure,
  type MeasureResult,
  MeasureTask,
  MODULE_NAME,
  readAttempt,
  readConduct,
  readElect,
  readMeasure,
  readSolo,
  SoloTask,
  TASKS,
} from './chorus_views.js';

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

  private newConductTask(query: DomainQuery, base: number, fault: number, faultAt: number): number {
    const task = this.link.newTask(this, 12, 152, query, 0);
    fillConduct(this.link, task, base, fault, faultAt);
    return task;
  }

  conduct(query: DomainQuery, base: number, fault: number, faultAt: number): Promise<ConductResult> {
    const task = this.newConductTask(query, base, fault, faultAt);
    return this.link.send(task, readConduct);
  }

  asyncConduct(query: DomainQuery, base: number, fault: number, faultAt: number): TaskHandle<ConductTask> {
    const task = this.newConductTask(query, base, fault, faultAt);
    return this.link.submit(task, ConductTask);
  }

  asyncConductAlloc(
    query: DomainQuery,
    base: number,
    fault: number,
    faultAt: number,
  ): TaskHandle<ConductTask> {
    const task = this.newConductTask(query, base, fault, faultAt);
    return this.link.handle(task, ConductTask);
  }

  asyncConductBase(
    parent: RunContext,
    query: DomainQuery,
    base: number,
    fault: number,
    faultAt: number,
  ): TaskHandle<ConductTask> {
    const task = this.newConductTask(query, base, fault, faultAt);
    return this.link.submit(task, ConductTask, parent);
  }

  conductBase(
    parent: RunContext,
    query: DomainQuery,
    base: number,
    fault: number,
    faultAt: number,
  ): Promise<ConductResult> {
    const task = this.newConductTask(query, base, fault, faultAt);
    return this.link.send(task, readConduct, parent);
  }

  conductSync(query: DomainQuery, base: number, fault: number, faultAt: number): ConductResult {
    const task = this.newConductTask(query, base, fault, faultAt);
    return this.link.sendSync(task, readConduct);
  }

  private newSoloTask(query: DomainQuery): number {
    const task = this.link.newTask(this, 13, 120, query, 0);
    return task;
  }

  solo(query: DomainQuery): Promise<void> {
    const task = this.newSoloTask(query);
    return this.link.send(task, readSolo);
  }

  asyncSolo(query: DomainQuery): TaskHandle<SoloTask> {
    const task = this.newSoloTask(query);
    return this.link.submit(task, SoloTask);
  }

  asyncSoloAlloc(query: DomainQuery): TaskHandle<SoloTask> {
    const task = this.newSoloTask(query);
    return this.link.handle(task, SoloTask);
  }

  asyncSoloBase(parent: RunContext, query: DomainQuery): TaskHandle<SoloTask> {
    const task = this.newSoloTask(query);
    return this.link.submit(task, SoloTask, parent);
  }

  soloBase(parent: RunContext, query: DomainQuery): Promise<void> {
    const task = this.newSoloTask(query);
    return this.link.send(task, readSolo, parent);
  }

  soloSync(query: DomainQuery): void {
    const task = this.newSoloTask(query);
    this.link.sendSync(task, readSolo);
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
