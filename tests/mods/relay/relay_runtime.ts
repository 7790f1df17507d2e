import { ContainerRuntime, DomainQuery, type RunContext } from '../../../host/index.js';
import { Client as Clockwork } from '../clockwork/clockwork_client.js';
import { Client as Probe } from '../probe/probe_client.js';
import { Client as Gates } from '../probe_ts/probe_ts_client.js';
import type {
  ClutchTask,
  CreateParams,
  CreateTask,
  HoldUpTask,
  LingerTask,
  OrphanTask,
  RelayFailureTask,
  RelayMappingTask,
  RelayTask,
  ThrowOddTask,
} from './autogen/relay_views.js';
import { ODD_THINGS } from './relay_codes.js';

const HOUR_NS = 3_600e9;

export class Runtime extends ContainerRuntime<CreateParams> {
  create(task: CreateTask, _rctx: RunContext): void {
    const returnCode = task.params.failCode;
    if (returnCode < 0) throw Object.assign(new Error('kCreate was asked to fail'), { returnCode });
    this.createQueue(0, { lanes: 2 });
  }

  async relay(task: RelayTask, rctx: RunContext): Promise<void> {
    const probe = this.probe(task);
    const promises: Promise<number>[] = [];
    const handles = [];
    for (let i = 0; i < task.count; i++) {
      if (i % 2 === 0) promises.push(probe.echoBase(rctx, DomainQuery.globalHash(i), i));
      else handles.push(probe.asyncEchoBase(rctx, DomainQuery.globalHash(i), i));
    }
    let sum = 0;
    for (const answer of await Promise.all(promises)) sum += answer;
    for (const handle of handles) {
      sum += (await handle).answer;
      handle.delTask();
    }
    task.sum = sum;
  }

  async relayFailure(task: RelayFailureTask, rctx: RunContext): Promise<void> {
    const failing = this.probe(task).failBase(rctx, DomainQuery.localId(0), task.code);
    if (task.pass) await failing;
    else task.caught = await failing.then(() => 'nothing', describe);
  }

  async relayMapping(task: RelayMappingTask, rctx: RunContext): Promise<void> {
    const probe = this.probe(task);
    const call = () =>
      probe.trapInMapBase(rctx, DomainQuery.localId(0), task.key).then(() => 'nothing', describe);
    const first = await call();
    task.caught = `${first} ${await call()}`;
  }

  throwOdd(task: ThrowOddTask, _rctx: RunContext): void {
    throw ODD_THINGS[task.thing];
  }

  holdUp(task: HoldUpTask, _rctx: RunContext): void {
    try {
      this.probe(task).echoSync(DomainQuery.localId(0), 1);
      task.caught = 'nothing';
    } catch (error) {
      task.caught = describe(error);
    }
  }

  async linger(task: LingerTask, _rctx: RunContext): Promise<void> {
    const { ms } = task;
    await new Promise((resolve) => setTimeout(resolve, ms));
  }

  async orphan({ targetLo, targetHi, count, fail }: OrphanTask, rctx: RunContext): Promise<void> {
    const clock = new Clockwork(this).bind({ lo: targetLo, hi: targetHi });
    for (let i = 0; i < count; i++) {
      if (i % 2 === 0) clock.asyncNapBase(rctx, DomainQuery.globalHash(i), HOUR_NS, 1, false);
      else clock.napBase(rctx, DomainQuery.globalHash(i), HOUR_NS, 1, false).catch(() => {});
    }
    await rctx.yield();
    if (fail) throw new Error('and leaves its children');
  }

  async clutch(task: ClutchTask, rctx: RunContext): Promise<void> {
    const { targetLo: lo, targetHi: hi, ms } = task;
    const gates = new Gates(this).bind({ lo, hi });
    const child = gates.asyncGateBase(rctx, DomainQuery.localId(0));
    const waited = await child.then(() => 'nothing', describe);
    const freed = await (async () => child.delTask())().then(() => 'nothing', describe);
    const next = gates.asyncOpenBase(rctx, DomainQuery.localId(0));
    const sent = await next.then(() => 'nothing', describe);
    next.delTask(); // it was not sent, and is the method's to free
    task.caught = `${waited} ${freed} ${sent}`;
    task.told = true;
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  }

  private probe(task: { targetLo: number; targetHi: number }): Probe {
    return new Probe(this).bind({ lo: task.targetLo, hi: task.targetHi });
  }
}

function describe(error: unknown): string {
  return (error as { code: string }).code;
}
