// Cycles of waits between different graphs: the wait that would close one is refused, and the others go on.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { REASON_WOULD_DEADLOCK, WOULD_DEADLOCK } from '../../assembly/abi/status.js';
import { NOT_EXECUTED } from '../mods/vault/vault_codes.js';
import { count, onSim, rejection } from '../support/runtime.js';
import {
  call,
  lock,
  mark,
  read,
  type Script,
  send,
  sleep,
  unlock,
  VaultPool,
  waitAll,
  write,
} from '../support/vault.js';

const test = suite('deadlocks');

/** The code that a script failed with, or 0; one that is in a cycle without end is late in the end. */
async function codeOf(vault: VaultPool, script: Script[], place = {}): Promise<number> {
  const answer = vault.play(script, place, { deadlineMs: 10_000 });
  return answer.then(
    () => 0,
    ({ code, fields }) => (code === 'CHI_E_APP' ? fields.returnCode : code),
  );
}

function onVault(name: string, body: (vault: VaultPool) => Promise<void>): void {
  onSim(
    test,
    name,
    async (world) => {
      const vault = await VaultPool.create(world, 3, { lanes: 2 });
      await body(vault);
      vault.free();
    },
    { registry: ['vault'] },
  );
}

const LOCK = -WOULD_DEADLOCK;
const GROUP = NOT_EXECUTED - REASON_WOULD_DEADLOCK;

onVault('two graphs take two mutexes in opposite order', async (vault) => {
  const first = codeOf(vault, [lock(0), sleep(100), lock(1), mark(1)]);
  const second = codeOf(vault, [sleep(20), lock(1), sleep(200), lock(0), mark(2)]);
  assert.equal(await Promise.all([first, second]), [0, LOCK]);
  assert.equal(vault.marks(), [1]);
});

for (const graphs of [3, 7]) {
  onVault(`${graphs} graphs in a ring, through locks of three containers`, async (vault) => {
    // Each has a lock, and wants the next one's; the last wait closes the ring.
    const place = (i: number) => ({ container: i % 3 });
    const at = (i: number) => lock(Math.floor((i % graphs) / 3));
    const script = (i: number) => [at(i), sleep(100 + 50 * i), call(place((i + 1) % graphs), at(i + 1))];
    const codes = await Promise.all(count(graphs).map((i) => codeOf(vault, script(i), place(i))));
    assert.equal(
      codes,
      count(graphs).map((i) => (i === graphs - 1 ? LOCK : 0)),
    );
  });
}

onVault('groups: A → B and B → A, two graphs', async (vault) => {
  const [a, b] = [0, 1].map((container) => ({ container, group: 1 }));
  const first = codeOf(vault, [sleep(100), call(b, mark(1))], a);
  const second = codeOf(vault, [sleep(200), call(a, mark(2))], b);
  assert.equal(await Promise.all([first, second]), [0, GROUP]);
  assert.equal(vault.marks(), [1]);
});

onVault('a group and a mutex', async (vault) => {
  const first = codeOf(vault, [sleep(100), lock(0)], { group: 1 });
  const second = codeOf(vault, [lock(0), sleep(200), call({ group: 1 }, mark(2))]);
  assert.equal(await Promise.all([first, second]), [0, GROUP]);
  const third = codeOf(vault, [sleep(200), lock(0)], { group: 1 });
  const fourth = codeOf(vault, [lock(0), sleep(100), call({ group: 1 }, mark(4))]);
  assert.equal(await Promise.all([third, fourth]), [LOCK, 0]);
  assert.equal(vault.marks(), [4]);
});

onVault('the cycle goes through children of children', async (vault) => {
  const deep = (script: Script) => call({ container: 1 }, call({ container: 2 }, call({}, script)));
  const first = codeOf(vault, [lock(0), sleep(100), deep(lock(1))]);
  const second = codeOf(vault, [lock(1), sleep(200), deep(lock(0))]);
  assert.equal(await Promise.all([first, second]), [0, LOCK]);
});

onVault('a wait for children closes the cycle: the child’s lock is refused', async (vault) => {
  const child = send({}, lock(1), mark(9));
  const first = codeOf(vault, [lock(0), sleep(50), child, sleep(200), mark(1), waitAll(), mark(2)]);
  const second = codeOf(vault, [lock(1), sleep(100), lock(0), mark(3)]);
  assert.equal(await Promise.all([first, second]), [0, 0]);
  assert.equal(vault.marks(), [1, 2, 3]);
});

onVault('the same with a group', async (vault) => {
  const child = send({ group: 1 }, mark(9));
  const first = codeOf(vault, [lock(0), sleep(50), child, sleep(200), mark(1), waitAll(), mark(2)]);
  const second = codeOf(vault, [sleep(100), lock(0), mark(3)], { group: 1 });
  assert.equal(await Promise.all([first, second]), [0, 0]);
  assert.equal(vault.marks(), [1, 2, 3]);
});

onVault('readers and writers', async (vault) => {
  const first = codeOf(vault, [read(4), sleep(100), write(5), mark(1)]);
  const other = codeOf(vault, [read(4), sleep(400), mark(3)]);
  const second = codeOf(vault, [read(5), sleep(200), write(4), mark(2)]);
  assert.equal(await Promise.all([first, second, other]), [0, LOCK, 0]);
  assert.equal(vault.marks(), [1, 3]);
});

onVault('waits that come to an end are none', async (vault) => {
  // The holder waits for what the second holds, and the second for a lock that a third gives back.
  const third = codeOf(vault, [lock(2), sleep(500), unlock(2)]);
  const first = codeOf(vault, [lock(0), sleep(100), lock(1)]);
  const second = codeOf(vault, [lock(1), sleep(200), lock(2), sleep(100), unlock(2), unlock(1)]);
  const fourth = codeOf(vault, [sleep(300), lock(0)]);
  assert.equal(await Promise.all([first, second, third, fourth]), [0, 0, 0, 0]);
});

onVault('what was refused can be had a moment later', async (vault) => {
  const error = await rejection(
    Promise.all([vault.play([lock(0), sleep(100), lock(1)]), vault.play([lock(1), sleep(200), lock(0)])]),
  );
  assert.is(error.fields.returnCode, LOCK);
  assert.equal(await codeOf(vault, [lock(1), lock(0)]), 0);
});

test.run();
