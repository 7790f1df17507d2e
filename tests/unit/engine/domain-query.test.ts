// Domain queries: the containers that each query of the issue names, and what has no meaning.
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import * as abi from '../../../assembly/abi/layout.js';
import { POOL_SIZE } from '../../../assembly/abi/map.js';
import { POOL_LOCAL_COUNT, POOL_TABLES } from '../../../assembly/abi/pool-layout.js';
import { onEachBuild, RUNTIME, SCRATCH, startEngine, type TestEngine } from '../../support/engine.js';

const POOL = SCRATCH;
const NODE = 1;

/** A pool of `count` containers; `local` = global ids of those on this node, all of them without it. */
function withPool(
  engine: TestEngine,
  count: number,
  local?: number[],
): (word: number, value: number) => number {
  const { call, views } = engine;
  views.u8.fill(0, POOL, POOL + POOL_SIZE);
  assert.is(call.newTables(POOL, count, NODE), 1);
  if (local !== undefined) {
    views.u32[(POOL + POOL_LOCAL_COUNT) >>> 2] = local.length;
    const table = ((views.u32[(POOL + POOL_TABLES) >>> 2] as number) + 4 * count) >>> 2;
    views.u32.set(local, table);
  }
  return (word, value) => call.resolveQuery(POOL, word, value) >>> 0;
}

const word = (range: number, selection = 0, iteration = 0, subdomain = 0): number =>
  (range | (selection << 8) | (iteration << 16) | (subdomain << 24)) >>> 0;

const LOCAL_ID = word(abi.RANGE_LOCAL, abi.SELECT_ID);
const LOCAL_HASH = word(abi.RANGE_LOCAL, abi.SELECT_HASH);
const GLOBAL_ID = word(abi.RANGE_GLOBAL, abi.SELECT_ID);
const GLOBAL_HASH = word(abi.RANGE_GLOBAL, abi.SELECT_HASH);
const GLOBAL_BCAST = word(abi.RANGE_GLOBAL, abi.SELECT_RANGE, abi.ITERATE_BROADCAST);
const direct = (subdomain: number, selection: number): number =>
  word(abi.RANGE_DIRECT, selection, 0, subdomain);
const { SUBDOMAIN_GLOBAL: GLOBAL, SUBDOMAIN_LOCAL: LOCAL, SUBDOMAIN_PHYSICAL_NODE: PHYSICAL } = abi;

onEachBuild(test, 'ids', (build) => {
  const engine = startEngine(build);
  const resolve = withPool(engine, 5, [3, 1]);
  const { NOWHERE } = engine.at;
  for (const query of [LOCAL_ID, direct(LOCAL, abi.SELECT_ID)]) {
    assert.equal(
      [0, 1, 2, 2 ** 32 - 1].map((id) => resolve(query, id)),
      [3, 1, NOWHERE, NOWHERE],
    );
  }
  for (const query of [GLOBAL_ID, direct(GLOBAL, abi.SELECT_ID)]) {
    assert.equal(
      [0, 4, 5, 2 ** 32 - 1].map((id) => resolve(query, id)),
      [0, 4, NOWHERE, NOWHERE],
    );
  }
  const node = direct(PHYSICAL, abi.SELECT_ID);
  assert.equal(
    [1, 0, 2].map((id) => resolve(node, id)),
    [3, NOWHERE, NOWHERE],
    'its first container',
  );
});

onEachBuild(test, 'hashes', (build) => {
  const resolve = withPool(startEngine(build), 5, [3, 1]);
  const hashes = [0, 1, 2, 7, 2 ** 31, 2 ** 32 - 1];
  for (const query of [LOCAL_HASH, direct(LOCAL, abi.SELECT_HASH)]) {
    assert.equal(
      hashes.map((hash) => resolve(query, hash)),
      hashes.map((hash) => [3, 1][hash % 2]),
    );
  }
  for (const query of [GLOBAL_HASH, direct(GLOBAL, abi.SELECT_HASH)]) {
    assert.equal(
      hashes.map((hash) => resolve(query, hash)),
      hashes.map((hash) => hash % 5),
    );
  }
  const node = direct(PHYSICAL, abi.SELECT_HASH);
  assert.equal(
    hashes.map((hash) => resolve(node, hash)),
    hashes.map(() => 3),
    'one node',
  );
});

onEachBuild(test, 'a pool of one container', (build) => {
  const resolve = withPool(startEngine(build), 1);
  for (const query of [LOCAL_HASH, GLOBAL_HASH, direct(PHYSICAL, abi.SELECT_HASH)]) {
    assert.is(resolve(query, 2 ** 32 - 1), 0);
  }
});

