import { stat } from 'node:fs/promises';
import { QUEUE_LOW_LATENCY, TASK_LANE } from '../../../assembly/abi/layout.js';
import { CoMutex, ContainerRuntime, DomainQuery, type RunContext, TIMED_OUT } from '../../../host/index.js';
import { Method } from './autogen/probe_ts_methods.js';
import {
  type CreateParams,
  type CreateTask,
  type DestroyTask,
  EchoTask,
  type FailCodeTask,
  type ForeignTask,
  type GateForTask,
  type GateTask,
  type GiveWayTask,
  type IoTask,
  type KeptTask,
  LaneOfTask,
  type OpenTask,
  type RejectTask,
  type SleepTask,
  type ThrowErrorTask,
  type WaitTask,
} from './autogen/probe_ts_views.js';
import { Client } from './probe_ts_client.js';
import { THROW_IN_MAP } from './probe_ts_codes.js';

const LANES = 4;

export class Runtime extends ContainerRuntime<CreateParams> {
  private waiting: (() => void)[] = [];
  private previous: RunContext | undefined;

  async create(task: CreateTask, _rctx: RunContext): Promise<void> {
    const { ticks, fail } = task.params;
    await pass(ticks);
    if (fail) throw new Error('kCreate was asked to fail');
    this.createQueue(0, { lanes: LANES, flags: QUEUE_LOW_LATENCY });
  }

  destroy(_task: DestroyTask, _rctx: RunContext): void {}

  mapTaskToLane(method: Method, at: number): number {
    if (method === Method.kEcho) return this.getLaneByHash(0, 0, new EchoTask(this.link, at).value);
    if (method !== Method.kLaneOf) return 0;
    const { key } = new LaneOfTask(this.link, at);
    if (key === THROW_IN_MAP) throw new Error('no lane for this key');
    return this.getLaneByHash(0, 0, key);
  }

  echo(task: EchoTask, _rctx: RunContext): void {
    task.answer = task.value;
  }

  dupEndEcho(task: EchoTask, _replica: number, dup: EchoTask): void {
    task.answer = dup.answer;
  }

  throwError(task: ThrowErrorTask, _rctx: RunContext): void {
    throw new Error(task.message);
  }

  async reject(task: RejectTask, _rctx: RunContext): Promise<void> {
    await pass(1);
    throw new Error(task.message);
  }

  failCode(task: FailCodeTask, _rctx: RunContext): void {
    throw Object.assign(new Error(`failed(${task.code})`), { returnCode: task.code });
  }

  async wait(task: WaitTask, rctx: RunContext): Promise<void> {
    const { ticks, depth } = task;
    await pass(ticks);
    task.reached = 0;
    if (depth === 0) return;
    const client = new Client(this).bind(this.poolId);
    task.reached = 1 + (await client.waitBase(rctx, DomainQuery.localId(this.containerId), ticks, depth - 1));
  }

  gate(_task: GateTask, rctx: RunContext): Promise<void> {
    return rctx.wait(new Promise((resolve) => this.waiting.push(resolve)));
  }

  async gateFor(task: GateForTask, rctx: RunContext): Promise<void> {
    const opened = new Promise<void>((resolve) => this.waiting.push(resolve));
    task.opened = (await rctx.waitFor(opened, task.ms)) !== TIMED_OUT;
  }

  open(task: OpenTask, _rctx: RunContext): void {
    const released = this.waiting.splice(0);
    task.released = released.length;
    for (const resolve of released) resolve();
  }

  async sleep(task: SleepTask, rctx: RunContext): Promise<void> {
    const { platform } = this.link;
    const start = platform.now();
    task.caught = await rctx.sleep(task.ms).then(
      () => '',
      ({ code }) => code,
    );
    task.sleptMs = (platform.now() - start) / 1e6;
  }

  async giveWay(task: GiveWayTask, rctx: RunContext): Promise<void> {
    for (let i = task.times; i > 0; i--) await rctx.yield();
  }

  async io(task: IoTask, rctx: RunContext): Promise<void> {
    const { path } = task;
    task.bytes = (await rctx.io(() => stat(path))).size;
  }

  foreign({ ms }: ForeignTask, _rctx: RunContext): Promise<void> {
    return new Promise((resolve) => void setTimeout(resolve, ms));
  }

  async kept(task: KeptTask, rctx: RunContext): Promise<void> {
    const kept = this.previous;
    this.previous = rctx;
    if (!kept) return rctx.yield(); // so that it has waited
    const client = new Client(this).bind(this.poolId);
    const asked = [
      () => kept.sleep(0),
      () => kept.yield(),
      () => kept.io(async () => 0),
      () => kept.wait(Promise.resolve()),
      () => client.echoBase(kept, DomainQuery.localId(this.containerId), 1),
      () => new CoMutex(this).lock(kept),
    ];
    const codes = asked.map((ask) =>
      ask().then(
        () => 'nothing',
        ({ code }) => code,
      ),
    );
    task.codes = (await rctx.wait(Promise.all(codes))).join(' ');
  }

  laneOf(task: LaneOfTask, rctx: RunContext): void {
    task.lane = this.link.u32[(task.address + TASK_LANE) >>> 2];
    task.worker = rctx.worker;
  }
}

async function pass(ticks: number): Promise<void> {
  for (let i = 0; i < ticks; i++) await null;
}
