// The suite of runtime tests: each test runs on every platform, in a runtime of its own, and leaves it quiet.
import path from 'node:path';
import process from 'node:process';
import type { Test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  ChimaeraError,
  type ConfigurationInput,
  DomainQuery,
  type LinkSource,
  Runtime,
  type RuntimeOptions,
} from '../../host/index.js';
import { simPlatform } from '../../host/platform/sim/sim-platform.js';
import { Client as Admin } from '../../mods/admin/admin_client.js';
import { Client as Chorus } from '../mods/chorus/chorus_client.js';
import { Client as ChorusTs } from '../mods/chorus_ts/chorus_ts_client.js';
import { Client as Clockwork } from '../mods/clockwork/clockwork_client.js';
import { Client as Ledger } from '../mods/ledger/ledger_client.js';
import { Client as Probe } from '../mods/probe/probe_client.js';
import { Client as ProbeTs } from '../mods/probe_ts/probe_ts_client.js';
import { Client as Relay } from '../mods/relay/relay_client.js';
import { Client as Vault } from '../mods/vault/vault_client.js';
import { assertQuiet, destroyPools, type LiveBytes, liveBytes } from './quiet.js';
import { ROOT } from './root.js';

/** Folder of the built test modules. */
const TEST_MODS = path.join(ROOT, 'dist', 'tests', 'mods');

/** A platform that the suite runs on; `seed` tells the simulated ones apart. */
export interface Place {
  readonly name: string;
  readonly seed?: number;
}

const NODE: Place = { name: 'node' };
const SEEDS = [1, 7, 1234];
const SIMULATED: readonly Place[] = SEEDS.map(simPlace);
export const PLACES: readonly Place[] = [NODE, ...SIMULATED];

export function simPlace(seed: number): Place {
  return { name: `sim ${seed}`, seed };
}

export interface WorldOptions extends RuntimeOptions {
  config?: ConfigurationInput;
  /** Modules to register at the start, beside the test modules; default: all of those. */
  registry?: string[];
}

/** Starts a small runtime with two workers and the test modules, on a platform. */
export async function startAt(place: Place, options: WorldOptions = {}): Promise<World> {
  const { config: { runtime, memory, modules, ...rest } = {}, registry, ...others } = options;
  const started = await Runtime.start(
    {
      ...rest,
      runtime: { workers: 2, ...runtime },
      memory: { main_mib: 8, runtime_data_mib: 8, client_data_mib: 4, ...memory },
      modules: {
        paths: [TEST_MODS],
        registry: registry ?? [
          'small_message',
          'probe',
          'probe_ts',
          'ledger',
          'relay',
          'clockwork',
          'courier',
          'chorus',
          'chorus_ts',
        ],
        ...modules,
      },
    },
    place.seed === undefined ? others : { platform: simPlatform(place.seed), ...others },
  );
  return new World(place, started);
}

export const ANY = DomainQuery.localId(0);
export const EVERY = DomainQuery.globalBcast();
export const at = (id: number) => DomainQuery.globalId(id);
export const hash = (value: number) => DomainQuery.globalHash(value);

/** A runtime under test, and what tests do with it. */
export class World {
  readonly admin: Admin;
  private before: LiveBytes;
  private made = 0;
  private stopped = false;

  constructor(
    readonly place: Place,
    readonly rt: Runtime,
  ) {
    this.admin = new Admin(rt).bind({ lo: 1, hi: 0 });
    this.before = liveBytes(rt);
  }

  probe(containers = 1, params = {}, source: LinkSource = this.rt): Promise<Probe> {
    return new Probe(source).create(ANY, EVERY, `probe ${this.made++}`, { containers }, params);
  }

  probeTs(containers = 1, params = {}): Promise<ProbeTs> {
    return new ProbeTs(this.rt).create(ANY, EVERY, `probe_ts ${this.made++}`, { containers }, params);
  }

  ledger(containers = 1, params = {}): Promise<Ledger> {
    return new Ledger(this.rt).create(ANY, EVERY, `ledger ${this.made++}`, { containers }, params);
  }

  clockwork(containers = 1, params = {}): Promise<Clockwork> {
    return new Clockwork(this.rt).create(ANY, EVERY, `clockwork ${this.made++}`, { containers }, params);
  }

  chorus(containers: number): Promise<Chorus> {
    return new Chorus(this.rt).create(ANY, EVERY, `chorus ${this.made++}`, { containers });
  }

  chorusTs(containers: number): Promise<ChorusTs> {
    return new ChorusTs(this.rt).create(ANY, EVERY, `chorus_ts ${this.made++}`, { containers });
  }

