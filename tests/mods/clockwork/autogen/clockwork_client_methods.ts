// Generated from chimaera_mod.yaml and clockwork_tasks.ts by chi_refresh_repo; do not edit.
// Content a338e572

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
  fillNap,
  fillNaps,
  fillRace,
  fillSpin,
  fillTick,
  fillTrapAsleep,
  MODULE_NAME,
  type NapResult,
  type NapsResult,
  NapsTask,
  NapTask,
  type RaceResult,
  RaceTask,
  readNap,
  readNaps,
  readRace,
  readSpin,
  readTally,
  readTick,
  readTrapAsleep,
  SpinTask,
  TASKS,
  type TallyResult,
  TallyTask,
  type TickResult,
  TickTask,
  TrapAsleepTask,
} from './clockwork_views.js';

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

  private newNapTask(query: AnyQuery, ns: number, times: number, deaf: boolean): number {
    const task = this.link.newTask(this, 10, 144, query, 0);
    fillNap(this.link, task, ns, times, deaf);
    return task;
  }

  nap(query: AnyQuery, ns: number, times: number, deaf: boolean): Promise<NapResult> {
    const task = this.newNapTask(query, ns, times, deaf);
    return this.link.send(task, readNap);
  }

  asyncNap(query: AnyQuery, ns: number, times: number, deaf: boolean): TaskHandle<NapTask> {
    const task = this.newNapTask(query, ns, times, deaf);
    return this.link.submit(task, NapTask);
  }

  asyncNapAlloc(query: AnyQuery, ns: number, times: number, deaf: boolean): TaskHandle<NapTask> {
    const task = this.newNapTask(query, ns, times, deaf);
    return this.link.handle(task, NapTask);
  }

  asyncNapBase(
    parent: RunContext,
    query: AnyQuery,
    ns: number,
    times: number,
    deaf: boolean,
  ): TaskHandle<NapTask> {
    const task = this.newNapTask(query, ns, times, deaf);
    return this.link.submit(task, NapTask, parent);
  }

  napBase(parent: RunContext, query: AnyQuery, ns: number, times: number, deaf: boolean): Promise<NapResult> {
    const task = this.newNapTask(query, ns, times, deaf);
    return this.link.send(task, readNap, parent);
  }

  napSync(query: AnyQuery, ns: number, times: number, deaf: boolean): NapResult {
    const task = this.newNapTask(query, ns, times, deaf);
    return this.link.sendSync(task, readNap);
  }

  private newNapsTask(query: AnyQuery, ns: number, width: number, how: number): number {
    const task = this.link.newTask(this, 11, 152, query, 0);
    fillNaps(this.link, task, ns, width, how);
    return task;
  }

  naps(query: AnyQuery, ns: number, width: number, how: number): Promise<NapsResult> {
    const task = this.newNapsTask(query, ns, width, how);
    return this.link.send(task, readNaps);
  }

  asyncNaps(query: AnyQuery, ns: number, width: number, how: number): TaskHandle<NapsTask> {
    const task = this.newNapsTask(query, ns, width, how);
    return this.link.submit(task, NapsTask);
  }

  asyncNapsAlloc(query: AnyQuery, ns: number, width: number, how: number): TaskHandle<NapsTask> {
    const task = this.newNapsTask(query, ns, width, how);
    return this.link.handle(task, NapsTask);
  }

  asyncNapsBase(
    parent: RunContext,
    query: AnyQuery,
    ns: number,
    width: number,
    how: number,
  ): TaskHandle<NapsTask> {
    const task = this.newNapsTask(query, ns, width, how);
    return this.link.submit(task, NapsTask, parent);
  }

  napsBase(parent: RunContext, query: AnyQuery, ns: number, width: number, how: number): Promise<NapsResult> {
    const task = this.newNapsTask(query, ns, width, how);
    return this.link.send(task, readNaps, parent);
  }

  napsSync(query: AnyQuery, ns: number, width: number, how: number): NapsResult {
    const task = this.newNapsTask(query, ns, width, how);
    return this.link.sendSync(task, readNaps);
  }

  private newTickTask(query: AnyQuery, ns: number, failAt: number): number {
    const task = this.link.newTask(this, 12, 144, query, 0);
    fillTick(this.link, task, ns, failAt);
    return task;
  }

  tick(query: AnyQuery, ns: number, failAt: number): Promise<TickResult> {
    const task = this.newTickTask(query, ns, failAt);
    return this.link.send(task, readTick);
  }

  asyncTick(query: AnyQuery, ns: number, failAt: number): TaskHandle<TickTask> {
    const task = this.newTickTask(query, ns, failAt);
    return this.link.submit(task, TickTask);
  }

  asyncTickAlloc(query: AnyQuery, ns: number, failAt: number): TaskHandle<TickTask> {
    const task = this.newTickTask(query, ns, failAt);
    return this.link.handle(task, TickTask);
  }

  asyncTickBase(parent: RunContext, query: AnyQuery, ns: number, failAt: number): TaskHandle<TickTask> {
    const task = this.newTickTask(query, ns, failAt);
    return this.link.submit(task, TickTask, parent);
  }

  tickBase(parent: RunContext, query: AnyQuery, ns: number, failAt: number): Promise<TickResult> {
    const task = this.newTickTask(query, ns, failAt);
    return this.link.send(task, readTick, parent);
  }

  tickSync(query: AnyQuery, ns: number, failAt: number): TickResult {
    const task = this.newTickTask(query, ns, failAt);
    return this.link.sendSync(task, readTick);
  }

  private newSpinTask(query: AnyQuery, rounds: number): number {
    const task = this.link.newTask(this, 13, 128, query, 0);
    fillSpin(this.link, task, rounds);
    return task;
  }

  spin(query: AnyQuery, rounds: number): Promise<number> {
    const task = this.newSpinTask(query, rounds);
    return this.link.send(task, readSpin);
  }

  asyncSpin(query: AnyQuery, rounds: number): TaskHandle<SpinTask> {
    const task = this.newSpinTask(query, rounds);
    return this.link.submit(task, SpinTask);
  }

  asyncSpinAlloc(query: AnyQuery, rounds: number): TaskHandle<SpinTask> {
    const task = this.newSpinTask(query, rounds);
    return this.link.handle(task, SpinTask);
  }

  asyncSpinBase(parent: RunContext, query: AnyQuery, rounds: number): TaskHandle<SpinTask> {
    const task = this.newSpinTask(query, rounds);
    return this.link.submit(task, SpinTask, parent);
  }

  spinBase(parent: RunContext, query: AnyQuery, rounds: number): Promise<number> {
    const task = this.newSpinTask(query, rounds);
    return this.link.send(task, readSpin, parent);
  }

  spinSync(query: AnyQuery, rounds: number): number {
    const task = this.newSpinTask(query, rounds);
    return this.link.sendSync(task, readSpin);
  }

  private newTrapAsleepTask(query: DomainQuery, ns: number): number {
    const task = this.link.newTask(this, 14, 128, query, 0);
    fillTrapAsleep(this.link, task, ns);
    return task;
  }

  trapAsleep(query: DomainQuery, ns: number): Promise<void> {
    const task = this.newTrapAsleepTask(query, ns);
    return this.link.send(task, readTrapAsleep);
  }

  asyncTrapAsleep(query: DomainQuery, ns: number): TaskHandle<TrapAsleepTask> {
    const task = this.newTrapAsleepTask(query, ns);
    return this.link.submit(task, TrapAsleepTask);
  }

  asyncTrapAsleepAlloc(query: DomainQuery, ns: number): TaskHandle<TrapAsleepTask> {
    const task = this.newTrapAsleepTask(query, ns);
    return this.link.handle(task, TrapAsleepTask);
  }

  asyncTrapAsleepBase(parent: RunContext, query: DomainQuery, ns: number): TaskHandle<TrapAsleepTask> {
    const task = this.newTrapAsleepTask(query, ns);
    return this.link.submit(task, TrapAsleepTask, parent);
  }

  trapAsleepBase(parent: RunContext, query: DomainQuery, ns: number): Promise<void> {
    const task = this.newTrapAsleepTask(query, ns);
    return this.link.send(task, readTrapAsleep, parent);
  }

  trapAsleepSync(query: DomainQuery, ns: number): void {
    const task = this.newTrapAsleepTask(query, ns);
    this.link.sendSync(task, readTrapAsleep);
  }

  private newTallyTask(query: DomainQuery): number {
    const task = this.link.newTask(this, 15, 136, query, 0);
    return task;
  }

  tally(query: DomainQuery): Promise<TallyResult> {
    const task = this.newTallyTask(query);
    return this.link.send(task, readTally);
  }

  asyncTally(query: DomainQuery): TaskHandle<TallyTask> {
    const task = this.newTallyTask(query);
    return this.link.submit(task, TallyTask);
  }

  asyncTallyAlloc(query: DomainQuery): TaskHandle<TallyTask> {
    const task = this.newTallyTask(query);
    return this.link.handle(task, TallyTask);
  }

  asyncTallyBase(parent: RunContext, query: DomainQuery): TaskHandle<TallyTask> {
    const task = this.newTallyTask(query);
    return this.link.submit(task, TallyTask, parent);
  }

  tallyBase(parent: RunContext, query: DomainQuery): Promise<TallyResult> {
    const task = this.newTallyTask(query);
    return this.link.send(task, readTally, parent);
  }

  tallySync(query: DomainQuery): TallyResult {
    const task = this.newTallyTask(query);
    return this.link.sendSync(task, readTally);
  }

  private newRaceTask(
    query: DomainQuery,
    ns: number,
    limit: number,
    width: number,
    patience: number,
  ): number {
    const task = this.link.newTask(this, 16, 160, query, 0);
    fillRace(this.link, task, ns, limit, width, patience);
    return task;
  }

  race(query: DomainQuery, ns: number, limit: number, width: number, patience: number): Promise<RaceResult> {
    const task = this.newRaceTask(query, ns, limit, width, patience);
    return this.link.send(task, readRace);
  }

  asyncRace(
    query: DomainQuery,
    ns: number,
    limit: number,
    width: number,
    patience: number,
  ): TaskHandle<RaceTask> {
    const task = this.newRaceTask(query, ns, limit, width, patience);
    return this.link.submit(task, RaceTask);
  }

  asyncRaceAlloc(
    query: DomainQuery,
    ns: number,
    limit: number,
    width: number,
    patience: number,
  ): TaskHandle<RaceTask> {
    const task = this.newRaceTask(query, ns, limit, width, patience);
    return this.link.handle(task, RaceTask);
  }

  asyncRaceBase(
    parent: RunContext,
    query: DomainQuery,
    ns: number,
    limit: number,
    width: number,
    patience: number,
  ): TaskHandle<RaceTask> {
    const task = this.newRaceTask(query, ns, limit, width, patience);
    return this.link.submit(task, RaceTask, parent);
  }

  raceBase(
    parent: RunContext,
    query: DomainQuery,
    ns: number,
    limit: number,
    width: number,
    patience: number,
  ): Promise<RaceResult> {
    const task = this.newRaceTask(query, ns, limit, width, patience);
    return this.link.send(task, readRace, parent);
  }

  raceSync(query: DomainQuery, ns: number, limit: number, width: number, patience: number): RaceResult {
    const task = this.newRaceTask(query, ns, limit, width, patience);
    return this.link.sendSync(task, readRace);
  }
}
