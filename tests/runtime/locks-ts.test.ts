// CoMutex, CoRwLock and groups in TypeScript: the same locks as in AssemblyScript, awaited.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Client } from '../mods/vault_ts/vault_ts_client.js';
import {
  BAD_GROUP,
  END_LEAVE,
  END_THROW,
  END_TWICE,
  END_UNLOCK,
  MODE_MUTEX,
  MODE_NONE,
  MODE_READ,
  MODE_WRITE,
  NO_GROUP,
} from '../mods/vault_ts/vault_ts_codes.js';
import { ANY, codeOf, count, EVERY, onAll, onSim, rejection, tally, type World } from '../support/runtime.js';

const test = suite('locks in TypeScript');
const REGISTRY = { registry: ['vault_ts', 'probe'] };

type Body = (vault: Client, world: World) => Promise<void>;

const onVault = (name: string, body: Body) => onAll(test, name, withVault(body), REGISTRY);
/** What the methods sleep decides what comes first. */
const timed = (name: string, body: Body) => onSim(test, name, withVault(body), REGISTRY);

function withVault(body: Body): (world: World) => Promise<void> {
  return async (world) => body(await new Client(world.rt).create(ANY, EVERY, 'vault_ts'), world);
}

interface Span {
  from: number;
  to: number;
}

/** None of the spans overlaps another. */
function assertApart(spans: readonly Span[]): void {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  for (const [i, span] of sorted.entries())
    assert.is(span.to, span.from + 1, `span ${i} of ${sorted.length}`);
}

const hold = (vault: Client, mode: number, ms = 0.2, end = END_UNLOCK, group = NO_GROUP) =>
  vault.hold(ANY, group, mode, ms, end);
/** Every lock is free. */
const assertFree = async (vault: Client) => assert.is(await vault.tries(ANY), '++++++++');

onVault('a mutex is held by one task at a time, across awaits', async (vault) => {
  assertApart(await Promise.all(count(30).map(() => hold(vault, MODE_MUTEX))));
  await assertFree(vault);
});

onVault('one method awaits two locks at once', async (vault) => {
  const both = count(10).map(() => vault.both(ANY, 0.2));
  assertApart(await Promise.all([...both, ...count(10).map(() => hold(vault, MODE_MUTEX))]));
});

timed('readers share, writers do not', async (vault) => {
  const readers = await Promise.all([...count(4).map(() => hold(vault, MODE_READ)), hold(vault, MODE_WRITE)]);
  const [writer] = readers.splice(4);
  assert.ok(readers.every(({ from }) => from < 4) && readers.every(({ to }) => to >= 4 && to < 8));
  assert.equal([writer.from, writer.to], [8, 9]);
});

onVault('what a method leaves locked is free when it has ended, however it ended', async (vault) => {
  for (const mode of [MODE_MUTEX, MODE_READ, MODE_WRITE]) {
    await hold(vault, mode, 0.1, END_LEAVE);
    await assertFree(vault);
    assert.is(await codeOf(hold(vault, mode, 0.1, END_THROW)), 'CHI_E_EXCEPTION');
    await assertFree(vault);
  }
});

onVault('unlocking what one does not hold is an error of that method', async (vault) => {
  const error = await rejection(hold(vault, MODE_MUTEX, 0, END_TWICE));
  assert.is(error.code, 'CHI_E_EXCEPTION');
  assert.match(error.message, 'does not hold');
  await assertFree(vault);
});

onVault('a holder or waiter that is cancelled or late lets go', async (vault) => {
  const hour = 3_600_000;
  const abort = new AbortController();
  const holder = codeOf(hold(vault.with({ signal: abort.signal }), MODE_MUTEX, hour));
  const waiters = count(5).map(() => codeOf(hold(vault.with({ signal: abort.signal }), MODE_MUTEX, hour)));
  const late = count(5).map(() => codeOf(hold(vault.with({ deadlineMs: 5 }), MODE_MUTEX, hour)));
  assert.equal(
    await Promise.all(late),
    count(5).map(() => 'CHI_E_DEADLINE'),
  );
  const next = hold(vault, MODE_MUTEX);
  abort.abort();
  for (const code of await Promise.all([holder, ...waiters])) assert.is(code, 'CHI_E_CANCELLED');
  await next;
  await assertFree(vault);
});

onVault('the graph passes, through a module in AssemblyScript and back', async (vault, world) => {
  const probe = await world.probe();
  const { lo, hi } = probe.poolId;
  const touched = await Promise.all(count(10).map(() => vault.nest(ANY, lo, hi, 0.1, false)));
  assert.equal(
    touched,
    count(10).map(() => 0),
  );
});

timed('a cycle of two graphs is refused', async (vault, world) => {
  const probe = await world.probe();
  const { lo, hi } = probe.poolId;
  const nest = vault.nest(ANY, lo, hi, 5, true); // the first, later the second
  const both = vault.both(ANY, 1); // has the second, waits for the first
  const error = await rejection(nest);
  assert.is(error.code, 'CHI_E_EXCEPTION');
  assert.match(error.message, 'never come');
  await both;
  await assertFree(vault);
});

onVault('groups: one after the other, across awaits', async (vault) => {
  const spans = await Promise.all(
    count(40).map((i) => hold(vault, MODE_NONE, 0.2, END_UNLOCK, i % 2).then((span) => ({ ...span, i }))),
  );
  for (const group of [0, 1]) {
    const own = spans.filter(({ i }) => i % 2 === group).sort((a, b) => a.from - b.from);
    for (const [i, span] of own.entries()) if (i > 0) assert.ok(own[i - 1].to < span.from);
  }
});

onVault('a getGroup that throws fails its task alone', async (vault) => {
  const error = await rejection(hold(vault, MODE_NONE, 0, END_UNLOCK, BAD_GROUP));
  assert.is(error.code, 'CHI_E_EXCEPTION');
  assert.match(error.message, 'no group for this task');
  await hold(vault, MODE_NONE, 0, END_UNLOCK, 1);
});

onAll(
  test,
  'a runtime that stops ends holders and waiters',
  async (world) => {
    const vault = await new Client(world.rt).create(ANY, EVERY, 'vault_ts');
    const sent = [
      ...count(5).map(() => hold(vault, MODE_MUTEX, 3_600_000)),
      ...count(5).map(() => hold(vault, MODE_NONE, 3_600_000, END_UNLOCK, 1)),
    ];
    await world.until(() => world.rt.pools.lanes('vault_ts')[0]?.pending === 10, 'all to be in the lane');
    const counts = tally(sent);
    await world.stop(0);
    assert.equal(await counts, { 'NotExecuted CHI_E_SHUTDOWN': 10 });
  },
  REGISTRY,
);

test.run();
