// Generated from chimaera_mod.yaml and relay_tasks.ts by chi_refresh_repo; do not edit.
// Content ee95c019

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
  type ClutchResult,
  ClutchTask,
  type CreateParams,
  encodeCreateParams,
  fillClutch,
  fillHoldUp,
  fillLinger,
  fillOrphan,
  fillRelay,
  fillRelayFailure,
  fillRelayMapping,
  fillThrowOdd,
  HoldUpTask,
  LingerTask,
  MODULE_NAME,
  OrphanTask,
  RelayFailureTask,
  RelayMappingTask,
  RelayTask,
  readClutch,
  readHoldUp,
  readLinger,
  readOrphan,
  readRelay,
  readRelayFailure,
  readRelayMapping,
  readThrowOdd,
  TASKS,
  ThrowOddTask,
} from './relay_views.js';

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

  private newRelayTask(query: DomainQuery, targetLo: number, targetHi: number, count: number): number {
    const task = this.link.newTask(this, 10, 136, query, 0);
    fillRelay(this.link, task, targetLo, targetHi, count);
    return task;
  }

  relay(query: DomainQuery, targetLo: number, targetHi: number, count: number): Promise<number> {
    const task = this.newRelayTask(query, targetLo, targetHi, count);
    return this.link.send(task, readRelay);
  }

  asyncRelay(query: DomainQuery, targetLo: number, targetHi: number, count: number): TaskHandle<RelayTask> {
    const task = this.newRelayTask(query, targetLo, targetHi, count);
    return this.link.submit(task, RelayTask);
  }

  asyncRelayAlloc(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    count: number,
  ): TaskHandle<RelayTask> {
    const task = this.newRelayTask(query, targetLo, targetHi, count);
    return this.link.handle(task, RelayTask);
  }

  asyncRelayBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    count: number,
  ): TaskHandle<RelayTask> {
    const task = this.newRelayTask(query, targetLo, targetHi, count);
    return this.link.submit(task, RelayTask, parent);
  }

  relayBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    count: number,
  ): Promise<number> {
    const task = this.newRelayTask(query, targetLo, targetHi, count);
    return this.link.send(task, readRelay, parent);
  }

  relaySync(query: DomainQuery, targetLo: number, targetHi: number, count: number): number {
    const task = this.newRelayTask(query, targetLo, targetHi, count);
    return this.link.sendSync(task, readRelay);
  }

  private newRelayFailureTask(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    code: number,
    pass: boolean,
  ): number {
    const task = this.link.newTask(this, 11, 144, query, 0);
    fillRelayFailure(this.link, task, targetLo, targetHi, code, pass);
    return task;
  }

  relayFailure(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    code: number,
    pass: boolean,
  ): Promise<string> {
    const task = this.newRelayFailureTask(query, targetLo, targetHi, code, pass);
    return this.link.send(task, readRelayFailure);
  }

  asyncRelayFailure(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    code: number,
    pass: boolean,
  ): TaskHandle<RelayFailureTask> {
    const task = this.newRelayFailureTask(query, targetLo, targetHi, code, pass);
    return this.link.submit(task, RelayFailureTask);
  }

  asyncRelayFailureAlloc(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    code: number,
    pass: boolean,
  ): TaskHandle<RelayFailureTask> {
    const task = this.newRelayFailureTask(query, targetLo, targetHi, code, pass);
    return this.link.handle(task, RelayFailureTask);
  }

  asyncRelayFailureBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    code: number,
    pass: boolean,
  ): TaskHandle<RelayFailureTask> {
    const task = this.newRelayFailureTask(query, targetLo, targetHi, code, pass);
    return this.link.submit(task, RelayFailureTask, parent);
  }

  relayFailureBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    code: number,
    pass: boolean,
  ): Promise<string> {
    const task = this.newRelayFailureTask(query, targetLo, targetHi, code, pass);
    return this.link.send(task, readRelayFailure, parent);
  }

  relayFailureSync(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    code: number,
    pass: boolean,
  ): string {
    const task = this.newRelayFailureTask(query, targetLo, targetHi, code, pass);
    return this.link.sendSync(task, readRelayFailure);
  }

  private newRelayMappingTask(query: DomainQuery, targetLo: number, targetHi: number, key: number): number {
    const task = this.link.newTask(this, 12, 144, query, 0);
    fillRelayMapping(this.link, task, targetLo, targetHi, key);
    return task;
  }

  relayMapping(query: DomainQuery, targetLo: number, targetHi: number, key: number): Promise<string> {
    const task = this.newRelayMappingTask(query, targetLo, targetHi, key);
    return this.link.send(task, readRelayMapping);
  }

  asyncRelayMapping(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    key: number,
  ): TaskHandle<RelayMappingTask> {
    const task = this.newRelayMappingTask(query, targetLo, targetHi, key);
    return this.link.submit(task, RelayMappingTask);
  }

  asyncRelayMappingAlloc(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    key: number,
  ): TaskHandle<RelayMappingTask> {
    const task = this.newRelayMappingTask(query, targetLo, targetHi, key);
    return this.link.handle(task, RelayMappingTask);
  }

  asyncRelayMappingBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    key: number,
  ): TaskHandle<RelayMappingTask> {
    const task = this.newRelayMappingTask(query, targetLo, targetHi, key);
    return this.link.submit(task, RelayMappingTask, parent);
  }

  relayMappingBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    key: number,
  ): Promise<string> {
    const task = this.newRelayMappingTask(query, targetLo, targetHi, key);
    return this.link.send(task, readRelayMapping, parent);
  }

  relayMappingSync(query: DomainQuery, targetLo: number, targetHi: number, key: number): string {
    const task = this.newRelayMappingTask(query, targetLo, targetHi, key);
    return this.link.sendSync(task, readRelayMapping);
  }

  private newThrowOddTask(query: DomainQuery, thing: number): number {
    const task = this.link.newTask(this, 13, 128, query, 0);
    fillThrowOdd(this.link, task, thing);
    return task;
  }

  throwOdd(query: DomainQuery, thing: number): Promise<void> {
    const task = this.newThrowOddTask(query, thing);
    return this.link.send(task, readThrowOdd);
  }

  asyncThrowOdd(query: DomainQuery, thing: number): TaskHandle<ThrowOddTask> {
    const task = this.newThrowOddTask(query, thing);
    return this.link.submit(task, ThrowOddTask);
  }

  asyncThrowOddAlloc(query: DomainQuery, thing: number): TaskHandle<ThrowOddTask> {
    const task = this.newThrowOddTask(query, thing);
    return this.link.handle(task, ThrowOddTask);
  }

  asyncThrowOddBase(parent: RunContext, query: DomainQuery, thing: number): TaskHandle<ThrowOddTask> {
    const task = this.newThrowOddTask(query, thing);
    return this.link.submit(task, ThrowOddTask, parent);
  }

  throwOddBase(parent: RunContext, query: DomainQuery, thing: number): Promise<void> {
    const task = this.newThrowOddTask(query, thing);
    return this.link.send(task, readThrowOdd, parent);
  }

  throwOddSync(query: DomainQuery, thing: number): void {
    const task = this.newThrowOddTask(query, thing);
    this.link.sendSync(task, readThrowOdd);
  }

  private newLingerTask(query: DomainQuery, ms: number): number {
    const task = this.link.newTask(this, 14, 128, query, 0);
    fillLinger(this.link, task, ms);
    return task;
  }

  linger(query: DomainQuery, ms: number): Promise<void> {
    const task = this.newLingerTask(query, ms);
    return this.link.send(task, readLinger);
  }

  asyncLinger(query: DomainQuery, ms: number): TaskHandle<LingerTask> {
    const task = this.newLingerTask(query, ms);
    return this.link.submit(task, LingerTask);
  }

  asyncLingerAlloc(query: DomainQuery, ms: number): TaskHandle<LingerTask> {
    const task = this.newLingerTask(query, ms);
    return this.link.handle(task, LingerTask);
  }

  asyncLingerBase(parent: RunContext, query: DomainQuery, ms: number): TaskHandle<LingerTask> {
    const task = this.newLingerTask(query, ms);
    return this.link.submit(task, LingerTask, parent);
  }

  lingerBase(parent: RunContext, query: DomainQuery, ms: number): Promise<void> {
    const task = this.newLingerTask(query, ms);
    return this.link.send(task, readLinger, parent);
  }

  lingerSync(query: DomainQuery, ms: number): void {
    const task = this.newLingerTask(query, ms);
    this.link.sendSync(task, readLinger);
  }

  private newHoldUpTask(query: DomainQuery, targetLo: number, targetHi: number): number {
    const task = this.link.newTask(this, 15, 136, query, 0);
    fillHoldUp(this.link, task, targetLo, targetHi);
    return task;
  }

  holdUp(query: DomainQuery, targetLo: number, targetHi: number): Promise<string> {
    const task = this.newHoldUpTask(query, targetLo, targetHi);
    return this.link.send(task, readHoldUp);
  }

  asyncHoldUp(query: DomainQuery, targetLo: number, targetHi: number): TaskHandle<HoldUpTask> {
    const task = this.newHoldUpTask(query, targetLo, targetHi);
    return this.link.submit(task, HoldUpTask);
  }

  asyncHoldUpAlloc(query: DomainQuery, targetLo: number, targetHi: number): TaskHandle<HoldUpTask> {
    const task = this.newHoldUpTask(query, targetLo, targetHi);
    return this.link.handle(task, HoldUpTask);
  }

  asyncHoldUpBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
  ): TaskHandle<HoldUpTask> {
    const task = this.newHoldUpTask(query, targetLo, targetHi);
    return this.link.submit(task, HoldUpTask, parent);
  }

  holdUpBase(parent: RunContext, query: DomainQuery, targetLo: number, targetHi: number): Promise<string> {
    const task = this.newHoldUpTask(query, targetLo, targetHi);
    return this.link.send(task, readHoldUp, parent);
  }

  holdUpSync(query: DomainQuery, targetLo: number, targetHi: number): string {
    const task = this.newHoldUpTask(query, targetLo, targetHi);
    return this.link.sendSync(task, readHoldUp);
  }

  private newOrphanTask(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    count: number,
    fail: boolean,
  ): number {
    const task = this.link.newTask(this, 16, 136, query, 0);
    fillOrphan(this.link, task, targetLo, targetHi, count, fail);
    return task;
  }

  orphan(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    count: number,
    fail: boolean,
  ): Promise<void> {
    const task = this.newOrphanTask(query, targetLo, targetHi, count, fail);
    return this.link.send(task, readOrphan);
  }

  asyncOrphan(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    count: number,
    fail: boolean,
  ): TaskHandle<OrphanTask> {
    const task = this.newOrphanTask(query, targetLo, targetHi, count, fail);
    return this.link.submit(task, OrphanTask);
  }

  asyncOrphanAlloc(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    count: number,
    fail: boolean,
  ): TaskHandle<OrphanTask> {
    const task = this.newOrphanTask(query, targetLo, targetHi, count, fail);
    return this.link.handle(task, OrphanTask);
  }

  asyncOrphanBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    count: number,
    fail: boolean,
  ): TaskHandle<OrphanTask> {
    const task = this.newOrphanTask(query, targetLo, targetHi, count, fail);
    return this.link.submit(task, OrphanTask, parent);
  }

  orphanBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    count: number,
    fail: boolean,
  ): Promise<void> {
    const task = this.newOrphanTask(query, targetLo, targetHi, count, fail);
    return this.link.send(task, readOrphan, parent);
  }

  orphanSync(query: DomainQuery, targetLo: number, targetHi: number, count: number, fail: boolean): void {
    const task = this.newOrphanTask(query, targetLo, targetHi, count, fail);
    this.link.sendSync(task, readOrphan);
  }

  private newClutchTask(query: DomainQuery, targetLo: number, targetHi: number, ms: number): number {
    const task = this.link.newTask(this, 17, 152, query, 0);
    fillClutch(this.link, task, targetLo, targetHi, ms);
    return task;
  }

  clutch(query: DomainQuery, targetLo: number, targetHi: number, ms: number): Promise<ClutchResult> {
    const task = this.newClutchTask(query, targetLo, targetHi, ms);
    return this.link.send(task, readClutch);
  }

  asyncClutch(query: DomainQuery, targetLo: number, targetHi: number, ms: number): TaskHandle<ClutchTask> {
    const task = this.newClutchTask(query, targetLo, targetHi, ms);
    return this.link.submit(task, ClutchTask);
  }

  asyncClutchAlloc(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    ms: number,
  ): TaskHandle<ClutchTask> {
    const task = this.newClutchTask(query, targetLo, targetHi, ms);
    return this.link.handle(task, ClutchTask);
  }

  asyncClutchBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    ms: number,
  ): TaskHandle<ClutchTask> {
    const task = this.newClutchTask(query, targetLo, targetHi, ms);
    return this.link.submit(task, ClutchTask, parent);
  }

  clutchBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    ms: number,
  ): Promise<ClutchResult> {
    const task = this.newClutchTask(query, targetLo, targetHi, ms);
    return this.link.send(task, readClutch, parent);
  }

  clutchSync(query: DomainQuery, targetLo: number, targetHi: number, ms: number): ClutchResult {
    const task = this.newClutchTask(query, targetLo, targetHi, ms);
    return this.link.sendSync(task, readClutch);
  }
}
