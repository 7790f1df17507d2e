// Generated from chimaera_mod.yaml and sched_ts_tasks.ts by chi_refresh_repo; do not edit.
// Content bb265376

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
  CostTask,
  fillCost,
  fillPlace,
  fillRelay,
  type LearnedResult,
  LearnedTask,
  MODULE_NAME,
  type PlaceResult,
  PlaceTask,
  type RelayResult,
  RelayTask,
  readCost,
  readLearned,
  readPlace,
  readRelay,
  readUnmonitored,
  TASKS,
  UnmonitoredTask,
} from './sched_ts_views.js';

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

  private newPlaceTask(query: AnyQuery, global: number, local: number, target: number): number {
    const task = this.link.newTask(this, 10, 144, query, 0);
    fillPlace(this.link, task, global, local, target);
    return task;
  }

  place(query: AnyQuery, global: number, local: number, target: number): Promise<PlaceResult> {
    const task = this.newPlaceTask(query, global, local, target);
    return this.link.send(task, readPlace);
  }

  asyncPlace(query: AnyQuery, global: number, local: number, target: number): TaskHandle<PlaceTask> {
    const task = this.newPlaceTask(query, global, local, target);
    return this.link.submit(task, PlaceTask);
  }

  asyncPlaceAlloc(query: AnyQuery, global: number, local: number, target: number): TaskHandle<PlaceTask> {
    const task = this.newPlaceTask(query, global, local, target);
    return this.link.handle(task, PlaceTask);
  }

  asyncPlaceBase(
    parent: RunContext,
    query: AnyQuery,
    global: number,
    local: number,
    target: number,
  ): TaskHandle<PlaceTask> {
    const task = this.newPlaceTask(query, global, local, target);
    return this.link.submit(task, PlaceTask, parent);
  }

  placeBase(
    parent: RunContext,
    query: AnyQuery,
    global: number,
    local: number,
    target: number,
  ): Promise<PlaceResult> {
    const task = this.newPlaceTask(query, global, local, target);
    return this.link.send(task, readPlace, parent);
  }

  placeSync(query: AnyQuery, global: number, local: number, target: number): PlaceResult {
    const task = this.newPlaceTask(query, global, local, target);
    return this.link.sendSync(task, readPlace);
  }

  private newUnmonitoredTask(query: DomainQuery): number {
    const task = this.link.newTask(this, 11, 120, query, 0);
    return task;
  }

  unmonitored(query: DomainQuery): Promise<void> {
    const task = this.newUnmonitoredTask(query);
    return this.link.send(task, readUnmonitored);
  }

  asyncUnmonitored(query: DomainQuery): TaskHandle<UnmonitoredTask> {
    const task = this.newUnmonitoredTask(query);
    return this.link.submit(task, UnmonitoredTask);
  }

  asyncUnmonitoredAlloc(query: DomainQuery): TaskHandle<UnmonitoredTask> {
    const task = this.newUnmonitoredTask(query);
    return this.link.handle(task, UnmonitoredTask);
  }

  asyncUnmonitoredBase(parent: RunContext, query: DomainQuery): TaskHandle<UnmonitoredTask> {
    const task = this.newUnmonitoredTask(query);
    return this.link.submit(task, UnmonitoredTask, parent);
  }

  unmonitoredBase(parent: RunContext, query: DomainQuery): Promise<void> {
    const task = this.newUnmonitoredTask(query);
    return this.link.send(task, readUnmonitored, parent);
  }

  unmonitoredSync(query: DomainQuery): void {
    const task = this.newUnmonitoredTask(query);
    this.link.sendSync(task, readUnmonitored);
  }

  private newRelayTask(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    global: number,
    local: number,
    target: number,
  ): number {
    const task = this.link.newTask(this, 12, 152, query, 0);
    fillRelay(this.link, task, targetLo, targetHi, global, local, target);
    return task;
  }

  relay(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    global: number,
    local: number,
    target: number,
  ): Promise<RelayResult> {
    const task = this.newRelayTask(query, targetLo, targetHi, global, local, target);
    return this.link.send(task, readRelay);
  }

  asyncRelay(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    global: number,
    local: number,
    target: number,
  ): TaskHandle<RelayTask> {
    const task = this.newRelayTask(query, targetLo, targetHi, global, local, target);
    return this.link.submit(task, RelayTask);
  }

  asyncRelayAlloc(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    global: number,
    local: number,
    target: number,
  ): TaskHandle<RelayTask> {
    const task = this.newRelayTask(query, targetLo, targetHi, global, local, target);
    return this.link.handle(task, RelayTask);
  }

  asyncRelayBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    global: number,
    local: number,
    target: number,
  ): TaskHandle<RelayTask> {
    const task = this.newRelayTask(query, targetLo, targetHi, global, local, target);
    return this.link.submit(task, RelayTask, parent);
  }

  relayBase(
    parent: RunContext,
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    global: number,
    local: number,
    target: number,
  ): Promise<RelayResult> {
    const task = this.newRelayTask(query, targetLo, targetHi, global, local, target);
    return this.link.send(task, readRelay, parent);
  }

  relaySync(
    query: DomainQuery,
    targetLo: number,
    targetHi: number,
    global: number,
    local: number,
    target: number,
  ): RelayResult {
    const task = this.newRelayTask(query, targetLo, targetHi, global, local, target);
    return this.link.sendSync(task, readRelay);
  }

  private newCostTask(query: DomainQuery, estimateNs: number, sampleNs: number, failIn: number): number {
    const task = this.link.newTask(this, 13, 152, query, 0);
    fillCost(this.link, task, estimateNs, sampleNs, failIn);
    return task;
  }

  cost(query: DomainQuery, estimateNs: number, sampleNs: number, failIn: number): Promise<number> {
    const task = this.newCostTask(query, estimateNs, sampleNs, failIn);
    return this.link.send(task, readCost);
  }

  asyncCost(query: DomainQuery, estimateNs: number, sampleNs: number, failIn: number): TaskHandle<CostTask> {
    const task = this.newCostTask(query, estimateNs, sampleNs, failIn);
    return this.link.submit(task, CostTask);
  }

  asyncCostAlloc(
    query: DomainQuery,
    estimateNs: number,
    sampleNs: number,
    failIn: number,
  ): TaskHandle<CostTask> {
    const task = this.newCostTask(query, estimateNs, sampleNs, failIn);
    return this.link.handle(task, CostTask);
  }

  asyncCostBase(
    parent: RunContext,
    query: DomainQuery,
    estimateNs: number,
    sampleNs: number,
    failIn: number,
  ): TaskHandle<CostTask> {
    const task = this.newCostTask(query, estimateNs, sampleNs, failIn);
    return this.link.submit(task, CostTask, parent);
  }

  costBase(
    parent: RunContext,
    query: DomainQuery,
    estimateNs: number,
    sampleNs: number,
    failIn: number,
  ): Promise<number> {
    const task = this.newCostTask(query, estimateNs, sampleNs, failIn);
    return this.link.send(task, readCost, parent);
  }

  costSync(query: DomainQuery, estimateNs: number, sampleNs: number, failIn: number): number {
    const task = this.newCostTask(query, estimateNs, sampleNs, failIn);
    return this.link.sendSync(task, readCost);
  }

  private newLearnedTask(query: DomainQuery): number {
    const task = this.link.newTask(this, 14, 144, query, 0);
    return task;
  }

  learned(query: DomainQuery): Promise<LearnedResult> {
    const task = this.newLearnedTask(query);
    return this.link.send(task, readLearned);
  }

  asyncLearned(query: DomainQuery): TaskHandle<LearnedTask> {
    const task = this.newLearnedTask(query);
    return this.link.submit(task, LearnedTask);
  }

  asyncLearnedAlloc(query: DomainQuery): TaskHandle<LearnedTask> {
    const task = this.newLearnedTask(query);
    return this.link.handle(task, LearnedTask);
  }

  asyncLearnedBase(parent: RunContext, query: DomainQuery): TaskHandle<LearnedTask> {
    const task = this.newLearnedTask(query);
    return this.link.submit(task, LearnedTask, parent);
  }

  learnedBase(parent: RunContext, query: DomainQuery): Promise<LearnedResult> {
    const task = this.newLearnedTask(query);
    return this.link.send(task, readLearned, parent);
  }

  learnedSync(query: DomainQuery): LearnedResult {
    const task = this.newLearnedTask(query);
    return this.link.sendSync(task, readLearned);
  }
}
