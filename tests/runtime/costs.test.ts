// What a monitor function says about the cost of tasks: the estimate, the sample, and what it learns itself.
// time limit: 120 s
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DomainQuery, MonitorMode } from '../../host/index.js';
import { Client as Gauge } from '../mods/gauge/gauge_client.js';
import { Client as Sched } from '../mods/sched/sched_client.js';
import { Client as SchedTs } from '../mods/sched_ts/sched_ts_client.js';
import { expectShown } from '../support/page.js';
import { ANY, count, EVERY, onAll, onNode, tally } from '../support/runtime.js';

const test = suite('costs');
const MODULES = { registry: ['sched', 'sched_ts', 'gauge'] };
const KINDS = [
  ['assemblyscript', Sched],
  ['typescript', SchedTs],
] as const;
const NEVER = 0xffff;
/** Of short tasks every 64th is measured. */
const ENOUGH = 300;
const WITH_LEARNER = {
  ...MODULES,
  config: { runtime: { workers: 2, high_latency_workers: 2, reinforcement_workers: 1 } },
};

let made = 0;
type World = Parameters<Parameters<typeof onAll>[2]>[0];

function create(world: World, Kind: (typeof KINDS)[number][1]): Promise<Sched | SchedTs> {
  return new Kind(world.rt).create(ANY, EVERY, `sched ${made++}`, { containers: 1 });
}

for (const [name, Kind] of KINDS) {
  onAll(
    test,
    `a monitor estimates, corrects what was measured, and learns: ${name}`,
    async (world) => {
      const pool = await create(world, Kind);
      for (const estimateNs of [0, 64_000, 16_000_000]) {
        assert.is(await pool.cost(ANY, estimateNs, 0, NEVER), estimateNs);
      }
      assert.equal(await tally(count(ENOUGH).map(() => pool.cost(ANY, 0, 123_456, NEVER))), { Ok: ENOUGH });
      let last = await pool.learned(ANY);
      for (let i = 0; last.samples === 0 && i < 1000; i++) last = await pool.learned(ANY);
      assert.ok(last.samples > 0, 'something was learned');
      assert.equal([last.cpuNs, last.feature], [123_456, NEVER]);
      const row = world.rt.pools.methods().find(({ method }) => method === 'kCost');
      assert.is(row?.model, undefined, 'the engine learns nothing of its own');
    },
    MODULES,
  );
}

const burst = (pool: Sched | SchedTs, failIn: number) =>
  tally(count(ENOUGH).map(() => pool.cost(ANY, 1000, 1000, failIn)));

for (const [where, options] of [
  ['', MODULES],
  [', beside a reinforcement worker', WITH_LEARNER],
] as const) {
  onAll(
    test,
    `a trap in a mode of costs poisons the container, and no other${where}`,
    async (world) => {
      const other = await create(world, Sched);
      for (const mode of [MonitorMode.kEstLoad, MonitorMode.kSampleLoad, MonitorMode.kReinforceLoad]) {
        const pool = await create(world, Sched);
        let seen: Record<string, number> = {};
        for (let i = 0; seen['NotExecuted CHI_E_POISONED'] === undefined; i++) {
          assert.ok(i < 1000, `mode ${mode}: ${JSON.stringify(seen)}`);
          seen = { ...seen, ...(await burst(pool, mode)) };
        }
        const expected = mode === MonitorMode.kEstLoad ? 'AppError CHI_E_TRAP' : undefined; // else they had ended
        const others = Object.keys(seen).filter(
          (key) => key !== 'Ok' && key !== 'NotExecuted CHI_E_POISONED',
        );
        assert.equal(others, expected === undefined ? [] : [expected], `mode ${mode}`);
        assert.equal(await burst(other, NEVER), { Ok: ENOUGH });
      }
    },
    options,
  );
}

onAll(
  test,
  'a host function that throws has said nothing, and the task is what it is',
  async (world) => {
    const pool = await create(world, SchedTs);
    for (const mode of [MonitorMode.kEstLoad, MonitorMode.kSampleLoad, MonitorMode.kReinforceLoad]) {
      assert.equal(await burst(pool, mode), { Ok: ENOUGH });
    }
    assert.equal(await burst(pool, NEVER), { Ok: ENOUGH });
  },
  MODULES,
);

const SMALL = 64;
const LARGE = 1 << 18;
const LOW_WORKERS = 2;
/** Each of 64 tasks: until it has learned, on a busy machine too. */
const ROUNDS = 50;

onNode(
  test,
  'what a method with a feature is expected to take follows its payload, and says where it runs',
  async (world) => {
    const pool = await new Gauge(world.rt).create(ANY, EVERY, 'gauge', { containers: 1 });
    const buffer = world.rt.allocateBuffer(LARGE);
    const modelOf = (name: string) => world.rt.pools.methods().find(({ method }) => method === name)?.model;
    const send = (bytes: number) => pool.sorted(ANY, buffer.slice(0, bytes));
    let large = await send(LARGE);
    let ratio = 0; // a learner that waits for a processor has learned nothing yet
    for (let round = 0; round < ROUNDS && !(ratio > 1.5 && ratio < 2.5); round++) {
      for (let i = 0; i < 64; i++) await send(i % 2 === 0 ? LARGE : LARGE >> 1);
      large = await send(LARGE);
      ratio = large.expectedNs / (await send(LARGE >> 1)).expectedNs;
    }
    assert.ok(ratio > 1.5 && ratio < 2.5, `twice the payload is expected to take ${ratio} times as long`);
    assert.ok(large.worker >= LOW_WORKERS, `a long one on worker ${large.worker}`);
    const short = await send(SMALL);
    assert.ok(short.worker < LOW_WORKERS, 'a short one');
    const { digest } = await pool.sorted(DomainQuery.dynamic(), buffer.slice(0, SMALL));
    assert.is(digest, short.digest, 'its monitor says where a dynamic query goes');
    const any = pool.with({ laneAny: true });
    for (let i = 0; i < 64; i++) await any.digest(ANY, buffer.slice(0, i % 2 === 0 ? LARGE : LARGE >> 1));
    await world.until(() => (modelOf('kDigest')?.samples ?? 0) > 32, 'kDigest to be learned');
    assert.ok((await any.digest(ANY, buffer.slice(0, LARGE))).worker >= LOW_WORKERS, 'without a monitor');
    assert.ok((await any.digest(ANY, buffer.slice(0, SMALL))).worker < LOW_WORKERS);
    assert.ok((await pool.digest(ANY, buffer.slice(0, LARGE))).worker < LOW_WORKERS, 'the lane of its hash');
    const model = modelOf('kSorted');
    assert.ok(model && model.samples > 32 && model.cpuError > 0 && model.cpuError < 1, JSON.stringify(model));
    buffer.free();
  },
  WITH_LEARNER,
);

test('each piece of code in docs/scheduling.md is in one of the files', () => {
  expectShown('docs/scheduling.md', ['tests/mods/gauge/gauge_tasks.ts', 'tests/mods/gauge/gauge_runtime.ts']);
});

test.run();
