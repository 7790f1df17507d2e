// A client that submits admin's tasks one by one, and sees how each of them ends; and random plays of such tasks.
import * as assert from 'uvu/assert';
import { CREATE_POOL_PARAMS } from '../../host/client/admin-fields.js';
import type { PoolId } from '../../host/index.js';
import { Random } from '../../host/platform/sim/random.js';
import { simPlatform } from '../../host/platform/sim/sim-platform.js';
import { Client as Admin } from '../../mods/admin/admin_client.js';
import { ADMIN_UNKNOWN_POOL } from '../../mods/admin/admin_codes.js';
import { CreatePoolTask } from '../../mods/admin/autogen/admin_views.js';
import { Client as Clockwork } from '../mods/clockwork/clockwork_client.js';
import { RawClient, type Timing } from './raw-client.js';
import { ANY, at, EVERY, simPlace, startAt, type World } from './runtime.js';

const MS = 1e6;
const TASKS = 60;
/** Longer than anybody waits. */
const LONG_MS = 60_000;

/** What each container of a pool takes. */
interface Durations {
  openNs?: number;
  closeNs?: number;
}

/** A client that submits admin's tasks, and sees them wait. */
export class PoolRoom {
  private readonly admin: Admin;

  constructor(
    readonly world: World,
    readonly raw: RawClient,
  ) {
    this.admin = new Admin(raw.connection).bind({ lo: 1, hi: 0 });
  }

  /** A deadline that a task meets while it waits; only virtual time can promise that it has started by then. */
  get soon(): Timing {
    return this.world.place.seed === undefined ? {} : { deadlineNs: 20 * MS };
  }

  create(name: string, { openNs = 0, closeNs = 0 }: Durations = {}, timing: Timing = {}): number {
    const { word, value } = EVERY;
    const made = this.admin.asyncCreatePoolAlloc(ANY, 0, 0, word, value, 2, name, 'clockwork', '');
    const params = Uint8Array.from([4, 0, 0, 0, 0, 0, 0, 0, ...bytesOf(openNs), ...bytesOf(closeNs)]);
    this.raw.link.setBytes(made.task.address, CREATE_POOL_PARAMS, params);
    return this.raw.submit(made, timing);
  }

  destroy({ lo, hi }: PoolId, timing: Timing = {}): number {
    return this.raw.submit(this.admin.asyncDestroyPoolAlloc(ANY, lo, hi), timing);
  }

  register(name: string, timing: Timing = {}): number {
    return this.raw.submit(this.admin.asyncRegisterModuleAlloc(ANY, name), timing);
  }

  nap(pool: PoolId, ns: number, timing: Timing = {}): number {
    const clock = new Clockwork(this.raw.connection).bind(pool);
    return this.raw.submit(clock.asyncNapAlloc(at(0), ns, 1, false), timing);
  }

  poolOf(task: number): PoolId {
    const { poolIdLo: lo, poolIdHi: hi } = new CreatePoolTask(this.raw.link, task);
    return { lo, hi };
  }

  /** A pool that is created. */
  async pool(name: string, durations: Durations = {}): Promise<PoolId> {
    const task = this.create(name, durations);
    assert.is(await this.outcome(task), 'Ok');
    const pool = this.poolOf(task);
    this.raw.free(task);
    return pool;
  }

  async outcome(task: number): Promise<string> {
    return (await this.raw.done(task)).outcome;
  }

  /** Resolves when so many more calls of an admin method have been started than `before`. */
  async started(method: string, calls: number, before: number): Promise<void> {
    await this.world.until(() => this.world.started(method) >= before + calls, `${calls} × ${method}`);
  }

  async cancelled(task: number): Promise<void> {
    await this.raw.cancel(task);
    assert.is(await this.outcome(task), 'AppError CANCELLED');
    this.raw.free(task);
  }

  /** Ends a task that has the deadline `soon`: by that, or else by a cancel. */
  async overdue(task: number): Promise<void> {
    if (this.soon.deadlineNs === undefined) return this.cancelled(task);
    assert.is(await this.outcome(task), 'AppError DEADLINE');
    this.raw.free(task);
  }
}

const bytesOf = (value: number) => new Uint8Array(Float64Array.of(value).buffer);

/**
 * Plays random tasks of admin, with cancels and deadlines at any moment. Throws when one of them does not end, or
 * something is left.
 */
export async function playPools(seed: number, engine?: WebAssembly.Module): Promise<void> {
  const platform = simPlatform(seed);
  if (engine) platform.loadEngine = async () => engine;
  const world = await startAt(simPlace(seed), { platform, registry: ['clockwork'] });
  try {
    const raw = await RawClient.attach(world);
    await play(new PoolRoom(world, raw), new Random(seed ^ 0x9001));
    raw.detach();
    await world.settle();
  } catch (error) {
    throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error });
  } finally {
    await world.stop(0);
  }
}

async function play(room: PoolRoom, random: Random): Promise<void> {
  const { raw, world } = room;
  const tasks: number[] = [];
  const pools: PoolId[] = [];
  const others: Promise<unknown>[] = [];
  const within = (ms: number) => random.below(ms * 20) * 50_000;
  const answers = new Map<string, number>();
  world.rt.modules.register = async (name) => {
    await world.pass(answers.get(name) as number);
    throw new Error('not found, after a while');
  };
  for (let i = 0; i < TASKS; i++) {
    const late = random.below(3) === 0;
    const cancelled = random.below(3) === 0;
    const timing = late ? { deadlineNs: 1 + within(4) } : {};
    // What somebody ends early may take too long for anybody to wait for it.
    const lasting = (ms: number) =>
      (late || cancelled) && random.below(2) === 0 ? LONG_MS * MS : within(ms);
    const kind = random.below(4);
    const pool = pools[random.below(pools.length)];
    let task: number;
    if (kind === 0) {
      answers.set(`module ${i}`, lasting(2) / MS);
      task = room.register(`module ${i}`, timing);
    } else if (kind === 1 && pool) task = room.destroy(pool, timing);
    else if (kind === 2 && pool) task = room.nap(pool, lasting(3), timing);
    else {
      task = room.create(`pool ${random.below(4)}`, { openNs: lasting(1), closeNs: within(1) }, timing);
      others.push(
        raw.done(task).then(({ outcome }) => {
          if (outcome === 'Ok') pools.push(room.poolOf(task));
        }),
      );
    }
    tasks.push(task);
    if (cancelled) others.push(world.pass(within(3) / MS).then(() => raw.cancel(task)));
    if (random.below(2) === 0) await world.pass(within(1) / MS);
  }
  await Promise.all(others);
  for (const task of tasks) await room.outcome(task);
  raw.free(...tasks);
  for (const { id, name } of world.rt.pools.list()) {
    const known = id.lo === 1 || pools.some(({ lo, hi }) => lo === id.lo && hi === id.hi);
    assert.ok(known, `there is a ${name}, though nobody was told that it was created`);
  }
  for (const pool of pools) {
    const task = room.destroy(pool);
    const { outcome, code } = await raw.done(task);
    assert.ok(outcome === 'Ok' || code === ADMIN_UNKNOWN_POOL, `${outcome} ${code}`);
    raw.free(task);
  }
  await world.pass(LONG_MS); // the host's answers have come
}
