// Time in the bare engine, on both builds: who keeps it, and what comes when a host steps its workers.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  RANGE_LOCAL,
  SELECT_ID,
  SUBDOMAIN_LOCAL,
  TASK_DEADLINE,
  TASK_OUTCOME,
} from '../../assembly/abi/layout.js';
import { KEEPER, NEXT_DUE } from '../../assembly/abi/map.js';
import {
  OUTCOME_APP_ERROR,
  OUTCOME_OK,
  REASON_CANCELLED,
  REASON_DEADLINE,
  STATUS_MAX,
} from '../../assembly/abi/status.js';
import { TASKS as ADMIN } from '../../mods/admin/autogen/admin_views.js';
import { TASKS as CLOCKWORK } from '../mods/clockwork/autogen/clockwork_views.js';
import { type Build, EngineHarness } from '../support/engine-harness.js';

const LOCAL = RANGE_LOCAL | (SELECT_ID << 8) | (SUBDOMAIN_LOCAL << 24);
const CREATE_POOL = 10;
const NAP = 10;
const RACE = 16;
const MS = 1e6;
const TOLD = (reason: number) => OUTCOME_APP_ERROR | (reason << 8);

/** A bare engine with two workers and a pool of kNap. */
class Room {
  readonly harness: EngineHarness;
  private readonly pool: { lo: number; hi: number };

  constructor(build: Build) {
    this.harness = new EngineHarness(build, 2);
    this.harness.load('tests/mods/clockwork');
    const create = this.task(ADMIN, 'CreatePoolTask', { lo: 1, hi: 0 }, CREATE_POOL);
    this.word(create.at('containers'), 1);
    const set = (field: string, text: string) =>
      this.harness.setText(create.address, create.at(field) - create.address, text);
    set('name', 'clockwork');
    set('moduleName', 'clockwork');
    set('params', '\u0004'.padEnd(24, '\0')); // lanes
    assert.equal(this.harness.run([create.address]), [create.address]);
    assert.is(this.outcome(create.address), OUTCOME_OK);
    const { u32 } = this.harness.engine.views;
    this.pool = {
      lo: u32[create.at('poolIdLo') >>> 2] as number,
      hi: u32[create.at('poolIdHi') >>> 2] as number,
    };
    this.exports.freeTask(create.address);
  }

  get exports() {
    return this.harness.engine.exports;
  }

  /** Submits a nap. */
  nap(ns: number, deadlineNs = 0): number {
    const { address, at } = this.task(CLOCKWORK, 'NapTask', this.pool, NAP);
    const { f64 } = this.harness.engine.views;
    f64[at('ns') >>> 3] = ns;
    f64[(address + TASK_DEADLINE) >>> 3] = deadlineNs;
    this.word(at('times'), 1);
    assert.is(this.exports.submit(address, 0), 0);
    return address;
  }

  /** Submits a race of one child of `ns` against a time, which may be over once. */
  race(ns: number, limitNs: number): number {
    const { address, at } = this.task(CLOCKWORK, 'RaceTask', this.pool, RACE);
    const { f64 } = this.harness.engine.views;
    f64[at('ns') >>> 3] = ns;
    f64[at('limit') >>> 3] = limitNs;
    this.word(at('width'), 1);
    this.word(at('patience'), 1);
    assert.is(this.exports.submit(address, 0), 0);
    return address;
  }

  /** What a race has seen, four bits each. */
  order(task: number): number {
    const offset = CLOCKWORK.find(({ name }) => name === 'RaceTask')?.fields.find(
      ({ name }) => name === 'order',
    )?.offset;
    return this.harness.engine.views.u32[(task + (offset as number)) >>> 2] as number;
  }

  outcome(task: number): number {
    return this.harness.engine.views.u32[(task + TASK_OUTCOME) >>> 2] as number;
  }

  reap(): number {
    this.exports.enter(this.harness.client);
    return this.exports.reap(100);
  }

  /** Puts every worker to sleep; when each wants to be woken, 0 = never. */
  sleep(): number[] {
    return this.harness.workers.map((worker) => {
      this.exports.enter(worker);
      assert.ok(this.exports.announceWorker() >= 0, 'nothing is left to do');
      return this.exports.nextDue();
    });
  }

  wake(): void {
    for (const worker of this.harness.workers) {
      this.exports.enter(worker);
      this.exports.wokeUp();
    }
    this.harness.settle();
  }

  private word(address: number, value: number): void {
    this.harness.engine.views.u32[address >>> 2] = value;
  }

