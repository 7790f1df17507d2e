// Generated from chimaera_mod.yaml and probe_ts_tasks.ts by chi_refresh_repo; do not edit.
// Content b6c44879

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
  type CreateParams,
  EchoTask,
  encodeCreateParams,
  FailCodeTask,
  ForeignTask,
  fillEcho,
  fillFailCode,
  fillForeign,
  fillGateFor,
  fillGiveWay,
  fillIo,
  fillLaneOf,
  fillReject,
  fillSleep,
  fillThrowError,
  fillWait,
  GateForTask,
  GateTask,
  GiveWayTask,
  IoTask,
  KeptTask,
  type LaneOfResult,
  LaneOfTask,
  MODULE_NAME,
  OpenTask,
  RejectTask,
  readEcho,
  readFailCode,
  readForeign,
  readGate,
  readGateFor,
  readGiveWay,
  readIo,
  readKept,
  readLaneOf,
  readOpen,
  readReject,
  readSleep,
  readThrowError,
  readWait,
  type SleepResult,
  SleepTask,
  TASKS,
  ThrowErrorTask,
  WaitTask,
} from './probe_ts_views.js';

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

  private newEchoTask(query: AnyQuery, value: number): number {
    const task = this.link.newTask(this, 10, 128, query, 0);
    fillEcho(this.link, task, value);
    return task;
  }

  echo(query: AnyQuery, value: number): Promise<number> {
    const task = this.newEchoTask(query, value);
    return this.link.send(task, readEcho);
  }

  asyncEcho(query: AnyQuery, value: number): TaskHandle<EchoTask> {
    const task = this.newEchoTask(query, value);
    return this.link.submit(task, EchoTask);
  }

  asyncEchoAlloc(query: AnyQuery, value: number): TaskHandle<EchoTask> {
    const task = this.newEchoTask(query, value);
    return this.link.handle(task, EchoTask);
  }

  asyncEchoBase(parent: RunContext, query: AnyQuery, value: number): TaskHandle<EchoTask> {
    const task = this.newEchoTask(query, value);
    return this.link.submit(task, EchoTask, parent);
  }

  echoBase(parent: RunContext, query: AnyQuery, value: number): Promise<number> {
    const task = this.newEchoTask(query, value);
    return this.link.send(task, readEcho, parent);
  }

  echoSync(query: AnyQuery, value: number): number {
    const task = this.newEchoTask(query, value);
    return this.link.sendSync(task, readEcho);
  }

  private newThrowErrorTask(query: AnyQuery, message: string): number {
    const task = this.link.newTask(this, 11, 128, query, 0);
    fillThrowError(this.link, task, message);
    return task;
  }

  throwError(query: AnyQuery, message: string): Promise<void> {
    const task = this.newThrowErrorTask(query, message);
    return this.link.send(task, readThrowError);
  }

  asyncThrowError(query: AnyQuery, message: string): TaskHandle<ThrowErrorTask> {
    const task = this.newThrowErrorTask(query, message);
    return this.link.submit(task, ThrowErrorTask);
  }

  asyncThrowErrorAlloc(query: AnyQuery, message: string): TaskHandle<ThrowErrorTask> {
    const task = this.newThrowErrorTask(query, message);
    return this.link.handle(task, ThrowErrorTask);
  }

  asyncThrowErrorBase(parent: RunContext, query: AnyQuery, message: string): TaskHandle<ThrowErrorTask> {
    const task = this.newThrowErrorTask(query, message);
    return this.link.submit(task, ThrowErrorTask, parent);
  }

  throwErrorBase(parent: RunContext, query: AnyQuery, message: string): Promise<void> {
    const task = this.newThrowErrorTask(query, message);
    return this.link.send(task, readThrowError, parent);
  }

  throwErrorSync(query: AnyQuery, message: string): void {
    const task = this.newThrowErrorTask(query, message);
    this.link.sendSync(task, readThrowError);
  }

  private newRejectTask(query: DomainQuery, message: string): number {
    const task = this.link.newTask(this, 12, 128, query, 0);
    fillReject(this.link, task, message);
    return task;
  }

  reject(query: DomainQuery, message: string): Promise<void> {
    const task = this.newRejectTask(query, message);
    return this.link.send(task, readReject);
  }

  asyncReject(query: DomainQuery, message: string): TaskHandle<RejectTask> {
    const task = this.newRejectTask(query, message);
    return this.link.submit(task, RejectTask);
  }

  asyncRejectAlloc(query: DomainQuery, message: string): TaskHandle<RejectTask> {
    const task = this.newRejectTask(query, message);
    return this.link.handle(task, RejectTask);
  }

  asyncRejectBase(parent: RunContext, query: DomainQuery, message: string): TaskHandle<RejectTask> {
    const task = this.newRejectTask(query, message);
    return this.link.submit(task, RejectTask, parent);
  }

  rejectBase(parent: RunContext, query: DomainQuery, message: string): Promise<void> {
    const task = this.newRejectTask(query, message);
    return this.link.send(task, readReject, parent);
  }

  rejectSync(query: DomainQuery, message: string): void {
    const task = this.newRejectTask(query, message);
    this.link.sendSync(task, readReject);
  }

  private newFailCodeTask(query: DomainQuery, code: number): number {
    const task = this.link.newTask(this, 13, 128, query, 0);
    fillFailCode(this.link, task, code);
    return task;
  }

  failCode(query: DomainQuery, code: number): Promise<void> {
    const task = this.newFailCodeTask(query, code);
    return this.link.send(task, readFailCode);
  }

  asyncFailCode(query: DomainQuery, code: number): TaskHandle<FailCodeTask> {
    const task = this.newFailCodeTask(query, code);
    return this.link.submit(task, FailCodeTask);
  }

  asyncFailCodeAlloc(query: DomainQuery, code: number): TaskHandle<FailCodeTask> {
    const task = this.newFailCodeTask(query, code);
    return this.link.handle(task, FailCodeTask);
  }

  asyncFailCodeBase(parent: RunContext, query: DomainQuery, code: number): TaskHandle<FailCodeTask> {
    const task = this.newFailCodeTask(query, code);
    return this.link.submit(task, FailCodeTask, parent);
  }

  failCodeBase(parent: RunContext, query: DomainQuery, code: number): Promise<void> {
    const task = this.newFailCodeTask(query, code);
    return this.link.send(task, readFailCode, parent);
  }

  failCodeSync(query: DomainQuery, code: number): void {
    const task = this.newFailCodeTask(query, code);
    this.link.sendSync(task, readFailCode);
  }

  private newWaitTask(query: DomainQuery, ticks: number, depth: number): number {
    const task = this.link.newTask(this, 14, 136, query, 0);
    fillWait(this.link, task, ticks, depth);
    return task;
  }

  wait(query: DomainQuery, ticks: number, depth: number): Promise<number> {
    const task = this.newWaitTask(query, ticks, depth);
    return this.link.send(task, readWait);
  }

  asyncWait(query: DomainQuery, ticks: number, depth: number): TaskHandle<WaitTask> {
    const task = this.newWaitTask(query, ticks, depth);
    return this.link.submit(task, WaitTask);
  }

  asyncWaitAlloc(query: DomainQuery, ticks: number, depth: number): TaskHandle<WaitTask> {
    const task = this.newWaitTask(query, ticks, depth);
    return this.link.handle(task, WaitTask);
  }

  asyncWaitBase(parent: RunContext, query: DomainQuery, ticks: number, depth: number): TaskHandle<WaitTask> {
    const task = this.newWaitTask(query, ticks, depth);
    return this.link.submit(task, WaitTask, parent);
  }

  waitBase(parent: RunContext, query: DomainQuery, ticks: number, depth: number): Promise<number> {
    const task = this.newWaitTask(query, ticks, depth);
    return this.link.send(task, readWait, parent);
  }

  waitSync(query: DomainQuery, ticks: number, depth: number): number {
    const task = this.newWaitTask(query, ticks, depth);
    return this.link.sendSync(task, readWait);
  }

  private newGateTask(query: DomainQuery): number {
    const task = this.link.newTask(this, 15, 120, query, 0);
    return task;
  }

  gate(query: DomainQuery): Promise<void> {
    const task = this.newGateTask(query);
    return this.link.send(task, readGate);
  }

  asyncGate(query: DomainQuery): TaskHandle<GateTask> {
    const task = this.newGateTask(query);
    return this.link.submit(task, GateTask);
  }

  asyncGateAlloc(query: DomainQuery): TaskHandle<GateTask> {
    const task = this.newGateTask(query);
    return this.link.handle(task, GateTask);
  }

  asyncGateBase(parent: RunContext, query: DomainQuery): TaskHandle<GateTask> {
    const task = this.newGateTask(query);
    return this.link.submit(task, GateTask, parent);
  }

  gateBase(parent: RunContext, query: DomainQuery): Promise<void> {
    const task = this.newGateTask(query);
    return this.link.send(task, readGate, parent);
  }

  gateSync(query: DomainQuery): void {
    const task = this.newGateTask(query);
    this.link.sendSync(task, readGate);
  }

  private newOpenTask(query: DomainQuery): number {
    const task = this.link.newTask(this, 16, 128, query, 0);
    return task;
  }

  open(query: DomainQuery): Promise<number> {
    const task = this.newOpenTask(query);
    return this.link.send(task, readOpen);
  }

  asyncOpen(query: DomainQuery): TaskHandle<OpenTask> {
    const task = this.newOpenTask(query);
    return this.link.submit(task, OpenTask);
  }

  asyncOpenAlloc(query: DomainQuery): TaskHandle<OpenTask> {
    const task = this.newOpenTask(query);
    return this.link.handle(task, OpenTask);
  }

  asyncOpenBase(parent: RunContext, query: DomainQuery): TaskHandle<OpenTask> {
    const task = this.newOpenTask(query);
    return this.link.submit(task, OpenTask, parent);
  }

  openBase(parent: RunContext, query: DomainQuery): Promise<number> {
    const task = this.newOpenTask(query);
    return this.link.send(task, readOpen, parent);
  }

  openSync(query: DomainQuery): number {
    const task = this.newOpenTask(query);
    return this.link.sendSync(task, readOpen);
  }

  private newLaneOfTask(query: DomainQuery, key: number): number {
    const task = this.link.newTask(this, 17, 136, query, 0);
    fillLaneOf(this.link, task, key);
    return task;
  }

  laneOf(query: DomainQuery, key: number): Promise<LaneOfResult> {
    const task = this.newLaneOfTask(query, key);
    return this.link.send(task, readLaneOf);
  }

  asyncLaneOf(query: DomainQuery, key: number): TaskHandle<LaneOfTask> {
    const task = this.newLaneOfTask(query, key);
    return this.link.submit(task, LaneOfTask);
  }

  asyncLaneOfAlloc(query: DomainQuery, key: number): TaskHandle<LaneOfTask> {
    const task = this.newLaneOfTask(query, key);
    return this.link.handle(task, LaneOfTask);
  }

  asyncLaneOfBase(parent: RunContext, query: DomainQuery, key: number): TaskHandle<LaneOfTask> {
    const task = this.newLaneOfTask(query, key);
    return this.link.submit(task, LaneOfTask, parent);
  }

  laneOfBase(parent: RunContext, query: DomainQuery, key: number): Promise<LaneOfResult> {
    const task = this.newLaneOfTask(query, key);
    return this.link.send(task, readLaneOf, parent);
  }

  laneOfSync(query: DomainQuery, key: number): LaneOfResult {
    const task = this.newLaneOfTask(query, key);
    return this.link.sendSync(task, readLaneOf);
  }

  private newSleepTask(query: DomainQuery, ms: number): number {
    const task = this.link.newTask(this, 18, 144, query, 0);
    fillSleep(this.link, task, ms);
    return task;
  }

  sleep(query: DomainQuery, ms: number): Promise<SleepResult> {
    const task = this.newSleepTask(query, ms);
    return this.link.send(task, readSleep);
  }

  asyncSleep(query: DomainQuery, ms: number): TaskHandle<SleepTask> {
    const task = this.newSleepTask(query, ms);
    return this.link.submit(task, SleepTask);
  }

  asyncSleepAlloc(query: DomainQuery, ms: number): TaskHandle<SleepTask> {
    const task = this.newSleepTask(query, ms);
    return this.link.handle(task, SleepTask);
  }

  asyncSleepBase(parent: RunContext, query: DomainQuery, ms: number): TaskHandle<SleepTask> {
    const task = this.newSleepTask(query, ms);
    return this.link.submit(task, SleepTask, parent);
  }

  sleepBase(parent: RunContext, query: DomainQuery, ms: number): Promise<SleepResult> {
    const task = this.newSleepTask(query, ms);
    return this.link.send(task, readSleep, parent);
  }

  sleepSync(query: DomainQuery, ms: number): SleepResult {
    const task = this.newSleepTask(query, ms);
    return this.link.sendSync(task, readSleep);
  }

  private newGiveWayTask(query: DomainQuery, times: number): number {
    const task = this.link.newTask(this, 19, 128, query, 0);
    fillGiveWay(this.link, task, times);
    return task;
  }

  giveWay(query: DomainQuery, times: number): Promise<void> {
    const task = this.newGiveWayTask(query, times);
    return this.link.send(task, readGiveWay);
  }

  asyncGiveWay(query: DomainQuery, times: number): TaskHandle<GiveWayTask> {
    const task = this.newGiveWayTask(query, times);
    return this.link.submit(task, GiveWayTask);
  }

  asyncGiveWayAlloc(query: DomainQuery, times: number): TaskHandle<GiveWayTask> {
    const task = this.newGiveWayTask(query, times);
    return this.link.handle(task, GiveWayTask);
  }

  asyncGiveWayBase(parent: RunContext, query: DomainQuery, times: number): TaskHandle<GiveWayTask> {
    const task = this.newGiveWayTask(query, times);
    return this.link.submit(task, GiveWayTask, parent);
  }

  giveWayBase(parent: RunContext, query: DomainQuery, times: number): Promise<void> {
    const task = this.newGiveWayTask(query, times);
    return this.link.send(task, readGiveWay, parent);
  }

  giveWaySync(query: DomainQuery, times: number): void {
    const task = this.newGiveWayTask(query, times);
    this.link.sendSync(task, readGiveWay);
  }

  private newIoTask(query: DomainQuery, path: string): number {
    const task = this.link.newTask(this, 20, 136, query, 0);
    fillIo(this.link, task, path);
    return task;
  }

  io(query: DomainQuery, path: string): Promise<number> {
    const task = this.newIoTask(query, path);
    return this.link.send(task, readIo);
  }

  asyncIo(query: DomainQuery, path: string): TaskHandle<IoTask> {
    const task = this.newIoTask(query, path);
    return this.link.submit(task, IoTask);
  }

  asyncIoAlloc(query: DomainQuery, path: string): TaskHandle<IoTask> {
    const task = this.newIoTask(query, path);
    return this.link.handle(task, IoTask);
  }

  asyncIoBase(parent: RunContext, query: DomainQuery, path: string): TaskHandle<IoTask> {
    const task = this.newIoTask(query, path);
    return this.link.submit(task, IoTask, parent);
  }

  ioBase(parent: RunContext, query: DomainQuery, path: string): Promise<number> {
    const task = this.newIoTask(query, path);
    return this.link.send(task, readIo, parent);
  }

  ioSync(query: DomainQuery, path: string): number {
    const task = this.newIoTask(query, path);
    return this.link.sendSync(task, readIo);
  }

  private newForeignTask(query: DomainQuery, ms: number): number {
    const task = this.link.newTask(this, 21, 128, query, 0);
    fillForeign(this.link, task, ms);
    return task;
  }

  foreign(query: DomainQuery, ms: number): Promise<void> {
    const task = this.newForeignTask(query, ms);
    return this.link.send(task, readForeign);
  }

  asyncForeign(query: DomainQuery, ms: number): TaskHandle<ForeignTask> {
    const task = this.newForeignTask(query, ms);
    return this.link.submit(task, ForeignTask);
  }

  asyncForeignAlloc(query: DomainQuery, ms: number): TaskHandle<ForeignTask> {
    const task = this.newForeignTask(query, ms);
    return this.link.handle(task, ForeignTask);
  }

  asyncForeignBase(parent: RunContext, query: DomainQuery, ms: number): TaskHandle<ForeignTask> {
    const task = this.newForeignTask(query, ms);
    return this.link.submit(task, ForeignTask, parent);
  }

  foreignBase(parent: RunContext, query: DomainQuery, ms: number): Promise<void> {
    const task = this.newForeignTask(query, ms);
    return this.link.send(task, readForeign, parent);
  }

  foreignSync(query: DomainQuery, ms: number): void {
    const task = this.newForeignTask(query, ms);
    this.link.sendSync(task, readForeign);
  }

  private newKeptTask(query: DomainQuery): number {
    const task = this.link.newTask(this, 22, 128, query, 0);
    return task;
  }

  kept(query: DomainQuery): Promise<string> {
    const task = this.newKeptTask(query);
    return this.link.send(task, readKept);
  }

  asyncKept(query: DomainQuery): TaskHandle<KeptTask> {
    const task = this.newKeptTask(query);
    return this.link.submit(task, KeptTask);
  }

  asyncKeptAlloc(query: DomainQuery): TaskHandle<KeptTask> {
    const task = this.newKeptTask(query);
    return this.link.handle(task, KeptTask);
  }

  asyncKeptBase(parent: RunContext, query: DomainQuery): TaskHandle<KeptTask> {
    const task = this.newKeptTask(query);
    return this.link.submit(task, KeptTask, parent);
  }

  keptBase(parent: RunContext, query: DomainQuery): Promise<string> {
    const task = this.newKeptTask(query);
    return this.link.send(task, readKept, parent);
  }

  keptSync(query: DomainQuery): string {
    const task = this.newKeptTask(query);
    return this.link.sendSync(task, readKept);
  }

  private newGateForTask(query: DomainQuery, ms: number): number {
    const task = this.link.newTask(this, 23, 128, query, 0);
    fillGateFor(this.link, task, ms);
    return task;
  }

  gateFor(query: DomainQuery, ms: number): Promise<boolean> {
    const task = this.newGateForTask(query, ms);
    return this.link.send(task, readGateFor);
  }

  asyncGateFor(query: DomainQuery, ms: number): TaskHandle<GateForTask> {
    const task = this.newGateForTask(query, ms);
    return this.link.submit(task, GateForTask);
  }

  asyncGateForAlloc(query: DomainQuery, ms: number): TaskHandle<GateForTask> {
    const task = this.newGateForTask(query, ms);
    return this.link.handle(task, GateForTask);
  }

  asyncGateForBase(parent: RunContext, query: DomainQuery, ms: number): TaskHandle<GateForTask> {
    const task = this.newGateForTask(query, ms);
    return this.link.submit(task, GateForTask, parent);
  }

  gateForBase(parent: RunContext, query: DomainQuery, ms: number): Promise<boolean> {
    const task = this.newGateForTask(query, ms);
    return this.link.send(task, readGateFor, parent);
  }

  gateForSync(query: DomainQuery, ms: number): boolean {
    const task = this.newGateForTask(query, ms);
    return this.link.sendSync(task, readGateFor);
  }
}
