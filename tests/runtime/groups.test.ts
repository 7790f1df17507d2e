// Groups: tasks of one run one after the other, also while one of them is suspended; nobody else waits for that.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { TASK_PERIOD, TASK_PERIODIC } from '../../assembly/abi/layout.js';
import { BAD_GROUP } from '../mods/vault/vault_codes.js';
import { at, codeOf, count, EVERY, onAll, onSim, tally, type World } from '../support/runtime.js';
import {
  call,
  fail,
  forever,
  lock,
  mark,
  pause,
  send,
  sleep,
  trap,
  unlock,
  VaultPool,
  waitAll,
} from '../support/vault.js';

const test = suite('groups');

interface Options {
  containers?: number;
  lanes?: number;
}

type Body = (vault: VaultPool, world: World) => Promise<void>;

const onVault = (name: string, body: Body, options?: Options) =>
  onAll(test, name, withVault(body, options), { registry: ['vault'] });
/** What the scripts sleep decides what comes first. */
const timed = (name: string, body: Body, options?: Options) =>
  onSim(test, name, withVault(body, options), { registry: ['vault'] });

function withVault(body: Body, { containers = 1, lanes = 1 }: Options = {}): (world: World) => Promise<void> {
  return async (world) => {
    const vault = await VaultPool.create(world, containers, { lanes });
    await body(vault, world);
    vault.free();
  };
}

const logged = (world: World, vault: VaultPool, events: number) =>
  world.until(() => vault.length >= events, `${events} events`);
const pairs = (numbers: number[]) => numbers.flatMap((i) => [i, i]);
const busy = (i: number) => [mark(i), sleep(50), pause(), mark(i)];

onVault('tasks of a group run one after the other, in their order, while they suspend', async (vault) => {
  await Promise.all(count(30).map((i) => vault.play(busy(i), { group: 7 })));
  assert.equal(vault.marks(), pairs(count(30)));
});

onVault('0 is a group like every other', async (vault) => {
  await Promise.all(count(5).map((i) => vault.play(busy(i), { group: 0 })));
  assert.equal(vault.marks(), pairs(count(5)));
});

onVault(
  'lanes and workers do not matter',
  async (vault) => {
    const anyLane = { laneAny: true };
    await Promise.all(count(200).map((i) => vault.play(busy(i), { group: i % 2 }, anyLane)));
    for (const group of [0, 1]) {
      const marks = vault.marks().filter((i) => i % 2 === group);
      for (const i of count(marks.length / 2)) assert.is(marks[2 * i], marks[2 * i + 1]);
      assert.is(new Set(marks).size, 100);
    }
  },
  { lanes: 4 },
);

onVault('a busy group does not hold up others, nor tasks without one', async (vault, world) => {
  const abort = new AbortController();
  const holder = codeOf(vault.play([forever], { group: 1 }, { signal: abort.signal }));
  await logged(world, vault, 1);
  const parked = count(300).map((i) => vault.play([mark(1000 + i)], { group: 1 }));
  await Promise.all(count(50).map((i) => vault.play(busy(i), { group: 2 })));
  await Promise.all(count(50).map((i) => vault.play([mark(100 + i)])));
  assert.equal(
    vault.marks().filter((i) => i >= 1000),
    [],
  );
  abort.abort();
  assert.is(await holder, 'CHI_E_CANCELLED');
  await Promise.all(parked);
  assert.equal(
    vault.marks().filter((i) => i >= 1000),
    count(300).map((i) => 1000 + i),
  );
});

onVault(
  'a group belongs to its container',
  async (vault) => {
    const [first, second] = [0, 1].map((container) =>
      vault.play([sleep(500), mark(container)], { group: 3, container }),
    );
    await second;
    await first;
    await vault.play([call({ container: 1, group: 3 }, mark(2))], { group: 3 });
    assert.equal(vault.marks().at(-1), 2);
  },
  { containers: 2 },
);