  relay(containers = 1, params = {}): Promise<Relay> {
    return new Relay(this.rt).create(ANY, EVERY, `relay ${this.made++}`, { containers }, params);
  }

  vault(containers = 1, params = {}): Promise<Vault> {
    return new Vault(this.rt).create(ANY, EVERY, `vault ${this.made++}`, { containers }, params);
  }

  /** Tasks of a method that were started in pools that are still there. */
  started(method: string): number {
    const rows = this.rt.pools.methods().filter((row) => row.method === method);
    return rows.reduce((sum, { tasks }) => sum + tasks, 0);
  }

  /** Gives the runtime turns until the condition holds. */
  async until(condition: () => boolean, what = condition.toString()): Promise<void> {
    const { platform } = this.rt.link;
    const release = platform.holdOpen();
    for (let i = 0; !condition(); i++) {
      assert.ok(i < 5000, `waited in vain for: ${what}`);
      if (i < 1000) await new Promise<void>((resolve) => platform.defer(resolve));
      else await new Promise<void>((resolve) => void platform.after(1, resolve));
    }
    release();
  }

  /** Lets time go by. */
  async pass(ms: number): Promise<void> {
    const { platform } = this.rt.link;
    const release = platform.holdOpen();
    await new Promise<void>((resolve) => void platform.after(ms, resolve));
    release();
  }

  stop(deadlineMs?: number): Promise<void> {
    this.stopped = true;
    return this.rt.stop(deadlineMs);
  }

  /** What is in use now stays: a module was registered. */
  rebase(): void {
    this.before = liveBytes(this.rt);
  }

  /** Destroys every pool, and waits until the runtime is as it was at its start. */
  async settle(): Promise<void> {
    if (this.stopped) return;
    await destroyPools(this.rt);
    await assertQuiet(this.rt, this.before, (condition, what) => this.until(condition, what));
  }
}

// A test that fails leaves promises behind, which reject when its runtime stops: the failure is what is to be seen.
let hasFailed = false;
process.on('unhandledRejection', (reason) => {
  if (!hasFailed) throw reason;
});

/** Adds a test for each platform. What it leaves behind fails it, unless it stopped the runtime. */
export function onAll(
  test: Test,
  name: string,
  body: (world: World) => Promise<void>,
  options?: WorldOptions,
  places = PLACES,
): void {
  for (const place of places) {
    test(`${name} (${place.name})`, async () => {
      const world = await startAt(place, options);
      try {
        await body(world);
        await world.settle();
      } catch (error) {
        hasFailed = true;
        throw error;
      } finally {
        await world.rt.stop(0);
      }
    });
  }
}

/** Adds a test for real threads only. */
export function onNode(
  test: Test,
  name: string,
  body: (world: World) => Promise<void>,
  options?: WorldOptions,
): void {
  onAll(test, name, body, options, [NODE]);
}

/** Adds a test for virtual time only: what it sleeps decides what comes first. */
export function onSim(
  test: Test,
  name: string,
  body: (world: World) => Promise<void>,
  options?: WorldOptions,
): void {
  onAll(test, name, body, options, SIMULATED);
}

/** The typed error that a promise is rejected with. */
export async function rejection(promise: PromiseLike<unknown>): Promise<ChimaeraError> {
  const error = await Promise.resolve(promise).then(
    (value) => assert.unreachable(`answered ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  assert.instance(error, ChimaeraError, `${error}`);
  return error as ChimaeraError;
}

export async function codeOf(promise: PromiseLike<unknown>): Promise<string> {
  return (await rejection(promise)).code;
}

/** How many promises ended how: `Ok`, or the code of their error with its outcome. */
export async function tally(promises: readonly PromiseLike<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const settled of await Promise.allSettled(promises)) {
    const key = settled.status === 'fulfilled' ? 'Ok' : nameOf(settled.reason);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

function nameOf(error: unknown): string {
  assert.instance(error, ChimaeraError, `${error}`);
  const { code, fields } = error as ChimaeraError;
  return fields.outcome === undefined ? code : `${fields.outcome} ${code}`;
}

/** The typed error that a call throws. */
export function thrown(call: () => unknown): ChimaeraError {
  try {
    call();
  } catch (error) {
    assert.instance(error, ChimaeraError, `${error}`);
    return error as ChimaeraError;
  }
  assert.unreachable('did not throw');
  process.exit(1);
}

export const count = (length: number) => Array.from({ length }, (_, i) => i);
