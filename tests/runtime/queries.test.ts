// Where a domain query sends a task, and what becomes of one that names nothing.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RANGE_GLOBAL, RANGE_LOCAL, SELECT_HASH, SELECT_ID } from '../../assembly/abi/layout.js';
import { DomainQuery, SubDomain } from '../../host/index.js';
import type { Client as Ledger } from '../mods/ledger/ledger_client.js';
import { ANY, at, codeOf, count, onAll } from '../support/runtime.js';

const test = suite('queries');
const CONTAINERS = 3;

/** The container that a query finds. */
const found = (ledger: Ledger, query: DomainQuery) => ledger.failOn(query, 0, 0);
const foundBy = (ledger: Ledger, query: (value: number) => DomainQuery) =>
  Promise.all(count(7).map((value) => found(ledger, query(value))));
const BY_HASH = [0, 1, 2, 0, 1, 2, 0];

onAll(test, 'ids name a container, hashes find one', async (world) => {
  const ledger = await world.ledger(CONTAINERS);
  for (const id of count(CONTAINERS)) {
    assert.is(await found(ledger, DomainQuery.localId(id)), id);
    assert.is(await found(ledger, DomainQuery.globalId(id)), id);
  }
  assert.equal(await foundBy(ledger, DomainQuery.localHash), BY_HASH);
  assert.equal(await foundBy(ledger, DomainQuery.globalHash), BY_HASH);
  assert.is(await found(ledger, DomainQuery.globalHash(0xffffffff)), 0xffffffff % CONTAINERS);
});

onAll(test, 'a direct hash looks into its subdomain', async (world) => {
  const ledger = await world.ledger(CONTAINERS);
  const direct = (domain: SubDomain) => (value: number) => DomainQuery.directHash(domain, value);
  assert.equal(await foundBy(ledger, direct(SubDomain.kGlobalContainers)), BY_HASH);
  assert.equal(await foundBy(ledger, direct(SubDomain.kLocalContainers)), BY_HASH);
  assert.equal(await foundBy(ledger, direct(SubDomain.kPhysicalNode)), Array(7).fill(0)); // the one node's first
});

onAll(test, 'a container, pool or method that is not there', async (world) => {
  const ledger = await world.ledger(CONTAINERS);
  for (const query of [DomainQuery.localId(CONTAINERS), DomainQuery.globalId(CONTAINERS), at(0xffffffff)]) {
    assert.is(await codeOf(found(ledger, query)), 'CHI_E_UNKNOWN_CONTAINER');
  }
  const probe = await world.probe();
  assert.is(await codeOf(probe.call(63, ANY)), 'CHI_E_UNKNOWN_METHOD');
  assert.is(await codeOf(probe.call(64, ANY)), 'CHI_E_UNKNOWN_METHOD');
  assert.is(await codeOf(probe.call(0xffffffff, ANY)), 'CHI_E_UNKNOWN_METHOD');
  assert.is(await codeOf(probe.unsupported(ANY)), 'CHI_E_UNSUPPORTED_METHOD');
  const { lo, hi } = ledger.poolId;
  assert.is(await codeOf(found(ledger.bind({ lo: lo + 1024, hi }), ANY)), 'CHI_E_UNKNOWN_POOL');
  assert.is(await codeOf(found(ledger.bind({ lo, hi: hi + 1 }), ANY)), 'CHI_E_UNKNOWN_POOL');
  assert.is(await codeOf(found(ledger.bind({ lo: 0, hi: 0 }), ANY)), 'CHI_E_UNKNOWN_POOL');
  assert.is(await found(ledger.bind({ lo, hi }), at(2)), 2);
});

onAll(test, 'a query that has no meaning', async (world) => {
  const ledger = await world.ledger(CONTAINERS);
  const pack = (range: number, selection: number, iteration: number, domain: number) =>
    ({
      word: (range | (selection << 8) | (iteration << 16) | (domain << 24)) >>> 0,
      value: 0,
    }) as DomainQuery;
  for (const query of [
    pack(7, SELECT_ID, 0, 0), // no such range
    pack(RANGE_LOCAL, 9, 0, SubDomain.kLocalContainers), // no such selection
    pack(1, SELECT_HASH, 0, 77), // no such subdomain
    pack(RANGE_GLOBAL, 2, 3, SubDomain.kGlobalContainers), // no such iteration
  ]) {
    assert.is(await codeOf(found(ledger, query)), 'CHI_E_BAD_QUERY', query.word.toString(16));
  }
});

test.run();
