// A client waits for no task for ever, and keeps one timer for all of them.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ANY, count, onAll, rejection, tally, thrown } from '../support/runtime.js';

const test = suite('wait limit');
/** Long enough for a busy machine to load a module in it. */
const LIMIT_MS = 1500;
const LIMIT = { config: { runtime: { wait_limit_ms: LIMIT_MS } } };

onAll(
  test,
  'the wait ends, the task goes on, and is freed when it ends',
  async (world) => {
    const gates = await world.probeTs();
    const start = world.rt.link.platform.now();
    const waiting = count(50).map(() => gates.gate(ANY));
    const handle = gates.asyncGate(ANY);
    const error = await rejection(waiting[0]);
    assert.is(error.code, 'CHI_E_DEADLINE');
    assert.is(error.fields.outcome, 'Unknown');
    assert.equal(await tally(waiting), { 'Unknown CHI_E_DEADLINE': 50 });
    assert.is((await rejection(handle)).code, 'CHI_E_DEADLINE');
    const tookMs = (world.rt.link.platform.now() - start) / 1e6;
    assert.ok(tookMs >= LIMIT_MS - 1 && tookMs < 5 * LIMIT_MS, `${tookMs} ms`);
    handle.delTask(); // the runtime frees it, whatever a caller does
    assert.is(thrown(() => handle.task).code, 'CHI_E_CLOSED');
    assert.is(await gates.open(ANY), 51);
    await world.until(() => world.rt.link.pending === 0);
  },
  LIMIT,
);

onAll(
  test,
  'who is answered in time is not disturbed, however long the client works',
  async (world) => {
    const probe = await world.probeTs();
    for (const i of count(12)) {
      await probe.sleep(ANY, 200);
      assert.is(await probe.echo(ANY, i), i);
    }
  },
  LIMIT,
);

test.run();
