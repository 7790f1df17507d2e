// Generated from chimaera_mod.yaml and probe_tasks.ts by chi_refresh_repo; do not edit.
// Content 024e4a9f

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
  FailTask,
  fillEcho,
  fillFail,
  fillLaneOf,
  fillRecurse,
  fillSpin,
  fillSuspendTrap,
  fillTrapAfterSpawn,
  fillTrapAt,
  fillTrapInMap,
  fillWaitFor,
  fillYieldTimes,
  type LaneOfResult,
  LaneOfTask,
  MODULE_NAME,
  NoopTask,
  RecurseTask,
  readEcho,
  readFail,
  readLaneOf,
  readNoop,
  readRecurse,
  readSpin,
  readSuspendTrap,
  readTrap,
  readTrapAfterSpawn,
  readTrapAt,
  readTrapInMap,
  readWaitFor,
  readYieldTimes,
  SpinTask,
  SuspendTrapTask,
  TASKS,
  TrapAfterSpawnTask,
  TrapAtTask,
  TrapInMapTask,
  TrapTask,
  type WaitForResult,
  WaitForTask,
  YieldTimesTask,
} from './probe_views.js';

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

  private newNoopTask(query: AnyQuery): number {
    const task = this.link.newTask(this, 10, 120, query, 0);
    return task;
  }

  noop(query: AnyQuery): Promise<void> {
    const task = this.newNoopTask(query);
    return this.link.send(task, readNoop);
  }

  asyncNoop(query: AnyQuery): TaskHandle<NoopTask> {
    const task = this.newNoopTask(query);
    return this.link.submit(task, NoopTask);
  }

  asyncNoopAlloc(query: AnyQuery): TaskHandle<NoopTask> {
    const task = this.newNoopTask(query);
    return this.link.handle(task, NoopTask);
  }

  asyncNoopBase(parent: RunContext, query: AnyQuery): TaskHandle<NoopTask> {
    const task = this.newNoopTask(query);
    return this.link.submit(task, NoopTask, parent);
  }

  noopBase(parent: RunContext, query: AnyQuery): Promise<void> {
    const task = this.newNoopTask(query);
    return this.link.send(task, readNoop, parent);
  }

  noopSync(query: AnyQuery): void {
    const task = this.newNoopTask(query);
    this.link.sendSync(task, readNoop);
  }

  private newEchoTask(query: AnyQuery, value: number): number {
    const task = this.link.newTask(this, 11, 128, query, 0);
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

  private newFailTask(query: AnyQuery, code: number): number {
    const task = this.link.newTask(this, 12, 128, query, 0);
    fillFail(this.link, task, code);
    return task;
  }

  fail(query: AnyQuery, code: number): Promise<void> {
    const task = this.newFailTask(query, code);
    return this.link.send(task, readFail);
  }

  asyncFail(query: AnyQuery, code: number): TaskHandle<FailTask> {
    const task = this.newFailTask(query, code);
    return this.link.submit(task, FailTask);
  }

  asyncFailAlloc(query: AnyQuery, code: number): TaskHandle<FailTask> {
    const task = this.newFailTask(query, code);
    return this.link.handle(task, FailTask);
  }

  asyncFailBase(parent: RunContext, query: AnyQuery, code: number): TaskHandle<FailTask> {
    const task = this.newFailTask(query, code);
    return this.link.submit(task, FailTask, parent);
  }

  failBase(parent: RunContext, query: AnyQuery, code: number): Promise<void> {
    const task = this.newFailTask(query, code);
    return this.link.send(task, readFail, parent);
  }

  failSync(query: AnyQuery, code: number): void {
    const task = this.newFailTask(query, code);
    this.link.sendSync(task, readFail);
  }

  private newTrapTask(query: DomainQuery): number {
    const task = this.link.newTask(this, 13, 120, query, 0);
    return task;
  }

  trap(query: DomainQuery): Promise<void> {
    const task = this.newTrapTask(query);
    return this.link.send(task, readTrap);
  }

  asyncTrap(query: DomainQuery): TaskHandle<TrapTask> {
    const task = this.newTrapTask(query);
    return this.link.submit(task, TrapTask);
  }

  asyncTrapAlloc(query: DomainQuery): TaskHandle<TrapTask> {
    const task = this.newTrapTask(query);
    return this.link.handle(task, TrapTask);
  }

  asyncTrapBase(parent: RunContext, query: DomainQuery): TaskHandle<TrapTask> {
    const task = this.newTrapTask(query);
    return this.link.submit(task, TrapTask, parent);
  }

  trapBase(parent: RunContext, query: DomainQuery): Promise<void> {
    const task = this.newTrapTask(query);
    return this.link.send(task, readTrap, parent);
  }

  trapSync(query: DomainQuery): void {
    const task = this.newTrapTask(query);
    this.link.sendSync(task, readTrap);
  }

  private newTrapAfterSpawnTask(query: DomainQuery, container: number): number {
    const task = this.link.newTask(this, 14, 128, query, 0);
    fillTrapAfterSpawn(this.link, task, container);
    return task;
  }

  trapAfterSpawn(query: DomainQuery, container: number): Promise<void> {
    const task = this.newTrapAfterSpawnTask(query, container);
    return this.link.send(task, readTrapAfterSpawn);
  }

  asyncTrapAfterSpawn(query: DomainQuery, container: number): TaskHandle<TrapAfterSpawnTask> {
    const task = this.newTrapAfterSpawnTask(query, container);
    return this.link.submit(task, TrapAfterSpawnTask);
  }

  asyncTrapAfterSpawnAlloc(query: DomainQuery, container: number): TaskHandle<TrapAfterSpawnTask> {
    const task = this.newTrapAfterSpawnTask(query, container);
    return this.link.handle(task, TrapAfterSpawnTask);
  }

  asyncTrapAfterSpawnBase(
    parent: RunContext,
    query: DomainQuery,
    container: number,
  ): TaskHandle<TrapAfterSpawnTask> {
    const task = this.newTrapAfterSpawnTask(query, container);
    return this.link.submit(task, TrapAfterSpawnTask, parent);
  }

  trapAfterSpawnBase(parent: RunContext, query: DomainQuery, container: number): Promise<void> {
    const task = this.newTrapAfterSpawnTask(query, container);
    return this.link.send(task, readTrapAfterSpawn, parent);
  }

  trapAfterSpawnSync(query: DomainQuery, container: number): void {
    const task = this.newTrapAfterSpawnTask(query, container);
    this.link.sendSync(task, readTrapAfterSpawn);
  }

  private newSuspendTrapTask(query: DomainQuery, container: number): number {
    const task = this.link.newTask(this, 15, 128, query, 0);
    fillSuspendTrap(this.link, task, container);
    return task;
  }

  suspendTrap(query: DomainQuery, container: number): Promise<void> {
    const task = this.newSuspendTrapTask(query, container);
    return this.link.send(task, readSuspendTrap);
  }

  asyncSuspendTrap(query: DomainQuery, container: number): TaskHandle<SuspendTrapTask> {
    const task = this.newSuspendTrapTask(query, container);
    return this.link.submit(task, SuspendTrapTask);
  }

  asyncSuspendTrapAlloc(query: DomainQuery, container: number): TaskHandle<SuspendTrapTask> {
    const task = this.newSuspendTrapTask(query, container);
    return this.link.handle(task, SuspendTrapTask);
  }

  asyncSuspendTrapBase(
    parent: RunContext,
    query: DomainQuery,
    container: number,
  ): TaskHandle<SuspendTrapTask> {
    const task = this.newSuspendTrapTask(query, container);
    return this.link.submit(task, SuspendTrapTask, parent);
  }

  suspendTrapBase(parent: RunContext, query: DomainQuery, container: number): Promise<void> {
    const task = this.newSuspendTrapTask(query, container);
    return this.link.send(task, readSuspendTrap, parent);
  }

  suspendTrapSync(query: DomainQuery, container: number): void {
    const task = this.newSuspendTrapTask(query, container);
    this.link.sendSync(task, readSuspendTrap);
  }

  private newYieldTimesTask(query: DomainQuery, times: number): number {
    const task = this.link.newTask(this, 16, 128, query, 0);
    fillYieldTimes(this.link, task, times);
    return task;
  }

  yieldTimes(query: DomainQuery, times: number): Promise<number> {
    const task = this.newYieldTimesTask(query, times);
    return this.link.send(task, readYieldTimes);
  }

  asyncYieldTimes(query: DomainQuery, times: number): TaskHandle<YieldTimesTask> {
    const task = this.newYieldTimesTask(query, times);
    return this.link.submit(task, YieldTimesTask);
  }

  asyncYieldTimesAlloc(query: DomainQuery, times: number): TaskHandle<YieldTimesTask> {
    const task = this.newYieldTimesTask(query, times);
    return this.link.handle(task, YieldTimesTask);
  }

  asyncYieldTimesBase(parent: RunContext, query: DomainQuery, times: number): TaskHandle<YieldTimesTask> {
    const task = this.newYieldTimesTask(query, times);
    return this.link.submit(task, YieldTimesTask, parent);
  }

  yieldTimesBase(parent: RunContext, query: DomainQuery, times: number): Promise<number> {
    const task = this.newYieldTimesTask(query, times);
    return this.link.send(task, readYieldTimes, parent);
  }

  yieldTimesSync(query: DomainQuery, times: number): number {
    const task = this.newYieldTimesTask(query, times);
    return this.link.sendSync(task, readYieldTimes);
  }

  private newWaitForTask(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    targetMethod: number,
    container: number,
  ): number {
    const task = this.link.newTask(this, 17, 144, query, 0);
    fillWaitFor(this.link, task, targetLo, targetHi, targetMethod, container);
    return task;
  }

  waitFor(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    targetMethod: number,
    container: number,
  ): Promise<WaitForResult> {
    const task = this.newWaitForTask(query, targetLo, targetHi, targetMethod, container);
    return this.link.send(task, readWaitFor);
  }

  asyncWaitFor(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    targetMethod: number,
    container: number,
  ): TaskHandle<WaitForTask> {
    const task = this.newWaitForTask(query, targetLo, targetHi, targetMethod, container);
    return this.link.submit(task, WaitForTask);
  }

  asyncWaitForAlloc(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    targetMethod: number,
    container: number,
  ): TaskHandle<WaitForTask> {
    const task = this.newWaitForTask(query, targetLo, targetHi, targetMethod, container);
    return this.link.handle(task, WaitForTask);
  }

  asyncWaitForBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    targetMethod: number,
    container: number,
  ): TaskHandle<WaitForTask> {
    const task = this.newWaitForTask(query, targetLo, targetHi, targetMethod, container);
    return this.link.submit(task, WaitForTask, parent);
  }

  waitForBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    targetMethod: number,
    container: number,
  ): Promise<WaitForResult> {
    const task = this.newWaitForTask(query, targetLo, targetHi, targetMethod, container);
    return this.link.send(task, readWaitFor, parent);
  }

  waitForSync(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    targetMethod: number,
    container: number,
  ): WaitForResult {
    const task = this.newWaitForTask(query, targetLo, targetHi, targetMethod, container);
    return this.link.sendSync(task, readWaitFor);
  }

  private newLaneOfTask(query: DomainQuery, key: number): number {
    const task = this.link.newTask(this, 18, 136, query, 0);
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

  private newTrapInMapTask(query: AnyQuery, key: number): number {
    const task = this.link.newTask(this, 19, 128, query, 0);
    fillTrapInMap(this.link, task, key);
    return task;
  }

  trapInMap(query: AnyQuery, key: number): Promise<void> {
    const task = this.newTrapInMapTask(query, key);
    return this.link.send(task, readTrapInMap);
  }

  asyncTrapInMap(query: AnyQuery, key: number): TaskHandle<TrapInMapTask> {
    const task = this.newTrapInMapTask(query, key);
    return this.link.submit(task, TrapInMapTask);
  }

  asyncTrapInMapAlloc(query: AnyQuery, key: number): TaskHandle<TrapInMapTask> {
    const task = this.newTrapInMapTask(query, key);
    return this.link.handle(task, TrapInMapTask);
  }

  asyncTrapInMapBase(parent: RunContext, query: AnyQuery, key: number): TaskHandle<TrapInMapTask> {
    const task = this.newTrapInMapTask(query, key);
    return this.link.submit(task, TrapInMapTask, parent);
  }

  trapInMapBase(parent: RunContext, query: AnyQuery, key: number): Promise<void> {
    const task = this.newTrapInMapTask(query, key);
    return this.link.send(task, readTrapInMap, parent);
  }

  trapInMapSync(query: AnyQuery, key: number): void {
    const task = this.newTrapInMapTask(query, key);
    this.link.sendSync(task, readTrapInMap);
  }

  private newSpinTask(query: DomainQuery, iterations: number): number {
    const task = this.link.newTask(this, 20, 128, query, 0);
    fillSpin(this.link, task, iterations);
    return task;
  }

  spin(query: DomainQuery, iterations: number): Promise<number> {
    const task = this.newSpinTask(query, iterations);
    return this.link.send(task, readSpin);
  }

  asyncSpin(query: DomainQuery, iterations: number): TaskHandle<SpinTask> {
    const task = this.newSpinTask(query, iterations);
    return this.link.submit(task, SpinTask);
  }

  asyncSpinAlloc(query: DomainQuery, iterations: number): TaskHandle<SpinTask> {
    const task = this.newSpinTask(query, iterations);
    return this.link.handle(task, SpinTask);
  }

  asyncSpinBase(parent: RunContext, query: DomainQuery, iterations: number): TaskHandle<SpinTask> {
    const task = this.newSpinTask(query, iterations);
    return this.link.submit(task, SpinTask, parent);
  }

  spinBase(parent: RunContext, query: DomainQuery, iterations: number): Promise<number> {
    const task = this.newSpinTask(query, iterations);
    return this.link.send(task, readSpin, parent);
  }

  spinSync(query: DomainQuery, iterations: number): number {
    const task = this.newSpinTask(query, iterations);
    return this.link.sendSync(task, readSpin);
  }

  private newRecurseTask(query: DomainQuery, allocate: boolean): number {
    const task = this.link.newTask(this, 22, 128, query, 0);
    fillRecurse(this.link, task, allocate);
    return task;
  }

  recurse(query: DomainQuery, allocate: boolean): Promise<number> {
    const task = this.newRecurseTask(query, allocate);
    return this.link.send(task, readRecurse);
  }

  asyncRecurse(query: DomainQuery, allocate: boolean): TaskHandle<RecurseTask> {
    const task = this.newRecurseTask(query, allocate);
    return this.link.submit(task, RecurseTask);
  }

  asyncRecurseAlloc(query: DomainQuery, allocate: boolean): TaskHandle<RecurseTask> {
    const task = this.newRecurseTask(query, allocate);
    return this.link.handle(task, RecurseTask);
  }

  asyncRecurseBase(parent: RunContext, query: DomainQuery, allocate: boolean): TaskHandle<RecurseTask> {
    const task = this.newRecurseTask(query, allocate);
    return this.link.submit(task, RecurseTask, parent);
  }

  recurseBase(parent: RunContext, query: DomainQuery, allocate: boolean): Promise<number> {
    const task = this.newRecurseTask(query, allocate);
    return this.link.send(task, readRecurse, parent);
  }

  recurseSync(query: DomainQuery, allocate: boolean): number {
    const task = this.newRecurseTask(query, allocate);
    return this.link.sendSync(task, readRecurse);
  }

  private newTrapAtTask(query: DomainQuery, trapAfter: number): number {
    const task = this.link.newTask(this, 23, 128, query, 0);
    fillTrapAt(this.link, task, trapAfter);
    return task;
  }

  trapAt(query: DomainQuery, trapAfter: number): Promise<number> {
    const task = this.newTrapAtTask(query, trapAfter);
    return this.link.send(task, readTrapAt);
  }

  asyncTrapAt(query: DomainQuery, trapAfter: number): TaskHandle<TrapAtTask> {
    const task = this.newTrapAtTask(query, trapAfter);
    return this.link.submit(task, TrapAtTask);
  }

  asyncTrapAtAlloc(query: DomainQuery, trapAfter: number): TaskHandle<TrapAtTask> {
    const task = this.newTrapAtTask(query, trapAfter);
    return this.link.handle(task, TrapAtTask);
  }

  asyncTrapAtBase(parent: RunContext, query: DomainQuery, trapAfter: number): TaskHandle<TrapAtTask> {
    const task = this.newTrapAtTask(query, trapAfter);
    return this.link.submit(task, TrapAtTask, parent);
  }

  trapAtBase(parent: RunContext, query: DomainQuery, trapAfter: number): Promise<number> {
    const task = this.newTrapAtTask(query, trapAfter);
    return this.link.send(task, readTrapAt, parent);
  }

  trapAtSync(query: DomainQuery, trapAfter: number): number {
    const task = this.newTrapAtTask(query, trapAfter);
    return this.link.sendSync(task, readTrapAt);
  }
}
