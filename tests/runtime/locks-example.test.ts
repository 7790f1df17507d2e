// The examples of docs/locks.md: what the page shows is what these files hold, and runs.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DomainQuery } from '../../host/index.js';
import { Client as Purse } from '../mods/purse/purse_client.js';
import { Client as PurseTs } from '../mods/purse_ts/purse_ts_client.js';
import { expectShown } from '../support/page.js';
import { count, onAll, type World } from '../support/runtime.js';

const test = suite('the examples of locks and groups');
const SOURCES = [
  'tests/mods/purse/purse_runtime.ts',
  'tests/mods/purse_ts/purse_ts_runtime.ts',
  'tests/runtime/locks-example.test.ts',
];
const PAYMENTS = 200;
const PURSES = 4;

async function play(client: Purse | PurseTs): Promise<void> {
  const query = DomainQuery.globalId(0);
  await client.create(DomainQuery.localId(0), DomainQuery.globalBcast(), 'purses', { containers: 1 });
  const pay = async (key: number) => {
    await client.with({ laneHash: key }).pay(query, key, 1); // the same key, the same lane
    await client.with({ laneAny: true }).count(query); // any
  };
  await Promise.all(count(PAYMENTS).map((i) => pay(i % PURSES)));
  const totals = await Promise.all(count(PURSES).map((key) => client.pay(query, key, 0)));
  assert.equal(totals, Array(PURSES).fill(PAYMENTS / PURSES));
  assert.is(await client.count(query), PAYMENTS + 1);
}

const options = { registry: ['purse', 'purse_ts'] };
const languages: readonly [string, (world: World) => Purse | PurseTs][] = [
  ['AssemblyScript', ({ rt }) => new Purse(rt)],
  ['TypeScript', ({ rt }) => new PurseTs(rt)],
];
for (const [language, client] of languages) {
  onAll(test, `nothing is lost of what takes turns, in ${language}`, (world) => play(client(world)), options);
}

test('each piece of code on the page is in one of the files', () => {
  expectShown('docs/locks.md', SOURCES);
});

test.run();