  private task(
    tasks: readonly { name: string; size: number; fields: readonly { name: string; offset: number }[] }[],
    name: string,
    pool: { lo: number; hi: number },
    method: number,
  ) {
    const layout = tasks.find((task) => task.name === name);
    assert.ok(layout, name);
    this.exports.enter(this.harness.client);
    const address = this.exports.newTask(pool.lo, pool.hi, method, layout.size, LOCAL, 0, 0) >>> 0;
    const at = (field: string) => {
      const offset = layout.fields.find((other) => other.name === field)?.offset;
      assert.type(offset, 'number', field);
      return address + (offset as number);
    };
    return { address, at };
  }
}

for (const build of ['mt', 'st'] as const) {
  test(`${build}: a time that is over before the task that waits for it, or for a child, has left`, () => {
    const room = new Room(build);
    const { harness } = room;
    const task = room.race(3600e3 * MS, MS);
    let fired = 0;
    // The first look at the clock after the timer was started: the method has returned, and is not suspended yet.
    harness.onNow = () => {
      if (harness.engine.views.u64[NEXT_DUE >>> 3] === 0n) return;
      harness.onNow = () => {};
      harness.pass(2 * MS);
      harness.step(1);
      room.exports.enter(harness.workers[0] as number);
      fired++;
    };
    while (fired === 0) harness.step(0);
    harness.settle();
    assert.is(room.reap(), 1, 'it was brought back');
    assert.is(room.outcome(task), OUTCOME_OK);
    assert.is(room.order(task), 0xf, 'the time was over');
  });

  test(`${build}: one of the sleeping workers keeps the time, until the first timer`, () => {
    const room = new Room(build);
    assert.equal(room.sleep(), [0, 0]);
    room.wake();
    const tasks = [room.nap(50 * MS), room.nap(20 * MS)];
    room.harness.settle();
    const [first, second] = room.sleep() as [number, number];
    assert.is(second, 0, 'the other one sleeps for ever');
    assert.ok(first > room.harness.now + 15 * MS && first < room.harness.now + 21 * MS, `${first}`);
    room.harness.pass(first - room.harness.now + 1);
    room.wake();
    assert.is(room.reap(), 1);
    const [again] = room.sleep() as [number, number];
    assert.ok(again > first, 'now until the second');
    room.harness.pass(again - room.harness.now + 1);
    room.wake();
    for (let i = 0; i < 4 && room.reap() === 0; i++) {
      room.harness.pass((room.sleep()[0] as number) - room.harness.now + 1); // on the way down the levels of the wheel
      room.wake();
    }
    for (const task of tasks) assert.is(room.outcome(task), OUTCOME_OK);
    assert.equal(room.sleep(), [0, 0]);
  });

  test(`${build}: the keeper that is woken hands the time on`, () => {
    const room = new Room(build);
    const { exports, harness } = room;
    room.nap(50 * MS);
    harness.settle();
    room.sleep();
    const keeper = () => harness.engine.views.u32[KEEPER >>> 2];
    assert.is(keeper(), 1);
    exports.enter(harness.workers[0] as number);
    exports.wokeUp();
    assert.is(keeper(), 0);
    assert.ok(exports.announceWorker() >= 0);
    assert.is(keeper(), 1);
    assert.ok(exports.nextDue() > 0);
  });

  test(`${build}: a deadline and a cancel reach a task that sleeps, and nothing is left`, () => {
    const room = new Room(build);
    const { exports, harness } = room;
    exports.enter(harness.client);
    room.reap();
    const [late, cancelled, done] = [room.nap(1e15, harness.now + 5 * MS), room.nap(1e15), room.nap(0)];
    harness.settle();
    harness.pass(6 * MS);
    harness.settle();
    exports.enter(harness.client);
    assert.ok(exports.cancelTask(cancelled, 1) > STATUS_MAX);
    assert.ok(exports.cancelTask(done, 2) > STATUS_MAX);
    harness.settle();
    assert.is(room.reap(), 5);
    assert.is(room.outcome(late), TOLD(REASON_DEADLINE));
    assert.is(room.outcome(cancelled), TOLD(REASON_CANCELLED));
    assert.is(room.outcome(done), OUTCOME_OK);
    const frames = exports.liveBytes(1);
    for (const task of [late, cancelled, done]) exports.freeTask(task);
    assert.is(exports.liveBytes(1), frames, 'no timer hangs on a task that is done');
    assert.is(exports.isQuiet(), 1);
    harness.pass(1e13);
    room.wake();
    assert.equal(room.sleep(), [0, 0]);
  });
}

test.run();
