// Which worker runs what: kinds of workers, policies, and what tasks are expected to cost.
// time limit: 120 s
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LANE_CPU_NS, LANE_IO_NS } from '../../assembly/abi/lane-layout.js';
import { TASK_FLAGS, TASK_HIGH_LATENCY } from '../../assembly/abi/layout.js';
import { ANY, at, codeOf, count, hash, onAll, onNode, tally, type World } from '../support/runtime.js';

const test = suite('scheduling');

const KINDS = { config: { runtime: { workers: 2, high_latency_workers: 2, reinforcement_workers: 1 } } };

const HOUR_NS = 3600e9;

/** Registered at the start: a module that is registered later stays, and would count as left behind. */
const POLICIES = {
  registry: ['probe', 'worch_queue_round_robin', 'worch_queue_load_aware', 'worch_proc_round_robin'],
};

/** Expected cost of what is in a pool's lanes, in ns: nothing when nothing is. */
function loadOf(world: World, name: string): number {
  const { exports, views } = world.rt.link.engine;
  const { lo, hi } = world.rt.pools.find(name) as { lo: number; hi: number };
  const pool = exports.findPool(lo, hi) >>> 0;
  const read = (lane: number, offset: number) => Number(views.u64[(lane + offset) >>> 3]);
  let sum = 0;
  for (const group of count(8)) {
    for (const priority of [0, 1]) {
      for (let i = 0; ; i++) {
        const lane = exports.laneByPosition(exports.containerAt(pool, 0), group, priority, i) >>> 0;
        if (lane === 0) break;
        sum += read(lane, LANE_CPU_NS) + read(lane, LANE_IO_NS);
      }
    }
  }
  return sum;
}

onAll(
  test,
  'lanes run on workers of their kind, and reinforcement workers run none',
  async (world) => {
    const probe = await world.probe(3);
    const [low, high] = [new Set<number>(), new Set<number>()];
    for (let round = 0; round < 20; round++) {
      const answers = count(40).map(async (i) => {
        low.add((await probe.laneOf(hash(i), i)).worker);
        const slow = probe.asyncLaneOfAlloc(hash(i), i);
        probe.link.u32[(slow.task.address + TASK_FLAGS) >>> 2] |= TASK_HIGH_LATENCY;
        high.add((await slow.send()).worker);
        slow.delTask();
      });
      await Promise.all(answers);
    }
    for (const worker of low) assert.ok(worker < 2, `low latency on worker ${worker}`);
    for (const worker of high) assert.ok(worker === 2 || worker === 3, `high latency on worker ${worker}`);
    assert.equal(
      world.rt.pools.workers().map(({ kind }) => kind),
      ['low latency', 'low latency', 'high latency', 'high latency', 'reinforcement'],
    );
    assert.is(world.rt.pools.workers()[4].tasks, 0);
  },
  KINDS,
);

onAll(
  test,
  'a lane’s load is what its tasks will cost, and back at nothing when they have ended',
  async (world) => {
    const clock = await world.clockwork();
    for (let i = 0; i < 40; i++) await clock.nap(ANY, 200_000, 1, false);
    await Promise.all(count(200).map(() => clock.nap(ANY, 200_000, 1, false)));
    const name = world.rt.pools.list().find((pool) => pool.name.startsWith('clockwork'))?.name as string;
    assert.is(loadOf(world, name), 0);
    const learned = () => world.rt.pools.methods().find((row) => row.method === 'kNap')?.model?.samples ?? 0;
    await world.until(() => learned() > 0, 'something to be learned');
    const morning = new AbortController(); // they sleep until they have been seen
    const sleepers = clock.with({ signal: morning.signal });
    const naps = tally(count(50).map(() => sleepers.nap(ANY, HOUR_NS, 1, false)));
    await world.until(() => loadOf(world, name) > 0, 'the lane to be charged');
    await world.until(() => world.started('kNap') === 40 + 200 + 50, 'all to be asleep');
    morning.abort();
    assert.equal(await naps, { 'AppError CHI_E_CANCELLED': 50 });
    await world.until(() => loadOf(world, name) === 0, 'the lane to be discharged');
  },
  KINDS,
);

