// Random scripts of locks, groups, waits and calls on virtual time; the log that they leave is checked.
import * as assert from 'uvu/assert';
import { REASON_WOULD_DEADLOCK, WOULD_DEADLOCK } from '../../assembly/abi/status.js';
import { Random } from '../../host/platform/sim/random.js';
import { simPlatform } from '../../host/platform/sim/sim-platform.js';
import { NOT_EXECUTED } from '../mods/vault/vault_codes.js';
import { checkLog } from './lock-history.js';
import { count, simPlace, startAt } from './runtime.js';
import { VaultPool } from './vault.js';
import { Scripts } from './vault-scripts.js';
import { randomConfiguration } from './workload.js';

export const PLAYS = 30;
const CONTAINERS = 3;
/** Virtual time in which everything has come to an end, unless it waits for ever. */
const PATIENCE_MS = 100_000;

/** How plays may end whose scripts fail, are cancelled, and take locks in any order. */
export const ENDS = [
  'Ok',
  '-7',
  'CHI_E_CANCELLED',
  'hurried',
  `${-WOULD_DEADLOCK}`,
  `${NOT_EXECUTED - REASON_WOULD_DEADLOCK}`,
];

/** How many plays ended how. */
export type Outcomes = Record<string, number>;

export interface Plays {
  readonly seed: number;
  /** Locks are taken in one order; nothing fails, nobody is cancelled. */
  readonly ordered: boolean;
  /** Another engine than the one that was built. */
  readonly engine?: WebAssembly.Module;
}

/** Plays random scripts; throws when the log shows what must not be, or one of them ended as none should. */
export async function playLocks({ seed, ordered, engine }: Plays): Promise<Outcomes> {
  const { memory, ...configuration } = randomConfiguration(seed);
  const platform = simPlatform(seed);
  if (engine) platform.loadEngine = async () => engine;
  const world = await startAt(simPlace(seed), { config: configuration, registry: ['vault'], platform });
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
    const unexpected = Object.keys(outcomes).filter((end) => !(ordered ? ['Ok'] : ENDS).includes(end));
    assert.equal(unexpected, [], `no play ends so: ${unexpected.join(', ')}`);
    vault.free();
    await world.settle();
  } catch (error) {
    throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error });
  } finally {
    await world.stop(0);
  }
  return outcomes;
}
