// Generated from chimaera_mod.yaml and courier_tasks.ts by chi_refresh_repo; do not edit.
// Content eca52b17

import { ContainerClient } from '../../../../host/client/container-client.js';
import type {
  AnyQuery,
  ArchiveReader,
  ArchiveWriter,
  ClientReference,
  CreateContext,
  DomainQuery,
  PoolCreation,
  PoolDestruction,
  RunContext,
  ShmBuffer,
  TaskArchives,
  TaskHandle,
} from '../../../../host/index.js';
import {
  type AskResult,
  AskTask,
  type CarryResult,
  CarryTask,
  CopyTask,
  CountTask,
  type DeltaResult,
  DeltaTask,
  EchoTask,
  FillTask,
  FlipTask,
  fillAsk,
  fillCarry,
  fillCopy,
  fillDelta,
  fillEcho,
  fillFill,
  fillFlip,
  fillHalf,
  fillHold,
  fillParcel,
  fillText,
  HalfTask,
  HoldTask,
  MODULE_NAME,
  type Parcel,
  type ParcelResult,
  ParcelTask,
  PlaceTask,
  readAsk,
  readCarry,
  readCopy,
  readCount,
  readDelta,
  readEcho,
  readFill,
  readFlip,
  readHalf,
  readHold,
  readParcel,
  readPlace,
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

  protected abstract saveStartDelta(task: DeltaTask, ar: ArchiveWriter): void;

  protected abstract loadEndDelta(task: DeltaTask, ar: ArchiveReader): void;

  protected abstract saveStartHalf(task: HalfTask, ar: ArchiveWriter): void;

  override get archives(): TaskArchives {
    return {
      21: {
        archive: 168,
        saveStart: (at, ar) => this.saveStartDelta(new DeltaTask(this.link, at), ar),
        loadEnd: (at, ar) => this.loadEndDelta(new DeltaTask(this.link, at), ar),
      },
      22: {
        archive: 128,
        saveStart: (at, ar) => this.saveStartHalf(new HalfTask(this.link, at), ar),
      },
    };
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

  private newParcelTask(query: DomainQuery, parcel: Parcel, bytes: Uint8Array, numbers: Uint32Array): number {
    this.link.checkLength('parcel.stamps', parcel.stamps.length, 3);
    this.link.checkLength('bytes', bytes.length, 5);
    const task = this.link.newTask(this, 17, 248, query, 0);
    fillParcel(this.link, task, parcel, bytes, numbers);
    return task;
  }

  parcel(query: DomainQuery, parcel: Parcel, bytes: Uint8Array, numbers: Uint32Array): Promise<ParcelResult> {
    const task = this.newParcelTask(query, parcel, bytes, numbers);
    return this.link.send(task, readParcel);
  }

  asyncParcel(
    query: DomainQuery,
    parcel: Parcel,
    bytes: Uint8Array,
    numbers: Uint32Array,
  ): TaskHandle<ParcelTask> {
    const task = this.newParcelTask(query, parcel, bytes, numbers);
    return this.link.submit(task, ParcelTask);
  }

  asyncParcelAlloc(
    query: DomainQuery,
    parcel: Parcel,
    bytes: Uint8Array,
    numbers: Uint32Array,
  ): TaskHandle<ParcelTask> {
    const task = this.newParcelTask(query, parcel, bytes, numbers);
    return this.link.handle(task, ParcelTask);
  }

  asyncParcelBase(
    parent: RunContext,
    query: DomainQuery,
    parcel: Parcel,
    bytes: Uint8Array,
    numbers: Uint32Array,
  ): TaskHandle<ParcelTask> {
    const task = this.newParcelTask(query, parcel, bytes, numbers);
    return this.link.submit(task, ParcelTask, parent);
  }

  parcelBase(
    parent: RunContext,
    query: DomainQuery,
    parcel: Parcel,
    bytes: Uint8Array,
    numbers: Uint32Array,
  ): Promise<ParcelResult> {
    const task = this.newParcelTask(query, parcel, bytes, numbers);
    return this.link.send(task, readParcel, parent);
  }

  parcelSync(query: DomainQuery, parcel: Parcel, bytes: Uint8Array, numbers: Uint32Array): ParcelResult {
    const task = this.newParcelTask(query, parcel, bytes, numbers);
    return this.link.sendSync(task, readParcel);
  }

  private newFillTask(query: DomainQuery, source: ShmBuffer, target: ShmBuffer): number {
    const task = this.link.newTask(this, 18, 144, query, 0);
    fillFill(this.link, task, source, target);
    return task;
  }

  fill(query: DomainQuery, source: ShmBuffer, target: ShmBuffer): Promise<number> {
    const task = this.newFillTask(query, source, target);
    return this.link.send(task, readFill);
  }

  asyncFill(query: DomainQuery, source: ShmBuffer, target: ShmBuffer): TaskHandle<FillTask> {
    const task = this.newFillTask(query, source, target);
    return this.link.submit(task, FillTask);
  }

  asyncFillAlloc(query: DomainQuery, source: ShmBuffer, target: ShmBuffer): TaskHandle<FillTask> {
    const task = this.newFillTask(query, source, target);
    return this.link.handle(task, FillTask);
  }

  asyncFillBase(
    parent: RunContext,
    query: DomainQuery,
    source: ShmBuffer,
    target: ShmBuffer,
  ): TaskHandle<FillTask> {
    const task = this.newFillTask(query, source, target);
    return this.link.submit(task, FillTask, parent);
  }

  fillBase(parent: RunContext, query: DomainQuery, source: ShmBuffer, target: ShmBuffer): Promise<number> {
    const task = this.newFillTask(query, source, target);
    return this.link.send(task, readFill, parent);
  }

  fillSync(query: DomainQuery, source: ShmBuffer, target: ShmBuffer): number {
    const task = this.newFillTask(query, source, target);
    return this.link.sendSync(task, readFill);
  }

  private newAskTask(query: DomainQuery, next: ClientReference): number {
    const task = this.link.newTask(this, 19, 160, query, 0);
    fillAsk(this.link, task, next);
    return task;
  }

  ask(query: DomainQuery, next: ClientReference): Promise<AskResult> {
    const task = this.newAskTask(query, next);
    return this.link.send(task, readAsk);
  }

  asyncAsk(query: DomainQuery, next: ClientReference): TaskHandle<AskTask> {
    const task = this.newAskTask(query, next);
    return this.link.submit(task, AskTask);
  }

  asyncAskAlloc(query: DomainQuery, next: ClientReference): TaskHandle<AskTask> {
    const task = this.newAskTask(query, next);
    return this.link.handle(task, AskTask);
  }

  asyncAskBase(parent: RunContext, query: DomainQuery, next: ClientReference): TaskHandle<AskTask> {
    const task = this.newAskTask(query, next);
    return this.link.submit(task, AskTask, parent);
  }

  askBase(parent: RunContext, query: DomainQuery, next: ClientReference): Promise<AskResult> {
    const task = this.newAskTask(query, next);
    return this.link.send(task, readAsk, parent);
  }

  askSync(query: DomainQuery, next: ClientReference): AskResult {
    const task = this.newAskTask(query, next);
    return this.link.sendSync(task, readAsk);
  }

  private newPlaceTask(query: DomainQuery): number {
    const task = this.link.newTask(this, 20, 128, query, 0);
    return task;
  }

  place(query: DomainQuery): Promise<ShmBuffer> {
    const task = this.newPlaceTask(query);
    return this.link.send(task, readPlace);
  }

  asyncPlace(query: DomainQuery): TaskHandle<PlaceTask> {
    const task = this.newPlaceTask(query);
    return this.link.submit(task, PlaceTask);
  }

  asyncPlaceAlloc(query: DomainQuery): TaskHandle<PlaceTask> {
    const task = this.newPlaceTask(query);
    return this.link.handle(task, PlaceTask);
  }

  asyncPlaceBase(parent: RunContext, query: DomainQuery): TaskHandle<PlaceTask> {
    const task = this.newPlaceTask(query);
    return this.link.submit(task, PlaceTask, parent);
  }

  placeBase(parent: RunContext, query: DomainQuery): Promise<ShmBuffer> {
    const task = this.newPlaceTask(query);
    return this.link.send(task, readPlace, parent);
  }

  placeSync(query: DomainQuery): ShmBuffer {
    const task = this.newPlaceTask(query);
    return this.link.sendSync(task, readPlace);
  }

  private newDeltaTask(
    query: DomainQuery,
    numbers: Uint32Array,
    text: string,
    scale: number,
    data: ShmBuffer,
  ): number {
    const task = this.link.newTask(this, 21, 184, query, 0);
    fillDelta(this.link, task, numbers, text, scale, data);
    return task;
  }

  delta(
    query: DomainQuery,
    numbers: Uint32Array,
    text: string,
    scale: number,
    data: ShmBuffer,
  ): Promise<DeltaResult> {
    const task = this.newDeltaTask(query, numbers, text, scale, data);
    return this.link.send(task, readDelta);
  }

  asyncDelta(
    query: DomainQuery,
    numbers: Uint32Array,
    text: string,
    scale: number,
    data: ShmBuffer,
  ): TaskHandle<DeltaTask> {
    const task = this.newDeltaTask(query, numbers, text, scale, data);
    return this.link.submit(task, DeltaTask);
  }

  asyncDeltaAlloc(
    query: DomainQuery,
    numbers: Uint32Array,
    text: string,
    scale: number,
    data: ShmBuffer,
  ): TaskHandle<DeltaTask> {
    const task = this.newDeltaTask(query, numbers, text, scale, data);
    return this.link.handle(task, DeltaTask);
  }

  asyncDeltaBase(
    parent: RunContext,
    query: DomainQuery,
    numbers: Uint32Array,
    text: string,
    scale: number,
    data: ShmBuffer,
  ): TaskHandle<DeltaTask> {
    const task = this.newDeltaTask(query, numbers, text, scale, data);
    return this.link.submit(task, DeltaTask, parent);
  }

  deltaBase(
    parent: RunContext,
    query: DomainQuery,
    numbers: Uint32Array,
    text: string,
    scale: number,
    data: ShmBuffer,
  ): Promise<DeltaResult> {
    const task = this.newDeltaTask(query, numbers, text, scale, data);
    return this.link.send(task, readDelta, parent);
  }

  deltaSync(
    query: DomainQuery,
    numbers: Uint32Array,
    text: string,
    scale: number,
    data: ShmBuffer,
  ): DeltaResult {
    const task = this.newDeltaTask(query, numbers, text, scale, data);
    return this.link.sendSync(task, readDelta);
  }

  private newHalfTask(query: DomainQuery, value: number): number {
    const task = this.link.newTask(this, 22, 144, query, 0);
    fillHalf(this.link, task, value);
    return task;
  }

  half(query: DomainQuery, value: number): Promise<number> {
    const task = this.newHalfTask(query, value);
    return this.link.send(task, readHalf);
  }

  asyncHalf(query: DomainQuery, value: number): TaskHandle<HalfTask> {
    const task = this.newHalfTask(query, value);
    return this.link.submit(task, HalfTask);
  }

  asyncHalfAlloc(query: DomainQuery, value: number): TaskHandle<HalfTask> {
    const task = this.newHalfTask(query, value);
    return this.link.handle(task, HalfTask);
  }

  asyncHalfBase(parent: RunContext, query: DomainQuery, value: number): TaskHandle<HalfTask> {
    const task = this.newHalfTask(query, value);
    return this.link.submit(task, HalfTask, parent);
  }

  halfBase(parent: RunContext, query: DomainQuery, value: number): Promise<number> {
    const task = this.newHalfTask(query, value);
    return this.link.send(task, readHalf, parent);
  }

  halfSync(query: DomainQuery, value: number): number {
    const task = this.newHalfTask(query, value);
    return this.link.sendSync(task, readHalf);
  }
}
