// Monitor functions: the engine asks a container's module where a task goes, and what fails there is the task's.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  OUTCOME_APP_ERROR,
  OUTCOME_NOT_EXECUTED,
  OUTCOME_OK,
  REASON_POISONED,
  REASON_TRAP,
} from '../../assembly/abi/status.js';
import { DomainQuery } from '../../host/index.js';
import { Client as Sched } from '../mods/sched/sched_client.js';
import { AGAIN, ANSWER, EVERYWHERE, FAIL, LANES, NOTHING } from '../mods/sched/sched_codes.js';
import { Client as SchedTs } from '../mods/sched_ts/sched_ts_client.js';
import { ANY, at, codeOf, count, EVERY, onAll, rejection, tally, type World } from '../support/runtime.js';

const test = suite('monitor functions');
const DYNAMIC = DomainQuery.dynamic();
const CONTAINERS = 3;
const MODULES = { registry: ['sched', 'sched_ts'] };
const KINDS = [
  ['assemblyscript', Sched],
  ['typescript', SchedTs],
] as const;

type Made = Sched | SchedTs;
let made = 0;
function create(world: World, Kind: (typeof KINDS)[number][1], containers = CONTAINERS): Promise<Made> {
  return new Kind(world.rt).create(ANY, EVERY, `sched ${made++}`, { containers });
}

const place = (pool: Made, global: number, local: number, target = 0) =>
  pool.place(DYNAMIC, global, local, target);

for (const [name, Kind] of KINDS) {
  onAll(
    test,
    `a dynamic query goes where the container says: ${name}`,
    async (world) => {
      const pool = await create(world, Kind);
      const answers = await Promise.all(count(60).map((i) => place(pool, ANSWER, ANSWER, i % CONTAINERS)));
      answers.forEach((answer, i) => {
        assert.equal(answer, { container: i % CONTAINERS, lane: 1 + ((i % CONTAINERS) % LANES) });
      });
    },
    MODULES,
  );

  onAll(
    test,
    `kLocalSchedule wins over mapTaskToLane, which holds for what it leaves: ${name}`,
    async (world) => {
      const pool = await create(world, Kind);
      for (let target = 0; target < LANES; target++) {
        assert.is((await pool.place(at(1), ANSWER, ANSWER, target)).lane, target + 1);
        assert.is((await pool.place(at(1), ANSWER, NOTHING, target)).lane, LANES);
      }
    },
    MODULES,
  );

  onAll(
    test,
    `an answer that is dynamic again, or none, ends the task: ${name}`,
    async (world) => {
      const pool = await create(world, Kind);
      for (const global of [AGAIN, NOTHING]) {
        const error = await rejection(place(pool, global, ANSWER));
        assert.equal([error.code, error.fields.outcome], ['CHI_E_NOT_SCHEDULED', 'NotExecuted']);
      }
      assert.is(await codeOf(pool.unmonitored(DYNAMIC)), 'CHI_E_NOT_SCHEDULED');
      assert.is(await codeOf(place(pool, ANSWER, ANSWER, CONTAINERS)), 'CHI_E_UNKNOWN_CONTAINER');
      assert.is((await place(pool, ANSWER, ANSWER, 2)).container, 2);
    },
    MODULES,
  );

  onAll(
    test,
    `the answer may be a broadcast, and the task may have a deadline: ${name}`,
    async (world) => {
      const pool = await create(world, Kind);
      assert.is((await place(pool, EVERYWHERE, ANSWER)).container, 0);
      const late = pool.with({ deadlineMs: 60_000 });
      const many = count(30).map((i) =>
        place(late, i % 2 === 0 ? EVERYWHERE : ANSWER, ANSWER, i % CONTAINERS),
      );
      assert.equal(await tally(many), { Ok: 30 });
      const tasks = count(30).map((i) =>
        pool.asyncPlace(DYNAMIC, i % 2 === 0 ? EVERYWHERE : ANSWER, ANSWER, 1),
      );
      for (const task of tasks) task.cancel();
      for (const key of Object.keys(await tally(tasks))) assert.match(key, /^(Ok|\w+ CHI_E_CANCELLED)$/);
      for (const task of tasks) task.delTask();
    },
    MODULES,
  );

  onAll(
    test,
    `subtasks are dynamic too: ${name}`,
    async (world) => {
      const pool = await create(world, Kind);
      const { lo, hi } = pool.poolId;
      const sent = count(30).map((i) => pool.relay(at(i % 3), lo, hi, ANSWER, ANSWER, i % CONTAINERS));
      (await Promise.all(sent)).forEach((answer, i) => {
        assert.equal(answer, { childOutcome: OUTCOME_OK, container: i % CONTAINERS });
      });
      const again = await pool.relay(at(0), lo, hi, AGAIN, ANSWER, 0);
      assert.is(again.childOutcome & 0xff, OUTCOME_NOT_EXECUTED);
    },
    MODULES,
  );
}

const outcomeOf = (kind: number, reason: number) => kind | (reason << 8);

onAll(
  test,
  'a trap costs its task and its container, and nothing else of the batch',
  async (world) => {
    const pool = await create(world, Sched);
    const [before, trapped, after] = [
      tally(count(50).map((i) => place(pool, ANSWER, ANSWER, i % CONTAINERS))),
      rejection(place(pool, FAIL, ANSWER)),
      tally(count(50).map(() => pool.place(at(1), ANSWER, ANSWER, 1))),
    ];
    assert.equal([(await trapped).code, (await trapped).fields.outcome], ['CHI_E_TRAP', 'AppError']);
    for (const key of Object.keys(await before)) assert.match(key, /^(Ok|NotExecuted CHI_E_POISONED)$/);
    assert.equal(await after, { Ok: 50 });
    assert.is(await codeOf(place(pool, ANSWER, ANSWER, 1)), 'CHI_E_POISONED');
    assert.is(await codeOf(pool.place(at(1), ANSWER, FAIL, 0)), 'CHI_E_TRAP');
    assert.is((await pool.place(at(2), ANSWER, ANSWER, 0)).container, 2);
  },
  MODULES,
);

onAll(
  test,
  'a trap in the monitor of a subtask does not cost its parent',
  async (world) => {
    const parent = await create(world, Sched);
    for (const [global, local] of [
      [FAIL, ANSWER],
      [ANSWER, FAIL],
    ]) {
      const { lo, hi } = (await create(world, Sched)).poolId;
      const { childOutcome } = await parent.relay(at(0), lo, hi, global, local, 0);
      assert.is(childOutcome, outcomeOf(OUTCOME_APP_ERROR, REASON_TRAP));
      const next = await parent.relay(at(0), lo, hi, ANSWER, ANSWER, 0);
      assert.is(next.childOutcome, outcomeOf(OUTCOME_NOT_EXECUTED, REASON_POISONED));
    }
  },
  MODULES,
);

onAll(
  test,
  'a host function that throws has not answered, and its caller reads why',
  async (world) => {
    const pool = await create(world, SchedTs);
    const error = await rejection(place(pool, FAIL, ANSWER));
    assert.is(error.code, 'CHI_E_NOT_SCHEDULED');
    assert.match(error.message, 'the monitor was asked to fail');
    assert.is((await pool.place(at(1), ANSWER, FAIL, 0)).lane, LANES);
    assert.is((await place(pool, ANSWER, ANSWER, 1)).container, 1);
  },
  MODULES,
);

test.run();