for (const containers of [1, 2]) {
  onVault(
    `the graph that is in a group passes: A → B → A in ${containers} container(s)`,
    async (vault) => {
      const b = { container: containers - 1, group: containers };
      const there = call(b, mark(1), call({ group: 1 }, mark(2), call(b, mark(3))));
      await Promise.all(count(20).map(() => vault.play([there, mark(4)], { group: 1 })));
      assert.equal(
        vault.marks(),
        count(20).flatMap(() => [1, 2, 3, 4]),
      );
    },
    { containers },
  );
}

timed('what waits of one graph starts together', async (vault) => {
  const holder = vault.play([sleep(500), mark(0)], { group: 1 });
  const child = send({ group: 1 }, mark(1), sleep(200), mark(2));
  const graph = vault.play([sleep(50), child, child, child, waitAll(), mark(3)]);
  const later = vault.play([sleep(150), call({ group: 1 }, mark(4))]);
  await Promise.all([holder, graph, later]);
  assert.equal(
    vault.marks().filter((i) => i !== 3),
    [0, 1, 1, 1, 2, 2, 2, 4],
  );
});

onVault(
  'a task of a group that fails, is cancelled or late makes room for the next',
  async (vault, world) => {
    const abort = new AbortController();
    const ends = [
      codeOf(vault.play([mark(0), fail(4)], { group: 1 })),
      codeOf(vault.play([mark(1), forever], { group: 1 }, { signal: abort.signal })),
    ];
    await world.until(() => vault.marks().length === 2, 'the second');
    const late = codeOf(vault.play([mark(2), forever], { group: 1 }, { deadlineMs: 30 }));
    const last = vault.play([mark(3)], { group: 1 });
    abort.abort();
    assert.equal(await Promise.all(ends), ['CHI_E_APP', 'CHI_E_CANCELLED']);
    assert.is(await late, 'CHI_E_DEADLINE');
    await last;
    assert.is(vault.marks().at(-1), 3);
  },
);

timed('a parked task is not run any more when it is cancelled or late', async (vault, world) => {
  const hold = new AbortController();
  const abort = new AbortController();
  const holder = codeOf(vault.play([forever], { group: 1 }, { signal: hold.signal }));
  await logged(world, vault, 1);
  const sent = [
    ...count(10).map(() => vault.play([mark(9)], { group: 1 }, { signal: abort.signal })),
    ...count(10).map(() => vault.play([mark(9)], { group: 1 }, { deadlineMs: 5 })),
  ];
  const kept = vault.play([mark(1)], { group: 1 });
  abort.abort();
  const counts = await tally(sent);
  assert.equal(counts, { 'NotExecuted CHI_E_CANCELLED': 10, 'NotExecuted CHI_E_DEADLINE': 10 });
  hold.abort();
  assert.is(await holder, 'CHI_E_CANCELLED');
  await kept;
  assert.equal(vault.marks(), [1]);
});

timed(
  'a trap poisons: who is parked is not executed',
  async (vault, world) => {
    const holder = codeOf(vault.play([sleep(2000), trap()], { group: 1 }));
    await logged(world, vault, 1);
    const parked = count(20).map((i) => vault.play([mark(9)], { group: i % 2 }, { laneAny: true }));
    assert.is(await holder, 'CHI_E_TRAP');
    const counts = await tally(parked);
    const poisoned = (counts['NotExecuted CHI_E_POISONED'] ?? 0) + (counts.Ok ?? 0);
    assert.is(poisoned, 20, JSON.stringify(counts));
    assert.ok(counts['NotExecuted CHI_E_POISONED'] >= 10);
  },
  { lanes: 2 },
);

