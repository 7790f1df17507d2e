// Random scripts of locks, groups, waits and calls on virtual time, and what must hold of their logs. A seeded bug shows
// what the checks are worth: tests/unit/engine/co-lock.test.ts.
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { REASON_WOULD_DEADLOCK, WOULD_DEADLOCK } from '../../assembly/abi/status.js';
import { Random } from '../../host/platform/sim/random.js';
import { NOT_EXECUTED } from '../mods/vault/vault_codes.js';
import { checkLog } from '../support/lock-history.js';
import { count, simPlace, startAt } from '../support/runtime.js';
import { VaultPool } from '../support/vault.js';
import { Scripts } from '../support/vault-scripts.js';
import { randomConfiguration } from '../support/workload.js';

const test = suite('random locks');
const SEEDS = Number(process.env.LOCK_SEEDS ?? 60);
const PLAYS = 30;
const CONTAINERS = 3;
/** Virtual time in which everything has come to an end, unless it waits for ever. */
const PATIENCE_MS = 100_000;

type Outcomes = Record<string, number>;

/** Plays random scripts; how many ended how. */
async function run(seed: number, ordered: boolean): Promise<Outcomes> {
  const { memory, ...configuration } = randomConfiguration(seed);
  const world = await startAt(simPlace(seed), { config: configuration, registry: ['vault'] });
  const random = new Random(seed ^ 0x10c4);
  const scripts = new Scripts(random, CONTAINERS, ordered);
  const outcomes: Outcomes = {};
  try {
    const vault = await VaultPool.create(world, CONTAINERS, { lanes: 1 + random.below(2) });
    const plays = count(PLAYS).map(async () => {
      await world.pass(random.below(20) / 10);
      const { script, place, hurried } = scripts.play();
      const abort = new AbortController();
      const options = { deadlineMs: hurried ? 1 : PATIENCE_MS, signal: abort.signal };
      const answer = vault.play(script, place, options);
      if (!ordered && random.below(8) === 0) void world.pass(random.below(15) / 10).then(() => abort.abort());
      const outcome = await answer.then(
        () => 'Ok',
        ({ code, fields }) => (code === 'CHI_E_APP' ? `${fields.returnCode}` : hurried ? 'hurried' : code),
      );
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    });
    await Promise.all(plays);
    checkLog(vault.events());
    vault.free();
    await world.settle();
  } catch (error) {
    throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error });
  } finally {
    await world.stop(0);
  }
  return outcomes;
}

async function runAll(ordered: boolean, first: number): Promise<Outcomes> {
  const sum: Outcomes = {};
  for (const seed of count(SEEDS).map((i) => first + i)) {
    const outcomes = await run(seed, ordered);
    for (const [outcome, times] of Object.entries(outcomes)) sum[outcome] = (sum[outcome] ?? 0) + times;
  }
  return sum;
}

test(`${SEEDS} seeds, locks taken in one order: nobody is refused, nobody waits for ever`, async () => {
  const { Ok, ...others } = await runAll(true, 1);
  assert.equal(others, {});
  assert.is(Ok, SEEDS * PLAYS);
});

test(`${SEEDS} seeds, any order, failures and cancels: every cycle is found, nothing stays locked`, async () => {
  const outcomes = await runAll(false, 1_000_000);
  const expected = [
    'Ok',
    '-7',
    'CHI_E_CANCELLED',
    'hurried',
    `${-WOULD_DEADLOCK}`,
    `${NOT_EXECUTED - REASON_WOULD_DEADLOCK}`,
  ];
  for (const outcome of Object.keys(outcomes)) {
    assert.ok(expected.includes(outcome), `${outcome} among ${JSON.stringify(outcomes)}`);
  }
  for (const outcome of expected)
    assert.ok(outcomes[outcome] > 0, `no ${outcome} in ${JSON.stringify(outcomes)}`);
});

test.run();
