// The pools of a history. How many there are, and of how many containers, stays; but each may be destroyed with the tasks
// that are in it, and have another in its place.
import * as assert from 'uvu/assert';
import type { Random } from '../../../host/platform/sim/random.js';
import { Client } from '../../mods/historian/historian_client.js';
import { Client as ClientTs } from '../../mods/historian_ts/historian_ts_client.js';
import { ANY, at, codeOf, EVERY, type World } from '../runtime.js';
import type { HistoryLog, Target } from './log.js';

export class Pools {
  /** Those that were destroyed (lo); to be cleared by who has checked what came of their tasks. */
  readonly destroyed = new Set<number>();
  private readonly targets: Target[] = [];
  private made = 0;

  private constructor(
    private readonly world: World,
    private readonly log: HistoryLog,
    private readonly random: Random,
    /** How many of eight are in TypeScript. */
    private readonly typescript: number,
  ) {}

  static async make(world: World, log: HistoryLog, random: Random, typescript: number): Promise<Pools> {
    const pools = new Pools(world, log, random, typescript);
    for (let i = 1 + random.below(3); i > 0; i--) pools.targets.push(await pools.create(1 + random.below(3)));
    log.setTargets(pools.targets);
    return pools;
  }

  /** Destroys one of them; before or after that another one takes its place. */
  async replace(): Promise<void> {
    const { random, targets } = this;
    const place = random.below(targets.length);
    const old = targets[place];
    const overlaps = random.below(2) === 0;
    if (overlaps) await this.put(place);
    this.destroyed.add(old.lo);
    const client = new Client(this.world.rt).bind(old);
    await client.destroy();
    const codes = [await codeOf(client.destroy()), await codeOf(client.tick(at(0), 0, 0, 0))];
    assert.equal(codes, Array(2).fill('CHI_E_UNKNOWN_POOL'), 'of a pool that is gone');
    if (!overlaps) await this.put(place);
  }

  private async put(place: number): Promise<void> {
    const old = this.targets[place];
    const target = await this.create(old.containers);
    assert.is(target.hi, old.hi, 'its entry in the history changes in one word');
    this.targets[place] = target;
    this.log.replaceTarget(place, target);
  }

  private async create(containers: number): Promise<Target> {
    const { world, random, typescript } = this;
    const lanes = 1 + random.below(3);
    const params = { history: this.log.address, lanes, maxLanes: lanes };
    const client = random.below(8) < typescript ? new ClientTs(world.rt) : new Client(world.rt);
    const name = `historian ${this.made++}`;
    const { poolId } = await client.create(ANY, EVERY, name, { containers }, params);
    return { ...poolId, containers };
  }
}
