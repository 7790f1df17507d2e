// Cancels and deadlines of tasks that wait for a pool or for the host: they end at once, and what they waited for, which
// comes later or never, harms nobody. Random plays of the same: tests/sim/pools.test.ts.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PoolRoom } from '../support/pool-plays.js';
import { RawClient } from '../support/raw-client.js';
import { ANY, codeOf, onAll, PLACES } from '../support/runtime.js';

const test = suite('cancels of what waits for pools and the host');
const MS = 1e6;
const HOUR = 3600e3 * MS;

function withRoom(name: string, body: (room: PoolRoom) => Promise<void>, places = PLACES): void {
  onAll(
    test,
    name,
    async (world) => {
      const raw = await RawClient.attach(world);
      await body(new PoolRoom(world, raw));
      raw.detach();
    },
    undefined,
    places,
  );
}

withRoom('who waits for a pool that somebody else creates', async (room) => {
  const { raw, world } = room;
  const before = world.started('kCreatePool');
  const creator = room.create('slow', { openNs: HOUR });
  await room.started('kCreatePool', 1, before);
  const [first, second, late] = [
    room.create('slow'),
    room.create('slow'),
    room.create('slow', {}, room.soon),
  ];
  await room.started('kCreatePool', 4, before);
  await room.cancelled(second);
  await room.overdue(late);
  await room.cancelled(creator); // its containers are told: the pool is not made
  const { outcome } = await raw.done(first);
  assert.is(outcome, 'AppError FAILED', 'it waited on, and learns that there is no pool');
  raw.free(first);
  await world.admin.destroyPool(ANY, ...(Object.values(await room.pool('slow')) as [number, number]));
});

withRoom('the creation of a pool ends at its deadline, and leaves none', async (room) => {
  const before = room.world.started('kCreatePool');
  const late = room.create('late', { openNs: HOUR, closeNs: 1 * MS }, room.soon);
  await room.started('kCreatePool', 1, before);
  await room.overdue(late);
  const pool = await room.pool('late');
  assert.equal(await room.world.admin.getPoolId(ANY, 'late'), { foundLo: pool.lo, foundHi: pool.hi });
});

withRoom('who destroys a pool that does not drain gives that up; the next one may', async (room) => {
  const { raw, world } = room;
  const before = world.started('kDestroyPool');
  const pool = await room.pool('busy');
  const sleeper = room.nap(pool, HOUR);
  await world.until(() => world.started('kNap') === 1);
  const first = room.destroy(pool);
  await room.started('kDestroyPool', 1, before);
  await room.cancelled(first);
  const refused = room.nap(pool, 1);
  assert.is(await room.outcome(refused), 'NotExecuted POOL_DESTROYED');
  const late = room.destroy(pool, room.soon);
  await room.started('kDestroyPool', 2, before);
  await room.overdue(late);
  const last = room.destroy(pool);
  await room.started('kDestroyPool', 3, before);
  await room.cancelled(sleeper);
  assert.is(await room.outcome(last), 'Ok');
  raw.free(refused, last);
  assert.is(await codeOf(world.admin.destroyPool(ANY, pool.lo, pool.hi)), 'CHI_E_APP');
});

withRoom(
  'a pool whose containers take too long to be destroyed goes all the same',
  async (room) => {
    const pool = await room.pool('slow to go', { closeNs: HOUR });
    const destroy = room.destroy(pool, room.soon);
    assert.is(await room.outcome(destroy), 'Ok');
    room.raw.free(destroy);
    assert.is(await codeOf(room.world.admin.destroyPool(ANY, pool.lo, pool.hi)), 'CHI_E_APP');
  },
  PLACES.filter(({ seed }) => seed !== undefined),
);

withRoom('who waits for the host: its answer comes late, and reaches nobody', async (room) => {
  const { world, raw } = room;
  const answers: (() => void)[] = [];
  world.rt.modules.register = () =>
    new Promise((_, reject) => void answers.push(() => reject(new Error('late'))));
  const [first, late] = [room.register('one'), room.register('two', room.soon)];
  await world.until(() => answers.length === 2, 'the host to be asked');
  await room.cancelled(first);
  await room.overdue(late);
  const next = [room.register('three'), room.register('four')];
  await world.until(() => answers.length === 4, 'the host to be asked again');
  for (const answer of answers.splice(0, 2)) answer();
  await room.pool('meanwhile');
  for (const answer of answers) answer();
  for (const task of next) assert.is(await room.outcome(task), 'AppError FAILED'); // refused, not cancelled
  raw.free(...next);
});

test.run();
