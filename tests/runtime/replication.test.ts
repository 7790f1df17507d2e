// time limit: 120 s
// A task that goes to several containers: its parts, what becomes of each replica, and what can go wrong in each phase.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { OUTCOME_APP_ERROR, REASON_TRAP } from '../../assembly/abi/status.js';
import {
  type ChimaeraError,
  DomainQuery,
  MonitorMode,
  type ReplicaQuery,
  type ReplicaStatus,
} from '../../host/index.js';
import type { Client as Chorus } from '../mods/chorus/chorus_client.js';
import * as codes from '../mods/chorus/chorus_codes.js';
import type { Client as ChorusTs } from '../mods/chorus_ts/chorus_ts_client.js';
import { ANY, at, codeOf, count, EVERY, onAll, rejection, tally, type World } from '../support/runtime.js';

const test = suite('replication');

type Either = Chorus | ChorusTs;
const SIZES = [10, 13, 11, 14, 12]; // of the containers 0 … 4, with a base of 10
const { globalRange, globalUntilSuccess } = DomainQuery;
const measure = (chorus: Either, query: ReplicaQuery = EVERY, fault = 0, faultAt = 0) =>
  chorus.measure(query, 10, fault, faultAt, 0n);

/** Each of the two modules, in AssemblyScript and in TypeScript. */
function onBoth(
  name: string,
  body: (world: World, make: (containers: number) => Promise<Either>) => Promise<void>,
) {
  onAll(test, `${name}, AssemblyScript`, (world) => body(world, (containers) => world.chorus(containers)));
  onAll(test, `${name}, TypeScript`, (world) => body(world, (containers) => world.chorusTs(containers)));
}

/** The calls of a task's parts, in their order. */
function callsOf(log: bigint): string {
  const names = ['', 'start', 'dup', 'dupEnd', 'end'];
  return [...log.toString(16)].map((digit) => names[Number(digit)]).join(' ');
}

const outline = (replicas: readonly ReplicaStatus[]) =>
  replicas.map(({ container, outcome, code = '' }) => `${container} ${outcome} ${code}`.trim());

onBoth('its parts are called in their order, and say what the answer is', async (_world, make) => {
  const chorus = await make(5);
  const answer = await measure(chorus);
  assert.is(answer.size, 10);
  assert.equal([...answer.sizes], SIZES);
  const once = (call: string) => count(5).map(() => call);
  assert.is(callsOf(answer.log), ['start', ...once('dup'), ...once('dupEnd'), 'end'].join(' '));
  const part = await measure(chorus, globalRange(1, 2));
  assert.equal([part.size, [...part.sizes]], [11, [13, 11]]);
  assert.is(callsOf(part.log), 'start dup dup dupEnd dupEnd end');
  const alone = await measure(chorus, globalRange(4, 1));
  assert.equal([alone.size, [...alone.sizes]], [12, [12]]);
  const plain = await chorus.measure(at(3), 10, 0, 0, 0n); // one container: no part is called
  assert.equal([plain.size, plain.sizes.length, plain.log], [14, 0, 0n]);
});

onBoth('many at once', async (_world, make) => {
  const chorus = await make(5);
  const answers = await Promise.all(count(200).map((i) => chorus.measure(EVERY, i, 0, 0, 0n)));
  answers.forEach(({ size, sizes }, i) => {
    assert.equal([size, [...sizes]], [i || 1, SIZES.map((base) => base - 10 + i)]);
  });
});

onAll(test, 'a range that a pool does not have', async (world) => {
  const chorus = await world.chorus(3);
  for (const query of [globalRange(3, 1), globalRange(2, 2), globalUntilSuccess(4)]) {
    assert.is(await codeOf(measure(chorus, query)), 'CHI_E_UNKNOWN_CONTAINER');
  }
  for (const [first, length] of [
    [-1, 1],
    [0, 0],
    [0, 5000],
    [0.5, 1],
  ] as const) {
    assert.throws(
      () => globalRange(first, length),
      (error: ChimaeraError) => error.code === 'CHI_E_BAD_ARGUMENT',
    );
  }
});

