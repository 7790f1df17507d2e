// CoMutex and CoRwLock in AssemblyScript: who gets them when, and that nothing stays locked.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { WOULD_DEADLOCK } from '../../assembly/abi/status.js';
import { codeOf, count, onAll, onSim, rejection, type World } from '../support/runtime.js';
import {
  blindUnlock,
  call,
  fail,
  forever,
  lock,
  mark,
  pause,
  read,
  readUnlock,
  type Script,
  send,
  sleep,
  trap,
  tryLock,
  tryWrite,
  unlock,
  VaultPool,
  waitAll,
  write,
  writeUnlock,
} from '../support/vault.js';

const test = suite('locks');

type Body = (vault: VaultPool, world: World) => Promise<void>;

const onVault = (name: string, body: Body) => onAll(test, name, withVault(body), { registry: ['vault'] });
/** What the scripts sleep decides what comes first. */
const timed = (name: string, body: Body) => onSim(test, name, withVault(body), { registry: ['vault'] });

function withVault(body: Body): (world: World) => Promise<void> {
  return async (world) => {
    const vault = await VaultPool.create(world);
    await body(vault, world);
    vault.free();
  };
}

/** Waits until the log has so many events. */
const logged = (world: World, vault: VaultPool, events: number) =>
  world.until(() => vault.length >= events, `${events} events`);

const hold = (us: number, number: number): Script[] => [
  lock(),
  mark(number),
  sleep(us),
  mark(number),
  unlock(),
];

onVault('a mutex is held by one task at a time, in the order in which they came', async (vault) => {
  await Promise.all(count(20).map((i) => vault.play(hold(50, i))));
  assert.equal(
    vault.marks(),
    count(20).flatMap((i) => [i, i]),
  );
});

onVault('a mutex in the state itself is one as well', async (vault) => {
  const script = (i: number) => [lock(8), mark(i), sleep(50), mark(i), unlock(8)];
  await Promise.all(count(9).map((i) => vault.play(script(i))));
  assert.equal(
    vault.marks(),
    count(9).flatMap((i) => [i, i]),
  );
});

onVault('whoever waits does not keep the worker', async (vault, world) => {
  const holder = vault.play([lock(), sleep(1000), mark(1), unlock()]);
  const waiters = count(100).map(() => vault.play([lock(), unlock()]));
  await logged(world, vault, 100);
  const others = count(100).map(() => vault.play([mark(0)]));
  await Promise.all([...others, ...waiters, holder]);
  assert.is(vault.marks().length, 101);
});

onVault('the graph of a holder passes: a child, and its own second lock', async (vault) => {
  await vault.play([
    lock(),
    lock(),
    call({}, lock(), mark(1), unlock()),
    call({}, call({}, lock(), mark(2), unlock())),
    unlock(),
    call({}, lock(), mark(3)),
    unlock(),
  ]);
  assert.equal(vault.marks(), [1, 2, 3]);
});

timed(
  'two tasks of one graph hold a mutex together, and it is free when both have unlocked',
  async (vault) => {
    const together = vault.play([
      lock(),
      send({}, lock(), sleep(300), mark(2), unlock()),
      pause(),
      pause(),
      unlock(),
      mark(1),
      waitAll(),
    ]);
    const later = vault.play([sleep(20), lock(), mark(3), unlock()]);
    await Promise.all([together, later]);
    assert.equal(vault.marks(), [1, 2, 3]);
  },
);

timed('an unlock lets a whole graph go on', async (vault) => {
  const holder = vault.play([lock(), sleep(500), mark(0), unlock()]);
  const child = [lock(), mark(1), sleep(100), mark(2), unlock()];
  const graph = vault.play([
    sleep(50),
    send({}, ...child),
    send({}, ...child),
    send({}, ...child),
    waitAll(),
  ]);
  const next = vault.play([sleep(200), lock(), mark(3), unlock()]);
  await Promise.all([holder, graph, next]);
  assert.equal(vault.marks(), [0, 1, 1, 1, 2, 2, 2, 3]);
});