onAll(
  test,
  'policies are switched at work, and no task is lost',
  async (world) => {
    const probe = await world.probe(4, { lanes: 8 });
    const names = ['worch_queue_round_robin', 'none', 'worch_queue_load_aware'];
    let sent = 0;
    let right = 0;
    for (let round = 0; round < 12; round++) {
      const burst = count(300).map(async (i) => {
        sent++;
        if ((await probe.echo(hash(i), i)) === i) right++;
      });
      await world.rt.policies.use('lanes', names[round % names.length]);
      assert.is(world.rt.policies.info('lanes').module, names[round % names.length]);
      await Promise.all(burst);
    }
    assert.equal([sent, right], [3600, 3600]);
    assert.is(await codeOf(world.rt.policies.use('lanes', 'probe')), 'CHI_E_NOT_A_POLICY');
    assert.is(
      await codeOf(world.rt.policies.use('workers', 'worch_queue_round_robin')),
      'CHI_E_NOT_A_POLICY',
    );
  },
  POLICIES,
);

onAll(
  test,
  'round robin deals the lanes evenly, in rounds of at most 64 moves',
  async (world) => {
    await world.rt.policies.use('lanes', 'worch_queue_round_robin');
    const probe = await world.probe(1, { lanes: 200 });
    let before = 0;
    for (let round = 0; round < 40; round++) {
      await tally(count(400).map((i) => probe.laneOf(at(0), i)));
      const { moves, rounds } = world.rt.policies.info('lanes');
      assert.ok(moves - before <= 64 * (rounds + 1), `${moves - before} moves`);
      before = moves;
      await world.pass(20);
    }
    const homes = world.rt.pools.lanes('probe 0').map(({ home }) => home);
    const first = homes.filter((home) => home === 0).length;
    assert.ok(Math.abs(first - homes.length / 2) <= 1, `${first} of ${homes.length} lanes on worker 0`);
  },
  POLICIES,
);

onAll(
  test,
  'round robin deals the first lanes of containers evenly, too',
  async (world) => {
    await world.rt.policies.use('lanes', 'worch_queue_round_robin');
    const probe = await world.probe(4);
    const before = world.rt.policies.info('lanes').rounds;
    while (world.rt.policies.info('lanes').rounds - before < 3) {
      await tally(count(400).map((i) => probe.noop(hash(i))));
      await world.pass(20);
    }
    const homes = world.rt.pools.lanes('probe 0').map(({ home }) => home); // of those that ran something
    assert.equal(homes.sort(), [0, 0, 1, 1]);
  },
  POLICIES,
);

onAll(
  test,
  'workers are placed on processors, one after the other',
  async (world) => {
    await world.rt.policies.use('workers', 'worch_proc_round_robin');
    const probe = await world.probe(2);
    await tally(count(100).map((i) => probe.noop(hash(i))));
    await world.until(() => world.rt.policies.info('workers').rounds > 0, 'a round of the policy');
    const processors = world.rt.pools.workers().map(({ processor }) => processor);
    assert.ok(
      processors.every((processor) => processor !== undefined),
      `${processors}`,
    );
  },
  POLICIES,
);

onAll(
  test,
  'a policy that traps is not called again, and costs nobody anything',
  async (world) => {
    await world.rt.policies.use('lanes', 'sched');
    const probe = await world.probe(2);
    const rounds = () => world.rt.policies.info('lanes').rounds;
    const burst = async () =>
      assert.equal(await tally(count(50).map((i) => probe.echo(hash(i), i))), { Ok: 50 });
    const untilRound = async () => {
      for (let i = 0; rounds() === 0 && i < 1000; i++) await burst();
    };
    await untilRound();
    await world.pass(500);
    await burst();
    assert.is(rounds(), 1);
    await world.rt.policies.use('lanes', 'worch_queue_load_aware');
    await untilRound();
    assert.ok(rounds() > 0, 'another policy is called');
  },
  { registry: [...POLICIES.registry, 'sched'] },
);

onNode(
  test,
  'the lanes of a worker that is stuck go on elsewhere under round robin, too',
  async (world) => {
    await world.rt.policies.use('lanes', 'worch_queue_round_robin');
    const probe = await world.probe(2);
    for (let i = 0; i < 5; i++) await tally(count(50).map((j) => probe.noop(hash(j))));
    const busy = probe.spin(at(0), 400_000_000);
    const others = tally(count(200).map((i) => probe.echo(at(1), i)));
    assert.equal(await others, { Ok: 200 });
    await busy;
  },
  POLICIES,
);

test.run();