onEachBuild(test, 'a broadcast is every container', (build) => {
  const engine = startEngine(build);
  for (const count of [1, 5]) {
    const resolve = withPool(engine, count);
    assert.is(resolve(GLOBAL_BCAST, 0), engine.at.SEVERAL);
    assert.is(engine.call.rangeCount(POOL, 0), count);
  }
});

onEachBuild(test, 'a range has its first container and their number', (build) => {
  const engine = startEngine(build);
  const resolve = withPool(engine, 5);
  const cases: [first: number, count: number, found: number][] = [
    [0, 5, 5],
    [2, 0, 3], // 0 = the rest
    [2, 3, 3],
    [4, 1, 1],
    [4, 2, 0],
    [5, 0, 0],
    [0, 6, 0],
    [0xffff, 0xffff, 0],
  ];
  for (const iteration of [abi.ITERATE_BROADCAST, abi.ITERATE_UNTIL_SUCCESS]) {
    const query = word(abi.RANGE_GLOBAL, abi.SELECT_RANGE, iteration, GLOBAL);
    for (const [first, count, found] of cases) {
      const value = (first | (count << 16)) >>> 0;
      assert.is(engine.call.rangeFirst(value), first);
      assert.is(engine.call.rangeCount(POOL, value), found, `${first}, ${count}`);
      assert.is(resolve(query, value), found === 0 ? engine.at.NOWHERE : engine.at.SEVERAL);
    }
  }
});

/** The same once more, from the table of queries instead of by cases. */
function expected({ at }: TestEngine, query: number, value: number, count: number, local: number[]): number {
  const [range, selection, iteration, subdomain] = [0, 8, 16, 24].map((shift) => (query >>> shift) & 0xff);
  if (range === abi.RANGE_GLOBAL && selection === abi.SELECT_RANGE) {
    if (iteration !== abi.ITERATE_BROADCAST && iteration !== abi.ITERATE_UNTIL_SUCCESS)
      return at.MALFORMED as number;
    const [start, wanted] = [value & 0xffff, value >>> 16];
    return (start < count && start + (wanted || 1) <= count ? at.SEVERAL : at.NOWHERE) as number;
  }
  const byRange = { [abi.RANGE_LOCAL]: LOCAL, [abi.RANGE_GLOBAL]: GLOBAL, [abi.RANGE_DIRECT]: subdomain };
  const ids = { [LOCAL]: local, [GLOBAL]: [...Array(count).keys()], [PHYSICAL]: [local[0]] };
  const among = ids[byRange[range as number] ?? -1];
  const isId = selection === abi.SELECT_ID;
  if (among === undefined || (!isId && selection !== abi.SELECT_HASH)) return at.MALFORMED as number;
  const first = among === ids[PHYSICAL] ? 1 : 0; // nodes count from 1
  return (isId ? among[value - first] : among[value % among.length]) ?? (at.NOWHERE as number);
}

onEachBuild(test, 'every other query is malformed, and none traps', (build) => {
  const engine = startEngine(build);
  const local = [6, 2, 3];
  const resolve = withPool(engine, 7, local);
  const byte = fc.oneof({ weight: 4, arbitrary: fc.nat(4) }, fc.nat(255));
  const value = fc.oneof(fc.nat(8), fc.integer({ min: 0, max: 0xffffffff }));
  fc.assert(
    fc.property(byte, byte, byte, byte, value, (range, selection, iteration, subdomain, number) => {
      const query = word(range, selection, iteration, subdomain);
      assert.is(resolve(query, number), expected(engine, query, number, 7, local), query.toString(16));
    }),
    { numRuns: 3000 },
  );
});

onEachBuild(test, 'tables name the node and the address of each container', (build) => {
  const engine = startEngine(build);
  const { call } = engine;
  const live = call.liveBytes(RUNTIME);
  withPool(engine, 4);
  for (let id = 0; id < 4; id++) {
    assert.is(call.ownerNode(POOL, id), NODE);
    assert.is(call.localToGlobal(POOL, id), id);
    assert.is(call.containerAt(POOL, id), 0);
  }
  call.setContainer(POOL, 2, 4096);
  assert.equal(
    [1, 2, 3].map((id) => call.containerAt(POOL, id)),
    [0, 4096, 0],
  );
  call.freeTables(POOL);
  assert.is(call.liveBytes(RUNTIME), live);
  assert.is(call.newTables(POOL, 2 ** 20, NODE), 0, 'without memory');
});

test.run();
