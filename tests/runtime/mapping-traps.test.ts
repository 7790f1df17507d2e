// A trap while a module chooses a lane: its container is lost, and whoever sent the task only sees its outcome.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { OUTCOME_APP_ERROR, REASON_POISONED, REASON_TRAP } from '../../assembly/abi/status.js';
import { Method as Probes } from '../mods/probe/autogen/probe_methods.js';
import { TRAP_IN_MAP } from '../mods/probe/probe_client.js';
import { ANY, at, codeOf, count, EVERY, hash, onAll, rejection, tally } from '../support/runtime.js';

const test = suite('traps while a lane is chosen');
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
