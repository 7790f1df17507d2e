// Generated from chimaera_mod.yaml and admin_tasks.ts by chi_refresh_repo; do not edit.
// Content 0d648bee

import { ContainerClient } from '../../../host/client/container-client.js';
import type {
  AnyQuery,
  CreateContext,
  DomainQuery,
  PoolCreation,
  PoolDestruction,
  RunContext,
  TaskHandle,
} from '../../../host/index.js';
import {
  type CreatePoolResult,
  CreatePoolTask,
  DestroyPoolTask,
  fillCreatePool,
  fillDestroyPool,
  fillGetPoolId,
  fillGetPoolName,
  fillRegisterModule,
  fillStopRuntime,
  type GetPoolIdResult,
  GetPoolIdTask,
  GetPoolNameTask,
  MODULE_NAME,
  RegisterModuleTask,
  readCreatePool,
  readDestroyPool,
  readGetPoolId,
  readGetPoolName,
  readRegisterModule,
  readStopRuntime,
  StopRuntimeTask,
  TASKS,
} from './admin_views.js';

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

  private newCreatePoolTask(
    query: DomainQuery,
    poolIdLo: number,
    poolIdHi: number,
    affinity: number,
    affinityValue: number,
    containers: number,
    name: string,
    moduleName: string,
    params: string,
  ): number {
    const task = this.link.newTask(this, 10, 176, query, 0);
    fillCreatePool(
      this.link,
      task,
      poolIdLo,
      poolIdHi,
      affinity,
      affinityValue,
      containers,
      name,
      moduleName,
      params,
    );
    return task;
  }

  createPool(
    query: DomainQuery,
    poolIdLo: number,
    poolIdHi: number,
    affinity: number,
    affinityValue: number,
    containers: number,
    name: string,
    moduleName: string,
    params: string,
  ): Promise<CreatePoolResult> {
    const task = this.newCreatePoolTask(
      query,
      poolIdLo,
      poolIdHi,
      affinity,
      affinityValue,
      containers,
      name,
      moduleName,
      params,
    );
    return this.link.send(task, readCreatePool);
  }

  asyncCreatePool(
    query: DomainQuery,
    poolIdLo: number,
    poolIdHi: number,
    affinity: number,
    affinityValue: number,
    containers: number,
    name: string,
    moduleName: string,
    params: string,
  ): TaskHandle<CreatePoolTask> {
    const task = this.newCreatePoolTask(
      query,
      poolIdLo,
      poolIdHi,
      affinity,
      affinityValue,
      containers,
      name,
      moduleName,
      params,
    );
    return this.link.submit(task, CreatePoolTask);
  }

  asyncCreatePoolAlloc(
    query: DomainQuery,
    poolIdLo: number,
    poolIdHi: number,
    affinity: number,
    affinityValue: number,
    containers: number,
    name: string,
    moduleName: string,
    params: string,
  ): TaskHandle<CreatePoolTask> {
    const task = this.newCreatePoolTask(
      query,
      poolIdLo,
      poolIdHi,
      affinity,
      affinityValue,
      containers,
      name,
      moduleName,
      params,
    );
    return this.link.handle(task, CreatePoolTask);
  }

  asyncCreatePoolBase(
    parent: RunContext,
    query: DomainQuery,
    poolIdLo: number,
    poolIdHi: number,
    affinity: number,
    affinityValue: number,
    containers: number,
    name: string,
    moduleName: string,
    params: string,
  ): TaskHandle<CreatePoolTask> {
    const task = this.newCreatePoolTask(
      query,
      poolIdLo,
      poolIdHi,
      affinity,
      affinityValue,
      containers,
      name,
      moduleName,
      params,
    );
    return this.link.submit(task, CreatePoolTask, parent);
  }

  createPoolBase(
    parent: RunContext,
    query: DomainQuery,
    poolIdLo: number,
    poolIdHi: number,
    affinity: number,
    affinityValue: number,
    containers: number,
    name: string,
    moduleName: string,
    params: string,
  ): Promise<CreatePoolResult> {
    const task = this.newCreatePoolTask(
      query,
      poolIdLo,
      poolIdHi,
      affinity,
      affinityValue,
      containers,
      name,
      moduleName,
      params,
    );
    return this.link.send(task, readCreatePool, parent);
  }

  createPoolSync(
    query: DomainQuery,
    poolIdLo: number,
    poolIdHi: number,
    affinity: number,
    affinityValue: number,
    containers: number,
    name: string,
    moduleName: string,
    params: string,
  ): CreatePoolResult {
    const task = this.newCreatePoolTask(
      query,
      poolIdLo,
      poolIdHi,
      affinity,
      affinityValue,
      containers,
      name,
      moduleName,
      params,
    );
    return this.link.sendSync(task, readCreatePool);
  }

  private newDestroyPoolTask(query: DomainQuery, targetLo: number, targetHi: number): number {
    const task = this.link.newTask(this, 11, 128, query, 0);
    fillDestroyPool(this.link, task, targetLo, targetHi);
    return task;
  }

  destroyPool(query: DomainQuery, targetLo: number, targetHi: number): Promise<void> {
    const task = this.newDestroyPoolTask(query, targetLo, targetHi);
    return this.link.send(task, readDestroyPool);
  }

  asyncDestroyPool(query: DomainQuery, targetLo: number, targetHi: number): TaskHandle<DestroyPoolTask> {
    const task = this.newDestroyPoolTask(query, targetLo, targetHi);
    return this.link.submit(task, DestroyPoolTask);
  }

  asyncDestroyPoolAlloc(query: DomainQuery, targetLo: number, targetHi: number): TaskHandle<DestroyPoolTask> {
    const task = this.newDestroyPoolTask(query, targetLo, targetHi);
    return this.link.handle(task, DestroyPoolTask);
  }

  asyncDestroyPoolBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
  ): TaskHandle<DestroyPoolTask> {
    const task = this.newDestroyPoolTask(query, targetLo, targetHi);
    return this.link.submit(task, DestroyPoolTask, parent);
  }

  destroyPoolBase(parent: RunContext, query: DomainQuery, targetLo: number, targetHi: number): Promise<void> {
    const task = this.newDestroyPoolTask(query, targetLo, targetHi);
    return this.link.send(task, readDestroyPool, parent);
  }

  destroyPoolSync(query: DomainQuery, targetLo: number, targetHi: number): void {
    const task = this.newDestroyPoolTask(query, targetLo, targetHi);
    this.link.sendSync(task, readDestroyPool);
  }

  private newRegisterModuleTask(query: DomainQuery, name: string): number {
    const task = this.link.newTask(this, 12, 136, query, 0);
    fillRegisterModule(this.link, task, name);
    return task;
  }

  registerModule(query: DomainQuery, name: string): Promise<number> {
    const task = this.newRegisterModuleTask(query, name);
    return this.link.send(task, readRegisterModule);
  }

  asyncRegisterModule(query: DomainQuery, name: string): TaskHandle<RegisterModuleTask> {
    const task = this.newRegisterModuleTask(query, name);
    return this.link.submit(task, RegisterModuleTask);
  }

  asyncRegisterModuleAlloc(query: DomainQuery, name: string): TaskHandle<RegisterModuleTask> {
    const task = this.newRegisterModuleTask(query, name);
    return this.link.handle(task, RegisterModuleTask);
  }

  asyncRegisterModuleBase(
    parent: RunContext,
    query: DomainQuery,
    name: string,
  ): TaskHandle<RegisterModuleTask> {
    const task = this.newRegisterModuleTask(query, name);
    return this.link.submit(task, RegisterModuleTask, parent);
  }

  registerModuleBase(parent: RunContext, query: DomainQuery, name: string): Promise<number> {
    const task = this.newRegisterModuleTask(query, name);
    return this.link.send(task, readRegisterModule, parent);
  }

  registerModuleSync(query: DomainQuery, name: string): number {
    const task = this.newRegisterModuleTask(query, name);
    return this.link.sendSync(task, readRegisterModule);
  }

  private newStopRuntimeTask(query: DomainQuery, deadlineMs: number): number {
    const task = this.link.newTask(this, 13, 128, query, 0);
    fillStopRuntime(this.link, task, deadlineMs);
    return task;
  }

  stopRuntime(query: DomainQuery, deadlineMs: number): Promise<void> {
    const task = this.newStopRuntimeTask(query, deadlineMs);
    return this.link.send(task, readStopRuntime);
  }

  asyncStopRuntime(query: DomainQuery, deadlineMs: number): TaskHandle<StopRuntimeTask> {
    const task = this.newStopRuntimeTask(query, deadlineMs);
    return this.link.submit(task, StopRuntimeTask);
  }

  asyncStopRuntimeAlloc(query: DomainQuery, deadlineMs: number): TaskHandle<StopRuntimeTask> {
    const task = this.newStopRuntimeTask(query, deadlineMs);
    return this.link.handle(task, StopRuntimeTask);
  }

  asyncStopRuntimeBase(
    parent: RunContext,
    query: DomainQuery,
    deadlineMs: number,
  ): TaskHandle<StopRuntimeTask> {
    const task = this.newStopRuntimeTask(query, deadlineMs);
    return this.link.submit(task, StopRuntimeTask, parent);
  }

  stopRuntimeBase(parent: RunContext, query: DomainQuery, deadlineMs: number): Promise<void> {
    const task = this.newStopRuntimeTask(query, deadlineMs);
    return this.link.send(task, readStopRuntime, parent);
  }

  stopRuntimeSync(query: DomainQuery, deadlineMs: number): void {
    const task = this.newStopRuntimeTask(query, deadlineMs);
    this.link.sendSync(task, readStopRuntime);
  }

  private newGetPoolIdTask(query: DomainQuery, name: string): number {
    const task = this.link.newTask(this, 14, 136, query, 0);
    fillGetPoolId(this.link, task, name);
    return task;
  }

  getPoolId(query: DomainQuery, name: string): Promise<GetPoolIdResult> {
    const task = this.newGetPoolIdTask(query, name);
    return this.link.send(task, readGetPoolId);
  }

  asyncGetPoolId(query: DomainQuery, name: string): TaskHandle<GetPoolIdTask> {
    const task = this.newGetPoolIdTask(query, name);
    return this.link.submit(task, GetPoolIdTask);
  }

  asyncGetPoolIdAlloc(query: DomainQuery, name: string): TaskHandle<GetPoolIdTask> {
    const task = this.newGetPoolIdTask(query, name);
    return this.link.handle(task, GetPoolIdTask);
  }

  asyncGetPoolIdBase(parent: RunContext, query: DomainQuery, name: string): TaskHandle<GetPoolIdTask> {
    const task = this.newGetPoolIdTask(query, name);
    return this.link.submit(task, GetPoolIdTask, parent);
  }

  getPoolIdBase(parent: RunContext, query: DomainQuery, name: string): Promise<GetPoolIdResult> {
    const task = this.newGetPoolIdTask(query, name);
    return this.link.send(task, readGetPoolId, parent);
  }

  getPoolIdSync(query: DomainQuery, name: string): GetPoolIdResult {
    const task = this.newGetPoolIdTask(query, name);
    return this.link.sendSync(task, readGetPoolId);
  }

  private newGetPoolNameTask(query: DomainQuery, targetLo: number, targetHi: number): number {
    const task = this.link.newTask(this, 15, 136, query, 0);
    fillGetPoolName(this.link, task, targetLo, targetHi);
    return task;
  }

  getPoolName(query: DomainQuery, targetLo: number, targetHi: number): Promise<string> {
    const task = this.newGetPoolNameTask(query, targetLo, targetHi);
    return this.link.send(task, readGetPoolName);
  }

  asyncGetPoolName(query: DomainQuery, targetLo: number, targetHi: number): TaskHandle<GetPoolNameTask> {
    const task = this.newGetPoolNameTask(query, targetLo, targetHi);
    return this.link.submit(task, GetPoolNameTask);
  }

  asyncGetPoolNameAlloc(query: DomainQuery, targetLo: number, targetHi: number): TaskHandle<GetPoolNameTask> {
    const task = this.newGetPoolNameTask(query, targetLo, targetHi);
    return this.link.handle(task, GetPoolNameTask);
  }

  asyncGetPoolNameBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
  ): TaskHandle<GetPoolNameTask> {
    const task = this.newGetPoolNameTask(query, targetLo, targetHi);
    return this.link.submit(task, GetPoolNameTask, parent);
  }

  getPoolNameBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
  ): Promise<string> {
    const task = this.newGetPoolNameTask(query, targetLo, targetHi);
    return this.link.send(task, readGetPoolName, parent);
  }

  getPoolNameSync(query: DomainQuery, targetLo: number, targetHi: number): string {
    const task = this.newGetPoolNameTask(query, targetLo, targetHi);
    return this.link.sendSync(task, readGetPoolName);
  }
}
