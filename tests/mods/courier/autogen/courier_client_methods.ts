// Generated from chimaera_mod.yaml and courier_tasks.ts by chi_refresh_repo; do not edit.
// Content 1d62c9c7

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
  type CarryResult,
  CarryTask,
  CopyTask,
  CountTask,
  EchoTask,
  FlipTask,
  fillCarry,
  fillCopy,
  fillEcho,
  fillFlip,
  fillHold,
  fillText,
  HoldTask,
  MODULE_NAME,
  readCarry,
  readCopy,
  readCount,
  readEcho,
  readFlip,
  readHold,
  readText,
  TASKS,
  type TextResult,
  TextTask,
} from './courier_views.js';

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

  private newCarryTask(
    query: DomainQuery,
    small: number,
    medium: number,
    large: bigint,
    real: number,
    yes: boolean,
  ): number {
    const task = this.link.newTask(this, 10, 176, query, 0);
    fillCarry(this.link, task, small, medium, large, real, yes);
    return task;
  }

  carry(
    query: DomainQuery,
    small: number,
    medium: number,
    large: bigint,
    real: number,
    yes: boolean,
  ): Promise<CarryResult> {
    const task = this.newCarryTask(query, small, medium, large, real, yes);
    return this.link.send(task, readCarry);
  }

  asyncCarry(
    query: DomainQuery,
    small: number,
    medium: number,
    large: bigint,
    real: number,
    yes: boolean,
  ): TaskHandle<CarryTask> {
    const task = this.newCarryTask(query, small, medium, large, real, yes);
    return this.link.submit(task, CarryTask);
  }

  asyncCarryAlloc(
    query: DomainQuery,
    small: number,
    medium: number,
    large: bigint,
    real: number,
    yes: boolean,
  ): TaskHandle<CarryTask> {
    const task = this.newCarryTask(query, small, medium, large, real, yes);
    return this.link.handle(task, CarryTask);
  }

  asyncCarryBase(
    parent: RunContext,
    query: DomainQuery,
    small: number,
    medium: number,
    large: bigint,
    real: number,
    yes: boolean,
  ): TaskHandle<CarryTask> {
    const task = this.newCarryTask(query, small, medium, large, real, yes);
    return this.link.submit(task, CarryTask, parent);
  }

  carryBase(
    parent: RunContext,
    query: DomainQuery,
    small: number,
    medium: number,
    large: bigint,
    real: number,
    yes: boolean,
  ): Promise<CarryResult> {
    const task = this.newCarryTask(query, small, medium, large, real, yes);
    return this.link.send(task, readCarry, parent);
  }

  carrySync(
    query: DomainQuery,
    small: number,
    medium: number,
    large: bigint,
    real: number,
    yes: boolean,
  ): CarryResult {
    const task = this.newCarryTask(query, small, medium, large, real, yes);
    return this.link.sendSync(task, readCarry);
  }

  private newTextTask(query: DomainQuery, text: string, times: number): number {
    const task = this.link.newTask(this, 11, 152, query, 0);
    fillText(this.link, task, text, times);
    return task;
  }

  text(query: DomainQuery, text: string, times: number): Promise<TextResult> {
    const task = this.newTextTask(query, text, times);
    return this.link.send(task, readText);
  }

  asyncText(query: DomainQuery, text: string, times: number): TaskHandle<TextTask> {
    const task = this.newTextTask(query, text, times);
    return this.link.submit(task, TextTask);
  }

  asyncTextAlloc(query: DomainQuery, text: string, times: number): TaskHandle<TextTask> {
    const task = this.newTextTask(query, text, times);
    return this.link.handle(task, TextTask);
  }

  asyncTextBase(parent: RunContext, query: DomainQuery, text: string, times: number): TaskHandle<TextTask> {
    const task = this.newTextTask(query, text, times);
    return this.link.submit(task, TextTask, parent);
  }

  textBase(parent: RunContext, query: DomainQuery, text: string, times: number): Promise<TextResult> {
    const task = this.newTextTask(query, text, times);
    return this.link.send(task, readText, parent);
  }

  textSync(query: DomainQuery, text: string, times: number): TextResult {
    const task = this.newTextTask(query, text, times);
    return this.link.sendSync(task, readText);
  }

  private newFlipTask(query: DomainQuery, data: ShmBuffer): number {
    const task = this.link.newTask(this, 12, 136, query, 0);
    fillFlip(this.link, task, data);
    return task;
  }

  flip(query: DomainQuery, data: ShmBuffer): Promise<number> {
    const task = this.newFlipTask(query, data);
    return this.link.send(task, readFlip);
  }

  asyncFlip(query: DomainQuery, data: ShmBuffer): TaskHandle<FlipTask> {
    const task = this.newFlipTask(query, data);
    return this.link.submit(task, FlipTask);
  }

  asyncFlipAlloc(query: DomainQuery, data: ShmBuffer): TaskHandle<FlipTask> {
    const task = this.newFlipTask(query, data);
    return this.link.handle(task, FlipTask);
  }

  asyncFlipBase(parent: RunContext, query: DomainQuery, data: ShmBuffer): TaskHandle<FlipTask> {
    const task = this.newFlipTask(query, data);
    return this.link.submit(task, FlipTask, parent);
  }

  flipBase(parent: RunContext, query: DomainQuery, data: ShmBuffer): Promise<number> {
    const task = this.newFlipTask(query, data);
    return this.link.send(task, readFlip, parent);
  }

  flipSync(query: DomainQuery, data: ShmBuffer): number {
    const task = this.newFlipTask(query, data);
    return this.link.sendSync(task, readFlip);
  }

  private newCopyTask(query: DomainQuery, source: ShmBuffer, target: ShmBuffer): number {
    const task = this.link.newTask(this, 13, 144, query, 0);
    fillCopy(this.link, task, source, target);
    return task;
  }

  copy(query: DomainQuery, source: ShmBuffer, target: ShmBuffer): Promise<number> {
    const task = this.newCopyTask(query, source, target);
    return this.link.send(task, readCopy);
  }

  asyncCopy(query: DomainQuery, source: ShmBuffer, target: ShmBuffer): TaskHandle<CopyTask> {
    const task = this.newCopyTask(query, source, target);
    return this.link.submit(task, CopyTask);
  }

  asyncCopyAlloc(query: DomainQuery, source: ShmBuffer, target: ShmBuffer): TaskHandle<CopyTask> {
    const task = this.newCopyTask(query, source, target);
    return this.link.handle(task, CopyTask);
  }

  asyncCopyBase(
    parent: RunContext,
    query: DomainQuery,
    source: ShmBuffer,
    target: ShmBuffer,
  ): TaskHandle<CopyTask> {
    const task = this.newCopyTask(query, source, target);
    return this.link.submit(task, CopyTask, parent);
  }

  copyBase(parent: RunContext, query: DomainQuery, source: ShmBuffer, target: ShmBuffer): Promise<number> {
    const task = this.newCopyTask(query, source, target);
    return this.link.send(task, readCopy, parent);
  }

  copySync(query: DomainQuery, source: ShmBuffer, target: ShmBuffer): number {
    const task = this.newCopyTask(query, source, target);
    return this.link.sendSync(task, readCopy);
  }

  private newHoldTask(query: DomainQuery, ms: number): number {
    const task = this.link.newTask(this, 14, 128, query, 0);
    fillHold(this.link, task, ms);
    return task;
  }

  hold(query: DomainQuery, ms: number): Promise<void> {
    const task = this.newHoldTask(query, ms);
    return this.link.send(task, readHold);
  }

  asyncHold(query: DomainQuery, ms: number): TaskHandle<HoldTask> {
    const task = this.newHoldTask(query, ms);
    return this.link.submit(task, HoldTask);
  }

  asyncHoldAlloc(query: DomainQuery, ms: number): TaskHandle<HoldTask> {
    const task = this.newHoldTask(query, ms);
    return this.link.handle(task, HoldTask);
  }

  asyncHoldBase(parent: RunContext, query: DomainQuery, ms: number): TaskHandle<HoldTask> {
    const task = this.newHoldTask(query, ms);
    return this.link.submit(task, HoldTask, parent);
  }

  holdBase(parent: RunContext, query: DomainQuery, ms: number): Promise<void> {
    const task = this.newHoldTask(query, ms);
    return this.link.send(task, readHold, parent);
  }

  holdSync(query: DomainQuery, ms: number): void {
    const task = this.newHoldTask(query, ms);
    this.link.sendSync(task, readHold);
  }

  private newCountTask(query: DomainQuery): number {
    const task = this.link.newTask(this, 15, 128, query, 0);
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

  private newEchoTask(query: DomainQuery, data: ShmBuffer): number {
    const task = this.link.newTask(this, 16, 128, query, 0);
    fillEcho(this.link, task, data);
    return task;
  }

  echo(query: DomainQuery, data: ShmBuffer): Promise<void> {
    const task = this.newEchoTask(query, data);
    return this.link.send(task, readEcho);
  }

  asyncEcho(query: DomainQuery, data: ShmBuffer): TaskHandle<EchoTask> {
    const task = this.newEchoTask(query, data);
    return this.link.submit(task, EchoTask);
  }

  asyncEchoAlloc(query: DomainQuery, data: ShmBuffer): TaskHandle<EchoTask> {
    const task = this.newEchoTask(query, data);
    return this.link.handle(task, EchoTask);
  }

  asyncEchoBase(parent: RunContext, query: DomainQuery, data: ShmBuffer): TaskHandle<EchoTask> {
    const task = this.newEchoTask(query, data);
    return this.link.submit(task, EchoTask, parent);
  }

  echoBase(parent: RunContext, query: DomainQuery, data: ShmBuffer): Promise<void> {
    const task = this.newEchoTask(query, data);
    return this.link.send(task, readEcho, parent);
  }

  echoSync(query: DomainQuery, data: ShmBuffer): void {
    const task = this.newEchoTask(query, data);
    this.link.sendSync(task, readEcho);
  }
}