timed(
  'a pool that is destroyed lets the holder end, and executes nobody who is parked',
  async (vault, world) => {
    const holder = vault.play([sleep(2000), mark(1)], { group: 1 });
    await logged(world, vault, 1);
    const parked = count(20).map(() => vault.play([mark(9)], { group: 1 }));
    const { lo, hi } = vault.client.poolId;
    const destroyed = world.admin.destroyPool(at(0), lo, hi);
    assert.equal(await tally(parked), { 'NotExecuted CHI_E_POOL_DESTROYED': 20 });
    await holder;
    await destroyed;
    assert.equal(vault.marks(), [1]);
  },
);

onAll(
  test,
  'a runtime that stops ends holder and parked',
  async (world) => {
    const vault = await VaultPool.create(world);
    const holder = codeOf(vault.play([forever], { group: 1 }));
    await logged(world, vault, 1);
    const parked = count(20).map(() => codeOf(vault.play([mark(9)], { group: 1 })));
    await world.until(() => world.rt.pools.lanes('vault 0')[0]?.pending === 21, 'all to be in the lane');
    await world.stop(0);
    for (const code of await Promise.all([holder, ...parked])) assert.is(code, 'CHI_E_SHUTDOWN');
  },
  { registry: ['vault'] },
);

onVault(
  'a getGroup that traps ends its task, and poisons the container',
  async (vault) => {
    assert.is(await codeOf(vault.play([mark(1)], { group: BAD_GROUP })), 'CHI_E_TRAP');
    assert.is(await codeOf(vault.play([mark(1)])), 'CHI_E_POISONED');
    await vault.play([mark(2)], { container: 1 });
    assert.equal(vault.marks(), [2]);
  },
  { containers: 2 },
);

onVault(
  'a broadcast is in the group of each container',
  async (vault) => {
    const each = (i: number) => vault.play([mark(i), sleep(50), mark(i)], { group: 1, query: EVERY });
    await Promise.all(count(6).map(each));
    for (const container of count(3)) {
      const marks = vault.marks(container);
      assert.equal(marks, pairs([...new Set(marks)]));
      assert.is(marks.length, 12);
    }
  },
  { containers: 3 },
);

timed('a periodic task is in its group while it runs, and not between two runs', async (vault) => {
  const handle = vault.handle([mark(1), sleep(300), mark(1)], { group: 1 });
  const { link } = vault.client;
  link.u32[(handle.task.address + 20) >>> 2] |= TASK_PERIODIC;
  link.f64[(handle.task.address + TASK_PERIOD) >>> 3] = 2e6;
  let fired = 0;
  for await (const _ of handle) {
    await vault.play([mark(2), sleep(50), mark(2)], { group: 1 });
    if (++fired === 5) break;
  }
  const marks = vault.marks();
  assert.equal(marks, pairs(count(marks.length / 2).map((i) => marks[2 * i])));
  assert.ok(marks.filter((i) => i === 2).length === 10);
});

onVault('locks and groups together: both are held by the graph', async (vault) => {
  const script = (i: number) => [
    lock(),
    mark(i),
    call({ group: 5 }, sleep(30), call({ group: i % 3 }, lock(), unlock())),
    mark(i),
    unlock(),
  ];
  await Promise.all(count(30).map((i) => vault.play(script(i), { group: i % 3 })));
  assert.is(vault.marks().length, 60);
  for (const i of count(30)) assert.is(vault.marks()[2 * i], vault.marks()[2 * i + 1]);
});

// Whoever lets go of it wakes nobody else: the workers took turns 19 to 23 times before lanes followed their group.
timed(
  'a group over two lanes stays with one worker, as long as there are tasks of it',
  async (vault) => {
    const workers: number[] = [];
    const chain = async (number: number) => {
      for (const i of count(20)) {
        const { worker } = await vault.play([pause()], { group: 1 }, { laneHash: (number + i) % 2 });
        workers.push(worker);
      }
    };
    await Promise.all(count(100).map(chain));
    const turns = workers.filter((worker, i) => i > 0 && worker !== workers[i - 1]).length;
    assert.ok(turns < 15, `${turns} times another worker`);
  },
  { lanes: 2 },
);

test.run();
