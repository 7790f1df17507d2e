// Generated from chimaera_mod.yaml and vault_ts_tasks.ts by chi_refresh_repo; do not edit.
// Content 79e661cd

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
  type BothResult,
  BothTask,
  fillBoth,
  fillHold,
  fillNest,
  type HoldResult,
  HoldTask,
  MODULE_NAME,
  NestTask,
  readBoth,
  readHold,
  readNest,
  readTouch,
  readTries,
  TASKS,
  TouchTask,
  TriesTask,
} from './vault_ts_views.js';

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

  private newHoldTask(query: DomainQuery, group: number, mode: number, ms: number, end: number): number {
    const task = this.link.newTask(this, 10, 152, query, 0);
    fillHold(this.link, task, group, mode, ms, end);
    return task;
  }

  hold(query: DomainQuery, group: number, mode: number, ms: number, end: number): Promise<HoldResult> {
    const task = this.newHoldTask(query, group, mode, ms, end);
    return this.link.send(task, readHold);
  }

  asyncHold(query: DomainQuery, group: number, mode: number, ms: number, end: number): TaskHandle<HoldTask> {
    const task = this.newHoldTask(query, group, mode, ms, end);
    return this.link.submit(task, HoldTask);
  }

  asyncHoldAlloc(
    query: DomainQuery,
    group: number,
    mode: number,
    ms: number,
    end: number,
  ): TaskHandle<HoldTask> {
    const task = this.newHoldTask(query, group, mode, ms, end);
    return this.link.handle(task, HoldTask);
  }

  asyncHoldBase(
    parent: RunContext,
    query: DomainQuery,
    group: number,
    mode: number,
    ms: number,
    end: number,
  ): TaskHandle<HoldTask> {
    const task = this.newHoldTask(query, group, mode, ms, end);
    return this.link.submit(task, HoldTask, parent);
  }

  holdBase(
    parent: RunContext,
    query: DomainQuery,
    group: number,
    mode: number,
    ms: number,
    end: number,
  ): Promise<HoldResult> {
    const task = this.newHoldTask(query, group, mode, ms, end);
    return this.link.send(task, readHold, parent);
  }

  holdSync(query: DomainQuery, group: number, mode: number, ms: number, end: number): HoldResult {
    const task = this.newHoldTask(query, group, mode, ms, end);
    return this.link.sendSync(task, readHold);
  }

  private newBothTask(query: DomainQuery, ms: number): number {
    const task = this.link.newTask(this, 11, 136, query, 0);
    fillBoth(this.link, task, ms);
    return task;
  }

  both(query: DomainQuery, ms: number): Promise<BothResult> {
    const task = this.newBothTask(query, ms);
    return this.link.send(task, readBoth);
  }

  asyncBoth(query: DomainQuery, ms: number): TaskHandle<BothTask> {
    const task = this.newBothTask(query, ms);
    return this.link.submit(task, BothTask);
  }

  asyncBothAlloc(query: DomainQuery, ms: number): TaskHandle<BothTask> {
    const task = this.newBothTask(query, ms);
    return this.link.handle(task, BothTask);
  }

  asyncBothBase(parent: RunContext, query: DomainQuery, ms: number): TaskHandle<BothTask> {
    const task = this.newBothTask(query, ms);
    return this.link.submit(task, BothTask, parent);
  }

  bothBase(parent: RunContext, query: DomainQuery, ms: number): Promise<BothResult> {
    const task = this.newBothTask(query, ms);
    return this.link.send(task, readBoth, parent);
  }

  bothSync(query: DomainQuery, ms: number): BothResult {
    const task = this.newBothTask(query, ms);
    return this.link.sendSync(task, readBoth);
  }

  private newTouchTask(query: DomainQuery): number {
    const task = this.link.newTask(this, 12, 120, query, 0);
    return task;
  }

  touch(query: DomainQuery): Promise<void> {
    const task = this.newTouchTask(query);
    return this.link.send(task, readTouch);
  }

  asyncTouch(query: DomainQuery): TaskHandle<TouchTask> {
    const task = this.newTouchTask(query);
    return this.link.submit(task, TouchTask);
  }

  asyncTouchAlloc(query: DomainQuery): TaskHandle<TouchTask> {
    const task = this.newTouchTask(query);
    return this.link.handle(task, TouchTask);
  }

  asyncTouchBase(parent: RunContext, query: DomainQuery): TaskHandle<TouchTask> {
    const task = this.newTouchTask(query);
    return this.link.submit(task, TouchTask, parent);
  }

  touchBase(parent: RunContext, query: DomainQuery): Promise<void> {
    const task = this.newTouchTask(query);
    return this.link.send(task, readTouch, parent);
  }

  touchSync(query: DomainQuery): void {
    const task = this.newTouchTask(query);
    this.link.sendSync(task, readTouch);
  }

  private newNestTask(
    query: DomainQuery,
    probeLo: number,
    probeHi: number,
    ms: number,
    second: boolean,
  ): number {
    const task = this.link.newTask(this, 13, 144, query, 0);
    fillNest(this.link, task, probeLo, probeHi, ms, second);
    return task;
  }

  nest(query: DomainQuery, probeLo: number, probeHi: number, ms: number, second: boolean): Promise<number> {
    const task = this.newNestTask(query, probeLo, probeHi, ms, second);
    return this.link.send(task, readNest);
  }

  asyncNest(
    query: DomainQuery,
    probeLo: number,
    probeHi: number,
    ms: number,
    second: boolean,
  ): TaskHandle<NestTask> {
    const task = this.newNestTask(query, probeLo, probeHi, ms, second);
    return this.link.submit(task, NestTask);
  }

  asyncNestAlloc(
    query: DomainQuery,
    probeLo: number,
    probeHi: number,
    ms: number,
    second: boolean,
  ): TaskHandle<NestTask> {
    const task = this.newNestTask(query, probeLo, probeHi, ms, second);
    return this.link.handle(task, NestTask);
  }

  asyncNestBase(
    parent: RunContext,
    query: DomainQuery,
    probeLo: number,
    probeHi: number,
    ms: number,
    second: boolean,
  ): TaskHandle<NestTask> {
    const task = this.newNestTask(query, probeLo, probeHi, ms, second);
    return this.link.submit(task, NestTask, parent);
  }

  nestBase(
    parent: RunContext,
    query: DomainQuery,
    probeLo: number,
    probeHi: number,
    ms: number,
    second: boolean,
  ): Promise<number> {
    const task = this.newNestTask(query, probeLo, probeHi, ms, second);
    return this.link.send(task, readNest, parent);
  }

  nestSync(query: DomainQuery, probeLo: number, probeHi: number, ms: number, second: boolean): number {
    const task = this.newNestTask(query, probeLo, probeHi, ms, second);
    return this.link.sendSync(task, readNest);
  }

  private newTriesTask(query: DomainQuery): number {
    const task = this.link.newTask(this, 14, 128, query, 0);
    return task;
  }

  tries(query: DomainQuery): Promise<string> {
    const task = this.newTriesTask(query);
    return this.link.send(task, readTries);
  }

  asyncTries(query: DomainQuery): TaskHandle<TriesTask> {
    const task = this.newTriesTask(query);
    return this.link.submit(task, TriesTask);
  }

  asyncTriesAlloc(query: DomainQuery): TaskHandle<TriesTask> {
    const task = this.newTriesTask(query);
    return this.link.handle(task, TriesTask);
  }

  asyncTriesBase(parent: RunContext, query: DomainQuery): TaskHandle<TriesTask> {
    const task = this.newTriesTask(query);
    return this.link.submit(task, TriesTask, parent);
  }

  triesBase(parent: RunContext, query: DomainQuery): Promise<string> {
    const task = this.newTriesTask(query);
    return this.link.send(task, readTries, parent);
  }

  triesSync(query: DomainQuery): string {
    const task = this.newTriesTask(query);
    return this.link.sendSync(task, readTries);
  }
}