onAll(
  test,
  'a task without TF_REPLICA is refused, whoever sends it, and whatever the number',
  async (world) => {
    for (const containers of [1, 3]) {
      const chorus = await world.chorus(containers);
      for (const query of [EVERY, globalRange(0, 1), globalUntilSuccess()]) {
        // What the types refuse comes to the engine all the same from a program in JavaScript.
        const error = await rejection(chorus.solo(query as unknown as DomainQuery));
        assert.equal([error.code, error.fields.outcome], ['CHI_E_NOT_REPLICABLE', 'NotExecuted']);
        assert.match(error.hint, 'TF_REPLICA');
      }
      await chorus.solo(ANY);
    }
  },
);

onBoth('a replica that fails: the others have answered, and each has its status', async (_world, make) => {
  const chorus = await make(5);
  for (const failing of [0, 2, 4]) {
    const error = await rejection(measure(chorus, EVERY, codes.FAIL_RUN, failing));
    assert.equal([error.code, error.fields.returnCode], ['CHI_E_APP', codes.FAULT_CODE]);
    const expected = count(5).map((id) => (id === failing ? `${id} AppError CHI_E_APP` : `${id} Ok`));
    assert.equal(outline(error.fields.replicas as ReplicaStatus[]), expected);
    const task = chorus.asyncMeasure(EVERY, 10, codes.FAIL_RUN, failing, 0n);
    assert.equal(task.replicas, [], 'before it is done');
    assert.is(await codeOf(task), 'CHI_E_APP');
    assert.equal(outline(task.replicas), expected);
    assert.equal(
      [...task.task.sizes],
      SIZES.map((size, id) => (id === failing ? 0 : size)),
    );
    assert.is(task.task.size, Math.min(...SIZES.filter((_, id) => id !== failing)));
    task.delTask();
  }
  const handle = chorus.asyncMeasure(globalRange(2, 3), 10, 0, 0, 0n);
  await handle;
  assert.equal(outline(handle.replicas), ['2 Ok', '3 Ok', '4 Ok']);
  assert.equal(handle.replicas[1], { container: 3, outcome: 'Ok', returnCode: 0 });
  handle.delTask();
});

const PHASES = {
  START: codes.FAIL_START,
  DUP: codes.FAIL_DUP,
  DUP_END: codes.FAIL_DUP_END,
  END: codes.FAIL_END,
};

onBoth('the monitor function starts and aggregates', async (_world, make) => {
  const chorus = await make(4);
  const NOWHERE = 100;
  const all = await chorus.elect(EVERY, NOWHERE, 0, 0);
  assert.equal(all, { votes: 0 + 10 + 20 + 30 + 4, started: 4, failed: 0 });
  const some = chorus.asyncElect(globalRange(1, 3), 2, 0, 0);
  assert.is(await codeOf(some), 'CHI_E_APP');
  assert.equal([some.task.votes, some.task.started, some.task.failed], [0 + 20 + 2, 3, 1]);
  assert.equal(outline(some.replicas), ['1 Ok', '2 AppError CHI_E_APP', '3 Ok']);
  some.delTask();
  for (const mode of [MonitorMode.kReplicaStart, MonitorMode.kReplicaAgg]) {
    const error = await rejection(chorus.elect(EVERY, NOWHERE, mode, 0));
    assert.ok(['CHI_E_TRAP', 'CHI_E_EXCEPTION'].includes(error.code), error.code);
    assert.is(error.fields.outcome, 'AppError');
    assert.is(error.fields.replicas === undefined, mode === MonitorMode.kReplicaStart);
  }
});

onBoth('a part that fails: one outcome, and nothing of the replicas is left', async (_world, make) => {
  for (const [phase, fault] of Object.entries(PHASES)) {
    for (const failing of [0, 3]) {
      const chorus = await make(4);
      const error = await rejection(measure(chorus, EVERY, fault, failing));
      assert.equal([error.code, error.fields.outcome], ['CHI_E_APP', 'AppError'], phase);
      assert.is(error.fields.returnCode, codes.FAULT_CODE, phase);
      // The replicas were sent only when what comes before them had gone well.
      const replicas = error.fields.replicas as ReplicaStatus[] | undefined;
      assert.equal(
        replicas && outline(replicas),
        phase.endsWith('END') ? count(4).map((id) => `${id} Ok`) : undefined,
      );
      assert.is((await measure(chorus)).size, 10, phase);
    }
  }
});