timed('tryLock does not wait', async (vault) => {
  const holder = vault.play([lock(), sleep(300), unlock()]);
  const first = await vault.play([sleep(50), tryLock(), tryLock(1), tryLock(1), tryWrite(4)]);
  assert.is(first.tried, 0b1110);
  await holder;
  assert.is((await vault.play([tryLock(), tryLock()])).tried, 0b11);
  assert.is((await vault.play([tryLock()])).tried, 1, 'left locked by nobody');
});

timed('readers share, writers do not', async (vault) => {
  const reader = (i: number) => vault.play([read(4), mark(i), sleep(200), mark(i), readUnlock(4)]);
  const writer = (i: number) =>
    vault.play([sleep(50), write(4), mark(i), sleep(50), mark(i), writeUnlock(4)]);
  await Promise.all([...count(5).map(() => reader(1)), writer(2), writer(3)]);
  assert.equal(vault.marks(), [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 3]);
});

timed('a writer that waits stops new readers, but not those whose graph reads', async (vault) => {
  const first = vault.play([
    read(4),
    sleep(200),
    call({}, read(4), mark(1), readUnlock(4)),
    mark(1),
    readUnlock(4),
  ]);
  const writer = vault.play([sleep(50), write(4), mark(2), writeUnlock(4)]);
  const late = vault.play([sleep(100), read(4), mark(3), readUnlock(4)]);
  await Promise.all([first, writer, late]);
  assert.equal(vault.marks(), [1, 1, 2, 3]);
});

timed('all readers that are first go on together, up to the next writer', async (vault) => {
  const holder = vault.play([write(4), sleep(500), writeUnlock(4)]);
  const reader = (after: number, i: number) =>
    vault.play([sleep(after), read(4), mark(i), sleep(50), mark(i), readUnlock(4)]);
  const others = [
    reader(50, 1),
    reader(100, 1),
    reader(150, 1),
    vault.play([sleep(200), write(4), mark(2), writeUnlock(4)]),
    reader(250, 3),
    reader(300, 3),
  ];
  await Promise.all([holder, ...others]);
  assert.equal(vault.marks(), [1, 1, 1, 1, 1, 1, 2, 3, 3, 3, 3]);
});

onVault('who writes may read, and who reads alone may write', async (vault) => {
  await vault.play([
    write(4),
    read(4),
    readUnlock(4),
    call({}, read(4), mark(1), readUnlock(4)),
    writeUnlock(4),
    mark(2),
  ]);
  await vault.play([read(4), write(4), mark(3), writeUnlock(4), readUnlock(4)]);
  assert.equal(vault.marks(), [1, 2, 3]);
});

timed('who stops to write and reads on lets other readers in', async (vault) => {
  const first = vault.play([
    write(4),
    read(4),
    sleep(100),
    writeUnlock(4),
    mark(1),
    sleep(300),
    mark(3),
    readUnlock(4),
  ]);
  const reader = vault.play([sleep(50), read(4), mark(2), readUnlock(4)]);
  await Promise.all([first, reader]);
  assert.equal(vault.marks(), [1, 2, 3]);
});

timed('to write beside other readers would be a deadlock', async (vault) => {
  const reader = vault.play([read(4), sleep(300), readUnlock(4)]);
  const error = await rejection(vault.play([sleep(50), read(4), write(4)]));
  assert.equal([error.code, error.fields.returnCode], ['CHI_E_APP', -WOULD_DEADLOCK]);
  await reader;
  await vault.play([write(4), mark(1), writeUnlock(4)]);
  assert.equal(vault.marks(), [1]);
});

onVault('what a task has locked is free when it has ended, however it ended', async (vault) => {
  const ends: [Script[], string][] = [
    [[lock(), read(4), write(5)], 'Ok'],
    [[lock(), lock(), read(4), write(5), fail(7)], 'CHI_E_APP'],
    [[lock(), read(4), write(5), call({}, lock(), fail(7))], 'CHI_E_APP'],
    [[lock(), read(4), write(5), send({}, lock(), sleep(1000))], 'Ok'],
  ];
  for (const [script, expected] of ends) {
    const outcome = await vault.play(script).then(
      () => 'Ok',
      ({ code }) => code,
    );
    assert.is(outcome, expected);
    assert.is((await vault.play([tryLock(), tryWrite(4), tryWrite(5)])).tried, 0b111);
  }
});

