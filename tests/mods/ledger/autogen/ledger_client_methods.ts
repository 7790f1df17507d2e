// Generated from chimaera_mod.yaml and ledger_tasks.ts by chi_refresh_repo; do not edit.
// Content 3536213c

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
  CountTask,
  type CreateParams,
  encodeCreateParams,
  FailOnTask,
  type FanResult,
  FanTask,
  fillFailOn,
  fillFan,
  fillMisuse,
  fillNote,
  fillPost,
  fillScatter,
  fillSend,
  MisuseTask,
  MODULE_NAME,
  type NoteResult,
  NoteTask,
  PostTask,
  readCount,
  readFailOn,
  readFan,
  readMisuse,
  readNote,
  readPost,
  readScatter,
  readSend,
  type ScatterResult,
  ScatterTask,
  type SendResult,
  SendTask,
  TASKS,
} from './ledger_views.js';

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

  private newNoteTask(query: AnyQuery, key: number): number {
    const task = this.link.newTask(this, 10, 136, query, 0);
    fillNote(this.link, task, key);
    return task;
  }

  note(query: AnyQuery, key: number): Promise<NoteResult> {
    const task = this.newNoteTask(query, key);
    return this.link.send(task, readNote);
  }

  asyncNote(query: AnyQuery, key: number): TaskHandle<NoteTask> {
    const task = this.newNoteTask(query, key);
    return this.link.submit(task, NoteTask);
  }

  asyncNoteAlloc(query: AnyQuery, key: number): TaskHandle<NoteTask> {
    const task = this.newNoteTask(query, key);
    return this.link.handle(task, NoteTask);
  }

  asyncNoteBase(parent: RunContext, query: AnyQuery, key: number): TaskHandle<NoteTask> {
    const task = this.newNoteTask(query, key);
    return this.link.submit(task, NoteTask, parent);
  }

  noteBase(parent: RunContext, query: AnyQuery, key: number): Promise<NoteResult> {
    const task = this.newNoteTask(query, key);
    return this.link.send(task, readNote, parent);
  }

  noteSync(query: AnyQuery, key: number): NoteResult {
    const task = this.newNoteTask(query, key);
    return this.link.sendSync(task, readNote);
  }

  private newFailOnTask(query: AnyQuery, target: number, code: number): number {
    const task = this.link.newTask(this, 11, 136, query, 0);
    fillFailOn(this.link, task, target, code);
    return task;
  }

  failOn(query: AnyQuery, target: number, code: number): Promise<number> {
    const task = this.newFailOnTask(query, target, code);
    return this.link.send(task, readFailOn);
  }

  asyncFailOn(query: AnyQuery, target: number, code: number): TaskHandle<FailOnTask> {
    const task = this.newFailOnTask(query, target, code);
    return this.link.submit(task, FailOnTask);
  }

  asyncFailOnAlloc(query: AnyQuery, target: number, code: number): TaskHandle<FailOnTask> {
    const task = this.newFailOnTask(query, target, code);
    return this.link.handle(task, FailOnTask);
  }

  asyncFailOnBase(parent: RunContext, query: AnyQuery, target: number, code: number): TaskHandle<FailOnTask> {
    const task = this.newFailOnTask(query, target, code);
    return this.link.submit(task, FailOnTask, parent);
  }

  failOnBase(parent: RunContext, query: AnyQuery, target: number, code: number): Promise<number> {
    const task = this.newFailOnTask(query, target, code);
    return this.link.send(task, readFailOn, parent);
  }

  failOnSync(query: AnyQuery, target: number, code: number): number {
    const task = this.newFailOnTask(query, target, code);
    return this.link.sendSync(task, readFailOn);
  }

  private newFanTask(query: DomainQuery, width: number, target: number, code: number): number {
    const task = this.link.newTask(this, 12, 144, query, 0);
    fillFan(this.link, task, width, target, code);
    return task;
  }

  fan(query: DomainQuery, width: number, target: number, code: number): Promise<FanResult> {
    const task = this.newFanTask(query, width, target, code);
    return this.link.send(task, readFan);
  }

  asyncFan(query: DomainQuery, width: number, target: number, code: number): TaskHandle<FanTask> {
    const task = this.newFanTask(query, width, target, code);
    return this.link.submit(task, FanTask);
  }

  asyncFanAlloc(query: DomainQuery, width: number, target: number, code: number): TaskHandle<FanTask> {
    const task = this.newFanTask(query, width, target, code);
    return this.link.handle(task, FanTask);
  }

  asyncFanBase(
    parent: RunContext,
    query: DomainQuery,
    width: number,
    target: number,
    code: number,
  ): TaskHandle<FanTask> {
    const task = this.newFanTask(query, width, target, code);
    return this.link.submit(task, FanTask, parent);
  }

  fanBase(
    parent: RunContext,
    query: DomainQuery,
    width: number,
    target: number,
    code: number,
  ): Promise<FanResult> {
    const task = this.newFanTask(query, width, target, code);
    return this.link.send(task, readFan, parent);
  }

  fanSync(query: DomainQuery, width: number, target: number, code: number): FanResult {
    const task = this.newFanTask(query, width, target, code);
    return this.link.sendSync(task, readFan);
  }

  private newScatterTask(query: DomainQuery, target: number, code: number, leave: boolean): number {
    const task = this.link.newTask(this, 13, 144, query, 0);
    fillScatter(this.link, task, target, code, leave);
    return task;
  }

  scatter(query: DomainQuery, target: number, code: number, leave: boolean): Promise<ScatterResult> {
    const task = this.newScatterTask(query, target, code, leave);
    return this.link.send(task, readScatter);
  }

  asyncScatter(query: DomainQuery, target: number, code: number, leave: boolean): TaskHandle<ScatterTask> {
    const task = this.newScatterTask(query, target, code, leave);
    return this.link.submit(task, ScatterTask);
  }

  asyncScatterAlloc(
    query: DomainQuery,
    target: number,
    code: number,
    leave: boolean,
  ): TaskHandle<ScatterTask> {
    const task = this.newScatterTask(query, target, code, leave);
    return this.link.handle(task, ScatterTask);
  }

  asyncScatterBase(
    parent: RunContext,
    query: DomainQuery,
    target: number,
    code: number,
    leave: boolean,
  ): TaskHandle<ScatterTask> {
    const task = this.newScatterTask(query, target, code, leave);
    return this.link.submit(task, ScatterTask, parent);
  }

  scatterBase(
    parent: RunContext,
    query: DomainQuery,
    target: number,
    code: number,
    leave: boolean,
  ): Promise<ScatterResult> {
    const task = this.newScatterTask(query, target, code, leave);
    return this.link.send(task, readScatter, parent);
  }

  scatterSync(query: DomainQuery, target: number, code: number, leave: boolean): ScatterResult {
    const task = this.newScatterTask(query, target, code, leave);
    return this.link.sendSync(task, readScatter);
  }

  private newCountTask(query: DomainQuery): number {
    const task = this.link.newTask(this, 14, 128, query, 0);
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

  private newSendTask(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    targetMethod: number,
    value: number,
  ): number {
    const task = this.link.newTask(this, 15, 144, query, 0);
    fillSend(this.link, task, targetLo, targetHi, targetMethod, value);
    return task;
  }

  send(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    targetMethod: number,
    value: number,
  ): Promise<SendResult> {
    const task = this.newSendTask(query, targetLo, targetHi, targetMethod, value);
    return this.link.send(task, readSend);
  }

  asyncSend(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    targetMethod: number,
    value: number,
  ): TaskHandle<SendTask> {
    const task = this.newSendTask(query, targetLo, targetHi, targetMethod, value);
    return this.link.submit(task, SendTask);
  }

  asyncSendAlloc(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    targetMethod: number,
    value: number,
  ): TaskHandle<SendTask> {
    const task = this.newSendTask(query, targetLo, targetHi, targetMethod, value);
    return this.link.handle(task, SendTask);
  }

  asyncSendBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    targetMethod: number,
    value: number,
  ): TaskHandle<SendTask> {
    const task = this.newSendTask(query, targetLo, targetHi, targetMethod, value);
    return this.link.submit(task, SendTask, parent);
  }

  sendBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    targetMethod: number,
    value: number,
  ): Promise<SendResult> {
    const task = this.newSendTask(query, targetLo, targetHi, targetMethod, value);
    return this.link.send(task, readSend, parent);
  }

  sendSync(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    targetMethod: number,
    value: number,
  ): SendResult {
    const task = this.newSendTask(query, targetLo, targetHi, targetMethod, value);
    return this.link.sendSync(task, readSend);
  }

  private newPostTask(query: DomainQuery, count: number): number {
    const task = this.link.newTask(this, 16, 128, query, 0);
    fillPost(this.link, task, count);
    return task;
  }

  post(query: DomainQuery, count: number): Promise<void> {
    const task = this.newPostTask(query, count);
    return this.link.send(task, readPost);
  }

  asyncPost(query: DomainQuery, count: number): TaskHandle<PostTask> {
    const task = this.newPostTask(query, count);
    return this.link.submit(task, PostTask);
  }

  asyncPostAlloc(query: DomainQuery, count: number): TaskHandle<PostTask> {
    const task = this.newPostTask(query, count);
    return this.link.handle(task, PostTask);
  }

  asyncPostBase(parent: RunContext, query: DomainQuery, count: number): TaskHandle<PostTask> {
    const task = this.newPostTask(query, count);
    return this.link.submit(task, PostTask, parent);
  }

  postBase(parent: RunContext, query: DomainQuery, count: number): Promise<void> {
    const task = this.newPostTask(query, count);
    return this.link.send(task, readPost, parent);
  }

  postSync(query: DomainQuery, count: number): void {
    const task = this.newPostTask(query, count);
    this.link.sendSync(task, readPost);
  }

  private newMisuseTask(query: DomainQuery, kind: number): number {
    const task = this.link.newTask(this, 17, 128, query, 0);
    fillMisuse(this.link, task, kind);
    return task;
  }

  misuse(query: DomainQuery, kind: number): Promise<number> {
    const task = this.newMisuseTask(query, kind);
    return this.link.send(task, readMisuse);
  }

  asyncMisuse(query: DomainQuery, kind: number): TaskHandle<MisuseTask> {
    const task = this.newMisuseTask(query, kind);
    return this.link.submit(task, MisuseTask);
  }

  asyncMisuseAlloc(query: DomainQuery, kind: number): TaskHandle<MisuseTask> {
    const task = this.newMisuseTask(query, kind);
    return this.link.handle(task, MisuseTask);
  }

  asyncMisuseBase(parent: RunContext, query: DomainQuery, kind: number): TaskHandle<MisuseTask> {
    const task = this.newMisuseTask(query, kind);
    return this.link.submit(task, MisuseTask, parent);
  }

  misuseBase(parent: RunContext, query: DomainQuery, kind: number): Promise<number> {
    const task = this.newMisuseTask(query, kind);
    return this.link.send(task, readMisuse, parent);
  }

  misuseSync(query: DomainQuery, kind: number): number {
    const task = this.newMisuseTask(query, kind);
    return this.link.sendSync(task, readMisuse);
  }
}
