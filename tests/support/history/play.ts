// A history: pools of historians, clients that send to them, and after each round the check of what happened.
import { nodePlatform } from '../../../host/platform/node/node-platform.js';
import { Random } from '../../../host/platform/sim/random.js';
import { simPlatform } from '../../../host/platform/sim/sim-platform.js';
import { Client, EVENT_SIZE } from '../../mods/historian/historian_client.js';
import { destroyPools, liveBytes } from '../quiet.js';
import { ANY, EVERY, type Place, startAt, type World } from '../runtime.js';
import { randomConfiguration } from '../workload.js';
import { type Cast, inThreads, onOneThread } from './cast.js';
import { checkHistory, type Tally } from './checker.js';
import { HistoryLog } from './log.js';
import { HABITS, type Habits } from './player.js';
import { Pools } from './pools.js';

export interface Scenario {
  readonly place: Place;
  /** Decides the configuration, the pools, and what the clients do. */
  readonly seed: number;
  readonly rounds: number;
  /** That each client sends in a round, beside the children of these. */
  readonly tasks: number;
  readonly habits?: Habits | undefined;
  /** Pools are destroyed with the tasks that are in them; default: those of every second seed. */
  readonly closes?: boolean;
  /** How many in 1024 tasks trap in the last round; then no task may be periodic. */
  readonly traps?: number;
  /** How many of eight pools are in TypeScript; default 1, since on threads they take most of the time. */
  readonly typescript?: number;
  /** Another engine than the one that was built. */
  readonly engine?: WebAssembly.Module;
}

/** Room in the history for what a client sends: more events than a task has, of families that double each generation. */
const EVENTS_OF_A_TASK = 7;
const SPARE_EVENTS = 4000;
const POLICIES = ['worch_queue_round_robin', 'none', 'worch_queue_load_aware'];
/** Pools that come and go in a round, at most. */
const STIRS_MAX = 20;
/** A round that takes longer does not come to its end: of virtual time, and of a busy machine's. */
const SIM_LIMIT_MS = 1_000;
const NODE_LIMIT_MS = 120_000;

/** Plays a history and checks it; what is wrong with it names the seed. */
export async function playHistory(scenario: Scenario): Promise<Tally> {
  const total: Tally = { tasks: 0, events: 0, unlucky: 0 };
  let world: World | undefined;
  let stage: Stage | undefined;
  try {
    world = await startWorld(scenario);
    stage = await Stage.set(world, scenario);
    for (let i = 0; i < scenario.rounds; i++) {
      const { tasks, events, unlucky } = await stage.round(
        i === scenario.rounds - 1 ? (scenario.traps ?? 0) : 0,
      );
      total.tasks += tasks;
      total.events += events;
      total.unlucky += unlucky;
    }
    await stage.strike();
    await world.settle();
  } catch (error) {
    stage?.stop();
    const { seed, place } = scenario;
    throw new Error(`seed ${seed} on ${place.name}: ${(error as Error).message}`, { cause: error });
  } finally {
    await world?.stop(0);
  }
  return total;
}

const clientsOf = ({ seed }: Scenario) => 1 + (seed % 3);
const capacityOf = (scenario: Scenario) => {
  const { height } = scenario.habits ?? HABITS;
  return scenario.tasks * clientsOf(scenario) * EVENTS_OF_A_TASK * 2 ** height + SPARE_EVENTS;
};

function startWorld(scenario: Scenario): Promise<World> {
  const { place, seed, engine } = scenario;
  const { runtime, process_queue } = randomConfiguration(seed);
  const history = capacityOf(scenario) * Number(runtime?.workers) * EVENT_SIZE;
  const memory = {
    main_mib: 32,
    runtime_data_mib: 32,
    client_data_mib: 4 + Math.ceil((1.4 * history) / 2 ** 20),
  };
  const platform = { ...(place.seed === undefined ? nodePlatform : simPlatform(seed)) };
  if (engine) platform.loadEngine = async () => engine;
  const registry = ['historian', 'historian_ts', ...POLICIES.filter((name) => name !== 'none')];
  return startAt(place, { config: { runtime, process_queue, memory }, registry, platform });
}

