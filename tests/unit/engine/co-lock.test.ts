// Who gets a lock: every answer and every grant as a model of the rules says, and nothing stays behind.
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { TASK_NEXT } from '../../../assembly/abi/layout.js';
import {
  HOLD_NEW,
  HOLD_ROOT,
  HOLD_SIZE,
  HOLD_STATE,
  HOLD_TASK,
  HOLD_WRITES,
  LOCK_SIZE,
} from '../../../assembly/abi/lock-layout.js';
import { CROWD_WAITING } from '../../../assembly/abi/map.js';
import { BUSY, NO_MEMORY, OK, WOULD_DEADLOCK } from '../../../assembly/abi/status.js';
import { onEachBuild, RUNTIME, SCRATCH, startEngine, type TestEngine } from '../../support/engine.js';

const LOCK = SCRATCH;
const HOLDS = SCRATCH + 4096;
const TASKS = SCRATCH + (1 << 20);
const TASK_SIZE = 256;

interface Hold {
  readonly index: number;
  readonly root: number;
  readonly writes: boolean;
}

/** A lock of the engine; HOLDs are told apart by their number. */
class Lock {
  private made = 0;
  private readonly before: number;

  constructor(private readonly engine: TestEngine) {
    engine.views.u32.fill(0, LOCK >>> 2, (LOCK + LOCK_SIZE) >>> 2);
    this.before = engine.call.liveBytes(RUNTIME);
  }

  /** As locks/locks.ts does it: OK, BUSY (it waits), WOULD_DEADLOCK or NO_MEMORY. */
  ask(root: number, writes: boolean): [Hold, number] {
    const { call, views } = this.engine;
    const index = this.made++;
    const at = addressOf(index);
    views.u32.fill(0, at >>> 2, (at + HOLD_SIZE) >>> 2);
    views.u32[(at + HOLD_TASK) >>> 2] = TASKS + index * TASK_SIZE;
    views.u32[(at + HOLD_ROOT) >>> 2] = root;
    views.u32[(at + HOLD_STATE) >>> 2] = writes ? HOLD_WRITES : 0;
    const status = call.lockTryGrant(LOCK, at);
    const refusal = status === BUSY ? call.lockEnqueue(LOCK, at) : OK;
    return [{ index, root, writes }, refusal === OK ? status : refusal];
  }

  /** Gives it back; who was granted then, in order. */
  release({ index }: Hold): number[] {
    this.engine.call.lockRelease(LOCK, addressOf(index));
    return this.granted();
  }

  withdraw({ index }: Hold): number[] {
    this.engine.call.lockWithdraw(LOCK, addressOf(index), HOLD_NEW);
    return this.granted();
  }

  private granted(): number[] {
    const { call, views } = this.engine;
    const indices: number[] = [];
    for (let task = call.lockTakeGranted(); task !== 0; task = views.u32[(task + TASK_NEXT) >>> 2] as number)
      indices.push((task - TASKS) / TASK_SIZE);
    return indices;
  }

  get waiting(): number {
    return this.engine.views.u32[CROWD_WAITING >>> 2] as number;
  }

  /** Nobody holds it or waits for it. */
  checkEmpty(): void {
    const words = this.engine.views.u32.subarray(LOCK >>> 2, (LOCK + LOCK_SIZE) >>> 2);
    assert.equal([...words], [0, 0, 0, 0, 0, 0]);
    assert.is(this.waiting, 0);
    assert.is(this.engine.call.liveBytes(RUNTIME), this.before);
  }
}

const addressOf = (index: number) => HOLDS + index * 64;

/** The rules, without regard to what they cost. */
class Model {
  held: Hold[] = [];
  /** In the order in which the graphs came; one that waits no more keeps its place until it is first. */
  private queue: { readonly root: number; holds: Hold[] }[] = [];

  get waiting(): Hold[] {
    return this.queue.flatMap(({ holds }) => holds);
  }

  ask(hold: Hold): number {
    const status = this.judge(hold);
    if (status === OK) this.held.push(hold);
    if (status === BUSY) {
      const graph = this.queue.find(({ root }) => root === hold.root);
      if (graph) graph.holds.push(hold);
      else this.queue.push({ root: hold.root, holds: [hold] });
    }
    return status;
  }

