// As historian: tasks do what their seeds say, and write down what happens to them.
import {
  TASK_DEADLINE,
  TASK_FLAGS,
  TASK_HIGH_LATENCY,
  TASK_OUTCOME,
  TASK_POOL_LO,
  TASK_RETURN_CODE,
} from '../../../assembly/abi/layout.js';
import { CANCELLED, DEADLINE } from '../../../assembly/abi/status.js';
import {
  ChimaeraError,
  ContainerRuntime,
  CoRwLock,
  DomainQuery,
  type Held,
  type RunContext,
  UNORDERED,
} from '../../../host/index.js';
import { Random } from '../../../host/platform/sim/random.js';
import { Client } from '../historian/historian_client.js';
import * as codes from '../historian/historian_codes.js';
import { Method } from './autogen/historian_ts_methods.js';
import {
  type CreateParams,
  type CreateTask,
  type DestroyTask,
  StepTask,
  TickTask,
} from './autogen/historian_ts_views.js';
import { History } from './history.js';

const NAP_MS = 0.02;
/** Why a task should end. */
const TOLD: Record<string, number> = { CHI_E_CANCELLED: CANCELLED, CHI_E_DEADLINE: DEADLINE };

export class Runtime extends ContainerRuntime<CreateParams> {
  private readonly lock = new CoRwLock(this);
  private readonly history = new History(this);
  private lanes = 0;

  create(task: CreateTask, rctx: RunContext): void {
    const { history, lanes, maxLanes } = task.params;
    this.history.address = history;
    this.createQueue(0, { lanes, maxLanes, depth: 64 });
    this.lanes = lanes;
    this.recordLanes(rctx, codes.EVENT_OPEN);
  }

  destroy(_task: DestroyTask, rctx: RunContext): void {
    this.recordLanes(rctx, codes.EVENT_CLOSE);
  }

  mapTaskToLane(method: Method, at: number): number {
    const priority = (this.link.u32[(at + TASK_FLAGS) >>> 2] & TASK_HIGH_LATENCY) !== 0 ? 1 : 0;
    const task = method === Method.kTick ? new TickTask(this.link, at) : new StepTask(this.link, at);
    return this.getLaneByHash(0, priority, task.key);
  }

  getGroup(method: Method, at: number): number | bigint {
    return method === Method.kStep ? groupOf(new StepTask(this.link, at)) : UNORDERED;
  }

  // Nothing may lie between a wait's end and the line that writes it down, nor between that and the next wait: other
  // tasks of the lane would come in between. So this awaits everything itself.
  async step(task: StepTask, rctx: RunContext): Promise<void> {
    const { history } = this;
    const { id, sender, place, graph, height } = task;
    const number = history.numberOf(rctx);
    const group = groupOf(task);
    const random = new Random(task.seed);
    const told = group === UNORDERED ? 0 : codes.groupOf(number, Number(group));
    history.record(rctx, codes.EVENT_START, id, sender, place, graph, told);
    task.result = 1;
    let sent = 0;
    for (let moves = random.below(height === 0 ? 2 : 3); moves > 0 && !rctx.cancelled; moves--) {
      if (height > 0 && random.below(4) !== 0) {
        const family = this.send(task, rctx, random, sent);
        sent += family.width;
        if (family.left) continue;
        history.record(rctx, codes.EVENT_SUSPEND, id);
        await family.back;
        history.record(rctx, codes.EVENT_RESUME, id);
        for (const child of family.children) this.collect(task, rctx, child);
        continue;
      }
      let held: Held | undefined;
      const writes = random.below(4) !== 0;
      if (height === 0 && random.below(4) === 0) {
        const asks = writes ? codes.ASKS_TO_WRITE : codes.ASKS_TO_READ;
        history.record(rctx, codes.EVENT_SUSPEND, id, number, asks);
        held = await caught(writes ? this.lock.writeLock(rctx) : this.lock.readLock(rctx));
        history.record(rctx, codes.EVENT_RESUME, id);
        if (held) history.record(rctx, codes.EVENT_LOCK, id, number, writes ? 1 : 0);
      }
      history.record(rctx, codes.EVENT_SUSPEND, id);
      await caught(random.below(4) === 0 ? rctx.sleep(NAP_MS * random.below(16)) : rctx.yield());
      history.record(rctx, codes.EVENT_RESUME, id);
      if (held && random.below(8) !== 0) {
        history.record(rctx, codes.EVENT_UNLOCK, id, number);
        held.unlock(); // else when the task ends
      }
    }
    this.end(rctx, id, task.result, random.below(16) === 0 ? codes.THREW - random.below(256) : 0);
  }