/** A world with pools and clients, ready for another round. */
class Stage {
  private constructor(
    private readonly world: World,
    private readonly scenario: Scenario,
    private readonly log: HistoryLog,
    private readonly pools: Pools,
    private readonly cast: Cast,
  ) {}

  static async set(world: World, scenario: Scenario): Promise<Stage> {
    const { seed, tasks, place, habits, typescript = 1 } = scenario;
    const random = new Random(seed);
    const log = new HistoryLog(world.rt, capacityOf(scenario));
    const pools = await Pools.make(world, log, random, typescript);
    const gather = place.seed === undefined ? inThreads : onOneThread;
    const history = log.address;
    const cast = await gather(world, { clients: clientsOf(scenario), history, seed, tasks, habits });
    return new Stage(world, scenario, log, pools, cast);
  }

  /** Everybody plays, and everything comes to rest: then it is checked. */
  async round(traps: number): Promise<Tally> {
    const { world, cast, log } = this;
    log.setTrouble(traps);
    const { main } = liveBytes(world.rt);
    const limitMs = world.place.seed === undefined ? NODE_LIMIT_MS : SIM_LIMIT_MS;
    const lost = () => `${world.rt.link.pending} of client 1 are pending`;
    await within(world, limitMs, this.playAll(), lost).catch((error: Error) => this.explain(error, traps));
    const tally = this.check(traps);
    await world.until(() => liveBytes(world.rt).main === main, 'the memory of all tasks to be back');
    log.clear();
    for (const tickets of cast.tickets) tickets.clear();
    this.pools.destroyed.clear();
    return tally;
  }

  private check(traps: number): Tally {
    return checkHistory(this.log, this.cast.tickets, {
      traps: traps > 0,
      destroyed: this.pools.destroyed,
      isVirtual: this.world.place.seed !== undefined,
    });
  }

  // What went wrong before may stand in the history. Only where nobody writes it meanwhile.
  private explain(error: Error, traps: number): never {
    if (this.world.place.seed !== undefined) this.check(traps);
    throw error;
  }

  private async playAll(): Promise<void> {
    const { world, cast, scenario, pools } = this;
    const { seed, tasks, closes = seed % 2 === 0 } = scenario;
    const played = cast.play(tasks);
    const unrest = stir(world, played, closes ? pools : undefined);
    unrest.catch(() => {}); // told below, unless the players have something to tell
    await played;
    await unrest;
    const { exports } = world.rt.link.engine;
    await world.until(() => exports.isQuiet() !== 0, 'the runtime to be quiet');
  }

  stop(): void {
    this.cast.stop();
  }

  async strike(): Promise<void> {
    await this.cast.leave();
    await destroyPools(this.world.rt); // they write in the history that they do
    this.log.free();
  }
}

/** While others play, pools come and go, also some of theirs, and lanes are placed by one policy after the other. */
async function stir(world: World, played: Promise<void>, pools: Pools | undefined): Promise<void> {
  let plays = true;
  const end = () => {
    plays = false;
  };
  played.then(end, end);
  const before = world.rt.policies.info('lanes').module ?? 'none';
  for (let i = 0; plays && i < STIRS_MAX; i++) {
    await world.rt.policies.use('lanes', POLICIES[i % POLICIES.length] as string);
    const passing = await new Client(world.rt).create(ANY, EVERY, 'passing', { containers: 2 });
    await world.admin.destroyPool(ANY, passing.poolId.lo, passing.poolId.hi);
    await pools?.replace();
  }
  await world.rt.policies.use('lanes', before); // a policy has memory of its own
}

/** Fails when the work has not come to its end in time: then something of it is lost. */
async function within(
  world: World,
  limitMs: number,
  work: Promise<void>,
  describe: () => string,
): Promise<void> {
  const { platform } = world.rt.link;
  const release = platform.holdOpen();
  let stop = () => {};
  const late = new Promise<never>((_, fail) => {
    stop = platform.after(limitMs, () => fail(new Error(`tasks are lost: ${describe()}`)));
  });
  work.catch(() => {}); // told below, if it is not too late
  await Promise.race([work, late]).finally(() => {
    stop();
    release();
  });
}
