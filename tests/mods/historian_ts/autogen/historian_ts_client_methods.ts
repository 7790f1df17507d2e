// Generated from chimaera_mod.yaml and historian_ts_tasks.ts by chi_refresh_repo; do not edit.
// Content 3bebe1b7

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
  encodeCreateParams,
  fillStep,
  fillTick,
  MODULE_NAME,
  readStep,
  readTick,
  StepTask,
  TASKS,
  TickTask,
} from './historian_ts_views.js';

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

  private newStepTask(
    query: DomainQuery,
    id: number,
    sender: number,
    place: number,
    graph: number,
    seed: number,
    height: number,
    key: number,
  ): number {
    const task = this.link.newTask(this, 10, 160, query, 0);
    fillStep(this.link, task, id, sender, place, graph, seed, height, key);
    return task;
  }

  step(
    query: DomainQuery,
    id: number,
    sender: number,
    place: number,
    graph: number,
    seed: number,
    height: number,
    key: number,
  ): Promise<number> {
    const task = this.newStepTask(query, id, sender, place, graph, seed, height, key);
    return this.link.send(task, readStep);
  }

  asyncStep(
    query: DomainQuery,
    id: number,
    sender: number,
    place: number,
    graph: number,
    seed: number,
    height: number,
    key: number,
  ): TaskHandle<StepTask> {
    const task = this.newStepTask(query, id, sender, place, graph, seed, height, key);
    return this.link.submit(task, StepTask);
  }

  asyncStepAlloc(
    query: DomainQuery,
    id: number,
    sender: number,
    place: number,
    graph: number,
    seed: number,
    height: number,
    key: number,
  ): TaskHandle<StepTask> {
    const task = this.newStepTask(query, id, sender, place, graph, seed, height, key);
    return this.link.handle(task, StepTask);
  }

  asyncStepBase(
    parent: RunContext,
    query: DomainQuery,
    id: number,
    sender: number,
    place: number,
    graph: number,
    seed: number,
    height: number,
    key: number,
  ): TaskHandle<StepTask> {
    const task = this.newStepTask(query, id, sender, place, graph, seed, height, key);
    return this.link.submit(task, StepTask, parent);
  }

  stepBase(
    parent: RunContext,
    query: DomainQuery,
    id: number,
    sender: number,
    place: number,
    graph: number,
    seed: number,
    height: number,
    key: number,
  ): Promise<number> {
    const task = this.newStepTask(query, id, sender, place, graph, seed, height, key);
    return this.link.send(task, readStep, parent);
  }

  stepSync(
    query: DomainQuery,
    id: number,
    sender: number,
    place: number,
    graph: number,
    seed: number,
    height: number,
    key: number,
  ): number {
    const task = this.newStepTask(query, id, sender, place, graph, seed, height, key);
    return this.link.sendSync(task, readStep);
  }

  private newTickTask(query: DomainQuery, id: number, key: number, ns: number): number {
    const task = this.link.newTask(this, 11, 144, query, 0);
    fillTick(this.link, task, id, key, ns);
    return task;
  }

  tick(query: DomainQuery, id: number, key: number, ns: number): Promise<number> {
    const task = this.newTickTask(query, id, key, ns);
    return this.link.send(task, readTick);
  }

  asyncTick(query: DomainQuery, id: number, key: number, ns: number): TaskHandle<TickTask> {
    const task = this.newTickTask(query, id, key, ns);
    return this.link.submit(task, TickTask);
  }

  asyncTickAlloc(query: DomainQuery, id: number, key: number, ns: number): TaskHandle<TickTask> {
    const task = this.newTickTask(query, id, key, ns);
    return this.link.handle(task, TickTask);
  }

  asyncTickBase(
    parent: RunContext,
    query: DomainQuery,
    id: number,
    key: number,
    ns: number,
  ): TaskHandle<TickTask> {
    const task = this.newTickTask(query, id, key, ns);
    return this.link.submit(task, TickTask, parent);
  }

  tickBase(parent: RunContext, query: DomainQuery, id: number, key: number, ns: number): Promise<number> {
    const task = this.newTickTask(query, id, key, ns);
    return this.link.send(task, readTick, parent);
  }

  tickSync(query: DomainQuery, id: number, key: number, ns: number): number {
    const task = this.newTickTask(query, id, key, ns);
    return this.link.sendSync(task, readTick);
  }
}