onVault('a holder that is cancelled or late lets go', async (vault, world) => {
  const abort = new AbortController();
  const script = [lock(), write(4), sleep(1_000)];
  const cancelled = codeOf(vault.play([lock(), write(4), forever], {}, { signal: abort.signal }));
  await logged(world, vault, 3);
  const next = vault.play([...script, mark(1)]);
  abort.abort();
  assert.is(await cancelled, 'CHI_E_CANCELLED');
  await next;
  assert.is(await codeOf(vault.play([lock(), write(4), forever], {}, { deadlineMs: 5 })), 'CHI_E_DEADLINE');
  await vault.play([lock(), write(4), mark(2)]);
  assert.equal(vault.marks(), [1, 2]);
});

onVault(
  'who waits and is cancelled or late leaves the queue; those behind it go on',
  async (vault, world) => {
    const end = new AbortController();
    const holder = codeOf(vault.play([read(4), forever], {}, { signal: end.signal }));
    await logged(world, vault, 2);
    const abort = new AbortController();
    const writer = codeOf(vault.play([write(4), mark(9)], {}, { signal: abort.signal }));
    await logged(world, vault, 3);
    const readers = count(3).map(() => vault.play([read(4), mark(1), readUnlock(4)]));
    await logged(world, vault, 6);
    abort.abort();
    assert.is(await writer, 'CHI_E_CANCELLED');
    await Promise.all(readers); // while the first one still reads
    assert.equal(vault.marks(), [1, 1, 1]);
    const late = vault.play([write(4), mark(9)], {}, { deadlineMs: 3 });
    assert.is(await codeOf(late), 'CHI_E_DEADLINE');
    end.abort();
    assert.is(await holder, 'CHI_E_CANCELLED');
    assert.is((await vault.play([tryWrite(4)])).tried, 1);
  },
);

onVault('a thousand that gave up leave nothing in the queue', async (vault, world) => {
  const abort = new AbortController();
  const holder = vault.play([lock(), forever], {}, { signal: abort.signal });
  await logged(world, vault, 2);
  const before = world.rt.pools.liveBytes('runtime_data');
  const late = count(1000).map(() => codeOf(vault.play([lock()], {}, { deadlineMs: 2 })));
  const last = vault.play([lock(), mark(1), unlock()]);
  for (const code of await Promise.all(late)) assert.is(code, 'CHI_E_DEADLINE');
  const grown = world.rt.pools.liveBytes('runtime_data') - before;
  assert.ok(grown < 16_384, `${grown} bytes more`);
  abort.abort();
  assert.is(await codeOf(holder), 'CHI_E_CANCELLED');
  await last;
});

onVault('unlocking what one does not hold fails the task, and no other', async (vault) => {
  const holder = vault.play([lock(), read(4), sleep(300), unlock(), readUnlock(4)]);
  for (const script of [
    [unlock()],
    [unlock(1)],
    [readUnlock(4)],
    [lock(2), unlock(2), unlock(2)],
    [read(5), writeUnlock(5)],
  ]) {
    const error = await rejection(vault.play([sleep(20), ...script]));
    assert.is(error.code, 'CHI_E_APP');
  }
  assert.is(await codeOf(vault.play([blindUnlock()])), 'CHI_E_NOT_HELD');
  assert.is(await codeOf(vault.play([blindUnlock(), fail(3)])), 'CHI_E_APP');
  await holder;
  await vault.play([lock(), lock(1), lock(2), write(4), write(5)]);
});

timed('a trap frees what its task held; who waited is not executed', async (vault) => {
  const waiting = codeOf(vault.play([sleep(50), lock(), mark(1)]));
  const trapped = codeOf(vault.play([lock(), sleep(200), trap()]));
  assert.is(await trapped, 'CHI_E_TRAP');
  assert.is(await waiting, 'CHI_E_POISONED');
});

test.run();