  async tick(task: TickTask, rctx: RunContext): Promise<void> {
    const { id, ns } = task;
    this.history.record(rctx, codes.EVENT_START, id, 0, 0, id);
    task.firings++;
    if (ns > 0) {
      this.history.record(rctx, codes.EVENT_SUSPEND, id);
      await caught(rctx.sleep(ns / 1e6));
      this.history.record(rctx, codes.EVENT_RESUME, id);
    }
    this.end(rctx, id, task.firings, 0);
  }

  /** Of both priorities. */
  private recordLanes(rctx: RunContext, kind: number): void {
    for (let i = 0; i < 2 * this.lanes; i++)
      this.history.record(rctx, kind, 0, this.getLane(0, i & 1, i >>> 1));
  }

  /** @param code 0, failed(code), or THREW: an exception */
  private end(rctx: RunContext, id: number, result: number, code: number): void {
    this.history.record(rctx, codes.EVENT_END, id, code, result, TOLD[rctx.cancelled?.code ?? '']);
    if (code === codes.THREW) throw new Error('an exception');
    if (code !== 0) throw Object.assign(new Error('failed'), { returnCode: code });
  }

  /** Sends children, and waits for them in one of several ways, or leaves them. */
  private send(task: StepTask, rctx: RunContext, random: Random, sent: number): Family {
    const how = random.below(7);
    const left = how === 6;
    const children: number[] = [];
    const answers: Promise<unknown>[] = [];
    const width = 1 + random.below(4);
    for (let i = 0; i < width; i++) {
      const child = this.newStep(task, rctx, random.next(), sent + i);
      const { id } = new StepTask(this.link, child);
      const late = this.link.f64[(task.address + TASK_DEADLINE) >>> 3] !== 0 ? 1 : 0;
      const fate = left ? codes.CHILD_LEFT : codes.CHILD_AWAITED;
      const pool = this.link.u32[(child + TASK_POOL_LO) >>> 2];
      this.history.record(rctx, codes.EVENT_SPAWN, task.id, id, fate, late, pool);
      const answer = this.link.keep(child, rctx);
      answers.push(
        left
          ? answer.then(() => this.link.freeTask(child), endsWell)
          : answer.then(() => children.push(child), endsWell),
      );
    }
    const back = how < 2 ? inTurn(answers) : how < 4 ? Promise.all(answers) : oneByOne(answers);
    return { width, left, children, back };
  }

  /** Looks at a child that is done, and frees it. */
  private collect(task: StepTask, rctx: RunContext, address: number): void {
    const { link } = this;
    const child = new StepTask(link, address);
    const outcome = link.u32[(address + TASK_OUTCOME) >>> 2];
    const code = link.i32[(address + TASK_RETURN_CODE) >>> 2];
    this.history.record(rctx, codes.EVENT_CHILD, task.id, child.id, outcome, child.result, code);
    if (outcome === 0) task.result += child.result;
    link.freeTask(address);
  }

  private newStep(task: StepTask, rctx: RunContext, seed: number, place: number): number {
    const target = this.history.targetOf(seed);
    const where = DomainQuery.globalId((seed >>> 16) % target.containers);
    const flags = ((seed >>> 11) & 7) === 0 ? TASK_HIGH_LATENCY : 0;
    return new Client(this).bind(target).newStep(where, flags, {
      id: this.history.nextId(rctx),
      sender: task.id,
      place,
      graph: task.graph,
      seed,
      height: task.height - 1,
      key: (seed >>> 8) & 7,
    });
  }
}

interface Family {
  readonly width: number;
  readonly left: boolean;
  /** Those that are back. */
  readonly children: readonly number[];
  /** All are, or the parent should end. */
  readonly back: Promise<unknown>;
}

/** What a wait comes to; nothing when the task should end, or the lock would never come. */
async function caught<T>(work: Promise<T>): Promise<T | undefined> {
  return await work.catch(endsWell);
}

function endsWell(error: unknown): undefined {
  if (!(error instanceof ChimaeraError)) throw error;
}

async function inTurn(answers: Promise<unknown>[]): Promise<void> {
  for (const answer of answers) await answer;
}

/** Waits for the first, then for the first of the others, until none is left. */
async function oneByOne(answers: Promise<unknown>[]): Promise<void> {
  const left = new Set(answers);
  while (left.size > 0) await Promise.race([...left].map((answer) => answer.then(() => left.delete(answer))));
}

/** Half of those without children are in one of two groups: historian says why. */
function groupOf({ height, seed }: StepTask): number | bigint {
  return height !== 0 || ((seed >>> 26) & 1) === 0 ? UNORDERED : (seed >>> 27) & 1;
}