onAll(test, 'a part that traps: AppError(Trap), and one container is poisoned', async (world) => {
  for (const [phase, fault] of Object.entries(PHASES)) {
    for (const byMethod of [false, true]) {
      const chorus = await world.chorus(4);
      const broken = fault | codes.TRAPS;
      if (byMethod) {
        const { childOutcome } = await chorus.conduct(at(1), 10, broken, 3);
        assert.is(childOutcome, OUTCOME_APP_ERROR | (REASON_TRAP << 8), phase);
      } else {
        const error = await rejection(measure(chorus, EVERY, broken, 3));
        assert.equal([error.code, error.fields.outcome], ['CHI_E_TRAP', 'AppError'], phase);
        assert.match(error.message, 'chorus', 'it says where');
      }
      assert.equal(await tally(count(4).map((id) => chorus.solo(at(id)))), {
        Ok: 3,
        'NotExecuted CHI_E_POISONED': 1,
      });
    }
  }
});

onAll(
  test,
  'a part that throws: AppError(Exception) with its message, and nothing else is harmed',
  async (world) => {
    const chorus = await world.chorusTs(4);
    for (const fault of Object.values(PHASES)) {
      const error = await rejection(measure(chorus, EVERY, fault | codes.TRAPS, 2));
      assert.equal([error.code, error.fields.outcome], ['CHI_E_EXCEPTION', 'AppError']);
      assert.match(error.message, `crashed in ${fault}`);
      assert.is((await measure(chorus)).size, 10);
    }
  },
);

onAll(test, 'a method sends one', async (world) => {
  const chorus = await world.chorus(3);
  const answers = await Promise.all(count(60).map((i) => chorus.conduct(at(i % 3), 10 + i, 0, 0)));
  answers.forEach((answer, i) => {
    assert.equal([answer.childOutcome, answer.size], [0, 10 + i]);
    assert.is(callsOf(answer.log), 'start dup dup dup dupEnd dupEnd dupEnd end');
  });
  const failed = await chorus.conduct(ANY, 10, codes.FAIL_RUN, 1);
  assert.equal([failed.childCode, failed.size], [codes.FAULT_CODE, 10]);
});

onAll(test, 'poisoned containers: the others are asked, and each says so', async (world) => {
  const chorus = await world.chorus(4);
  const crash = (id: number) => rejection(chorus.attempt(at(id), codes.CRASHES << (2 * id)));
  for (const poisoned of count(4)) {
    await crash(poisoned);
    const error = await rejection(measure(chorus));
    assert.equal([error.code, error.fields.outcome], ['CHI_E_POISONED', 'NotExecuted']);
    const { replicas } = error.fields as { replicas?: ReplicaStatus[] };
    const expected = count(4).map((id) => (id <= poisoned ? `${id} NotExecuted CHI_E_POISONED` : `${id} Ok`));
    assert.equal(replicas && outline(replicas), poisoned < 3 ? expected : undefined, `${poisoned}`);
  }
});

/** What becomes of a task that tries containers with these kinds, one after the other: statuses, and how it ends. */
function attemptsOf(kinds: readonly string[]): { statuses: string[]; end: string } {
  const statuses: string[] = [];
  let end = '';
  for (const [id, kind] of kinds.entries()) {
    if (kind === 'poisoned') {
      statuses.push(`${id} NotExecuted CHI_E_POISONED`);
      if (end === '') end = 'CHI_E_POISONED';
    } else if (kind === 'fails') {
      statuses.push(`${id} AppError CHI_E_APP`);
      end = `CHI_E_APP ${codes.FAULT_CODE - id}`;
    } else {
      statuses.push(`${id} ${kind === 'traps' ? 'AppError CHI_E_TRAP' : 'Ok'}`);
      return { statuses, end: kind === 'traps' ? 'CHI_E_TRAP' : `Ok ${id}` };
    }
  }
  return { statuses, end };
}

async function attempt(
  chorus: Either,
  kinds: readonly string[],
): Promise<{ statuses: string[]; end: string }> {
  const flags: Record<string, number> = { fails: codes.FAILS, traps: codes.CRASHES };
  const pattern = kinds.reduce((bits, kind, id) => bits | ((flags[kind] ?? codes.SUCCEEDS) << (2 * id)), 0);
  const task = chorus.asyncAttempt(globalUntilSuccess(0, kinds.length), pattern);
  const end = await task.wait().then(
    ({ container }) => `Ok ${container}`,
    ({ code, fields }) => (code === 'CHI_E_APP' ? `${code} ${fields.returnCode}` : code),
  );
  const statuses = outline(task.replicas);
  task.delTask();
  return { statuses, end };
}

