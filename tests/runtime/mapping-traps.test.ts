// A trap while a module chooses a lane: its container is lost, and whoever sent the task only sees its outcome.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LANE_CPU_NS, LANE_IO_NS } from '../../assembly/abi/lane-layout.js';
import { MAX_WORKERS } from '../../assembly/abi/limits.js';
import { STAT_COST } from '../../assembly/abi/model-layout.js';
import { POOL_STATS } from '../../assembly/abi/pool-layout.js';
import { OUTCOME_APP_ERROR, REASON_POISONED, REASON_TRAP } from '../../assembly/abi/status.js';
import { Method as Probes } from '../mods/probe/autogen/probe_methods.js';
import { TRAP_IN_MAP } from '../mods/probe/probe_client.js';
import { ANY, at, codeOf, count, EVERY, hash, onAll, rejection, tally } from '../support/runtime.js';

const test = suite('traps while a lane is chosen');
/** As stats/histogram.ts draws it. */
const STAT_SIZE = 16 + MAX_WORKERS * 4;
/** A millisecond or so of a processor, and of waiting (task/cost.ts). */
const COST = 0x8080;
const outcomeOf = (kind: number, reason: number) => kind | (reason << 8);

onAll(test, 'in the middle of what a client sent: nothing of it is lost', async (world) => {
  const probe = await world.probe(2);
  const ledger = await world.ledger(2);
  const before = tally(count(100).map((i) => probe.echo(at(0), i)));
  const trap = rejection(probe.trapInMap(at(0), TRAP_IN_MAP));
  const after = tally(count(300).map((i) => probe.echo(at(0), i)));
  const others = [
    tally(count(300).map((i) => probe.trapInMap(at(1), i))),
    tally(count(300).map((i) => ledger.note(hash(i), i))),
  ];
  const error = await trap;
  assert.equal([error.code, error.fields.outcome], ['CHI_E_TRAP', 'AppError']);
  for (const key of Object.keys(await before)) assert.match(key, /^(Ok|NotExecuted CHI_E_POISONED)$/);
  assert.equal(await after, { 'NotExecuted CHI_E_POISONED': 300 });
  for (const other of others) assert.equal(await other, { Ok: 300 });
});

onAll(test, 'in a broadcast: every container has its turn, and the broadcast one outcome', async (world) => {
  const probe = await world.probe(5);
  const mapped = await rejection(probe.trapInMap(EVERY, TRAP_IN_MAP));
  assert.is(mapped.code, 'CHI_E_TRAP');
  assert.equal(await tally(count(5).map((id) => probe.noop(at(id)))), { 'NotExecuted CHI_E_POISONED': 5 });
});

onAll(test, 'for a child of another module: the parent sees it, and lives on', async (world) => {
  const probe = await world.probe(2);
  const ledger = await world.ledger(1);
  const { lo, hi } = probe.poolId;
  const send = (value: number) => ledger.send(ANY, lo, hi, Probes.kTrapInMap, value);
  assert.equal(await send(1), { childOutcome: 0, childCode: 0 });
  const trapped = await send(TRAP_IN_MAP);
  assert.is(trapped.childOutcome, outcomeOf(OUTCOME_APP_ERROR, REASON_TRAP));
  assert.is((await send(1)).childOutcome >> 8, REASON_POISONED);
  assert.is((await ledger.note(ANY, 0)).position, 0);
});

onAll(
  test,
  'whatever it was expected to cost, its lane is charged with nothing afterwards',
  async (world) => {
    const probe = await world.probe(1);
    const ledger = await world.ledger(1);
    const { lo, hi } = probe.poolId;
    const { exports, views } = world.rt.link.engine;
    const stats = views.u32[((exports.findPool(lo, hi) >>> 0) + POOL_STATS) >>> 2];
    const rows = Object.values(Probes).filter((id) => typeof id === 'number').length;
    for (const row of count(rows)) views.u32[(stats + row * STAT_SIZE + STAT_COST) >>> 2] = COST;
    const loads = () => {
      const container = exports.containerAt(exports.findPool(lo, hi), 0);
      const lane = exports.laneByPosition(container, 0, 0, 0) >>> 0;
      return [LANE_CPU_NS, LANE_IO_NS].map((at) => Number(views.u64[(lane + at) >>> 3]));
    };
    await ledger.send(ANY, lo, hi, Probes.kTrapInMap, TRAP_IN_MAP);
    assert.equal(loads(), [0, 0]);
  },
);

onAll(test, 'for a child of a TypeScript module, in a turn and after an await', async (world) => {
  const relay = await world.relay(2);
  const probe = await world.probe(1);
  const { lo, hi } = probe.poolId;
  assert.is(await relay.relayMapping(ANY, lo, hi, 3), 'nothing nothing');
  assert.is(await relay.relayMapping(ANY, lo, hi, TRAP_IN_MAP), 'CHI_E_TRAP CHI_E_POISONED');
  const late = await world.probe(1);
  assert.is(await late.trapInMap(ANY, 1), undefined);
  assert.is(await relay.relay(at(1), late.poolLo, late.poolHi, 10), 45);
});

onAll(test, 'a host module that throws there gets the default lane', async (world) => {
  const probeTs = await world.probeTs();
  const { lane } = await probeTs.laneOf(ANY, 0);
  assert.is((await probeTs.laneOf(ANY, 0xdead)).lane, lane);
  assert.is.not((await probeTs.laneOf(ANY, 1)).lane, lane);
  assert.is(await codeOf(probeTs.failCode(ANY, -3)), 'CHI_E_APP');
});

test.run();
