// A failed check of the engine, or a trap of its own, ends the node: everybody is told, and nothing hangs.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { H_CHECK_CODE } from '../../assembly/abi/map.js';
import { ANY, count, hash, onAll, rejection, tally, thrown } from '../support/runtime.js';

const test = suite('fail-stop');

onAll(test, 'every promise fails with the code, and the runtime is closed', async (world) => {
  const [probe, gates] = [await world.probe(2), await world.probeTs(1)];
  const waiting = tally(count(20).map(() => gates.gate(ANY)));
  await world.until(() => world.started('kGate') === 20, '20 tasks at the gate');
  world.rt.link.u32[H_CHECK_CODE >>> 2] = 99; // as a failed check leaves it; the next trap is then the engine's
  const error = await rejection(probe.trap(hash(0)));
  assert.is(error.code, 'CHI_E_ENGINE');
  assert.match(error.message, 'check 99');
  assert.equal(await waiting, { CHI_E_ENGINE: 20 });
  await world.stop();
  assert.is(thrown(() => probe.echo(ANY, 1)).code, 'CHI_E_CLOSED');
});

test.run();