/** Every way in which `length` containers can each be one of these. */
const patterns = (length: number, kinds: readonly string[]): string[][] =>
  length === 0 ? [[]] : patterns(length - 1, kinds).flatMap((rest) => kinds.map((kind) => [...rest, kind]));

onBoth('until success: in order, all patterns of up to 5', async (world, make) => {
  const chorus = await make(5);
  let tries = 0;
  for (const length of [1, 2, 3, 4, 5]) {
    for (const kinds of patterns(length, ['succeeds', 'fails'])) {
      const expected = attemptsOf(kinds);
      assert.equal(await attempt(chorus, kinds), expected, kinds.join(' '));
      tries += expected.statuses.length;
    }
  }
  assert.is(world.started('kAttempt'), tries);
});

onAll(test, 'until success: poisoned containers are passed over; all patterns of 4', async (world) => {
  for (const lost of count(16)) {
    const chorus = await world.chorus(4);
    const isLost = (id: number) => (lost & (1 << id)) !== 0;
    for (const id of count(4).filter(isLost))
      await rejection(chorus.attempt(at(id), codes.CRASHES << (2 * id)));
    for (const kinds of patterns(4, ['succeeds', 'fails'])) {
      const known = kinds.map((kind, id) => (isLost(id) ? 'poisoned' : kind));
      assert.equal(await attempt(chorus, known), attemptsOf(known), known.join(' '));
    }
    await chorus.destroy();
  }
});

onAll(test, 'until success: a trap is no failure to go on from', async (world) => {
  const kinds = ['fails', 'traps', 'succeeds'];
  const chorus = await world.chorus(3);
  assert.equal(await attempt(chorus, kinds), attemptsOf(kinds));
  assert.equal(
    await attempt(chorus, ['fails', 'poisoned', 'succeeds']),
    attemptsOf(['fails', 'poisoned', 'succeeds']),
  );
});

onAll(test, 'until success: an exception is', async (world) => {
  const chorus = await world.chorusTs(3);
  const task = chorus.asyncAttempt(globalUntilSuccess(), codes.CRASHES | (codes.FAILS << 2));
  assert.is((await task).container, 2);
  assert.equal(outline(task.replicas), ['0 AppError CHI_E_EXCEPTION', '1 AppError CHI_E_APP', '2 Ok']);
  task.delTask();
});

onAll(
  test,
  'cancelled or late: each replica is told, and what is still to be tried is not',
  async (world) => {
    const clock = await world.clockwork(3);
    const HOUR = 3600e9;
    const ends: [ReplicaQuery, string[]][] = [
      [EVERY, count(3).map((id) => `${id} AppError`)],
      [globalUntilSuccess(), ['0 AppError']],
    ];
    for (const [query, statuses] of ends) {
      const before = world.started('kNap');
      const task = clock.asyncNap(query, HOUR, 1, false);
      await world.until(() => world.started('kNap') === before + statuses.length);
      task.cancel();
      assert.is(await codeOf(task), 'CHI_E_CANCELLED');
      assert.equal(
        outline(task.replicas),
        statuses.map((status) => `${status} CHI_E_CANCELLED`),
      );
      task.delTask();
      assert.is(await codeOf(clock.with({ deadlineMs: 30 }).nap(query, HOUR, 1, false)), 'CHI_E_DEADLINE');
    }
  },
);

/** An attempt may have failed before its next container was closed. */
const ENDINGS =
  /^(Ok|AppError CHI_E_APP|(NotExecuted|AppError) CHI_E_(POOL_DESTROYED|UNKNOWN_POOL|SHUTDOWN)|CHI_E_(SHUTDOWN|CLOSED))$/;

onBoth('its pool is destroyed, or the runtime stops, in the middle of many', async (world, make) => {
  for (const stop of [false, true]) {
    const chorus = await make(4);
    const sent = count(60).flatMap((i) => [
      chorus.measure(EVERY, i, 0, 0, 0n),
      chorus.attempt(globalUntilSuccess(), 0b01_01_01),
    ]);
    const first = sent[0]?.catch(() => {});
    const gone = first?.then(() => (stop ? world.stop(0) : chorus.destroy()));
    const ended = await tally(sent);
    await gone;
    for (const key of Object.keys(ended)) assert.match(key, ENDINGS);
    if (stop) return;
  }
});

test.run();