  private judge({ root, writes }: Hold): number {
    const { held } = this;
    const own = held.filter((other) => other.root === root);
    if (own.length === held.length) return OK; // of its own graph, or of nobody
    if (held.some((other) => other.writes)) return BUSY;
    if (own.length > 0) return writes ? WOULD_DEADLOCK : OK;
    return writes || this.waiting.length > 0 ? BUSY : OK;
  }

  release(hold: Hold): number[] {
    this.held = this.held.filter((other) => other !== hold);
    return this.grant();
  }

  withdraw(hold: Hold): number[] {
    for (const graph of this.queue) graph.holds = graph.holds.filter((other) => other !== hold);
    return this.grant();
  }

  private grant(): number[] {
    const granted: Hold[] = [];
    for (let first = this.queue[0]; first !== undefined; first = this.queue[0]) {
      const exclusive = [...this.held, ...first.holds].some(({ writes }) => writes);
      if (first.holds.length > 0 && this.held.length > 0 && exclusive) break;
      this.queue.shift();
      this.held.push(...first.holds);
      granted.push(...first.holds);
    }
    if (this.waiting.length === 0) this.queue = [];
    return granted.map(({ index }) => index);
  }
}

const step = fc.record({ root: fc.integer({ min: 1, max: 5 }), writes: fc.boolean(), what: fc.nat(99) });

onEachBuild(test, 'asks, releases and withdrawals answer and grant as the model does', (build) => {
  const engine = startEngine(build);
  const seen = new Set<number>();
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const lock = new Lock(engine);
      const model = new Model();
      const leave = (what: number) => {
        const { held, waiting } = model;
        const at = what % (held.length + waiting.length);
        const hold = [...held, ...waiting][at] as Hold;
        if (at < held.length) assert.equal(lock.release(hold), model.release(hold));
        else assert.equal(lock.withdraw(hold), model.withdraw(hold));
      };
      for (const { root, writes, what } of steps) {
        if (what % 2 === 0 || model.held.length === 0) {
          const [hold, status] = lock.ask(root, writes);
          assert.is(status, model.ask(hold), JSON.stringify(hold));
          seen.add(status);
        } else leave(what);
        assert.is(lock.waiting, model.waiting.length);
      }
      while (model.held.length > 0) leave(0);
      lock.checkEmpty();
    }),
    { numRuns: 500 },
  );
  assert.equal([...seen].sort(), [BUSY, OK, WOULD_DEADLOCK].sort(), 'the steps come to every answer');
});

onEachBuild(test, 'a queue that most graphs have left keeps the order of those that stay', (build) => {
  const lock = new Lock(startEngine(build));
  const [holder] = lock.ask(1, true);
  const waits = Array.from({ length: 100 }, (_, i) => lock.ask(i + 2, true)[0]);
  const stays = waits.filter(({ index }) => index % 10 === 0);
  for (const hold of waits) if (!stays.includes(hold)) assert.equal(lock.withdraw(hold), []);
  let last = holder;
  for (const hold of stays) {
    assert.equal(lock.release(last), [hold.index]);
    last = hold;
  }
  assert.equal(lock.release(last), []);
  lock.checkEmpty();
});

onEachBuild(test, 'without memory nobody waits, and the lock is as it was', (build) => {
  const engine = startEngine(build);
  const { call } = engine;
  const lock = new Lock(engine);
  const [holder] = lock.ask(1, true);
  const taken: number[] = [];
  for (let block = call.alloc(RUNTIME, 64); block !== 0; block = call.alloc(RUNTIME, 64)) taken.push(block);
  assert.is(lock.ask(2, true)[1], NO_MEMORY);
  assert.is(lock.waiting, 0);
  for (const block of taken) assert.is(call.free(block), 0);
  const [next, status] = lock.ask(3, true);
  assert.is(status, BUSY);
  assert.equal(lock.release(holder), [next.index]);
  assert.equal(lock.release(next), []);
  lock.checkEmpty();
});

test.run();
