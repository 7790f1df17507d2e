// Every allocator kind under random use by real threads on one memory, most blocks freed by another thread than the
// one that took them. A failure names its seed, with which the threads draw the same numbers (not the same order).
// runs alone: its threads need the processors at the same time
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { SEGMENTS_BASE } from '../../assembly/abi/map.js';
import { sharedWords, takeAll } from '../support/churn.js';
import { KINDS, type Kind, kindsOf, MAIN, startEngine } from '../support/engine.js';
import { withSeed } from '../support/random.js';
import { runThreads } from '../support/threads.js';
import type { ThreadAnswer, ThreadData } from './allocators-thread.js';

const THREADS = 4;
const OPERATIONS = 250_000;
const MAIN_MIB = 16;
const SCRIPT = new URL('./allocators-thread.js', import.meta.url);

const run = (data: ThreadData[]) => runThreads<ThreadData, ThreadAnswer>(SCRIPT, data);

async function churn(kind: Kind, seed: number): Promise<void> {
  const engine = startEngine('mt', { mainMib: MAIN_MIB, kinds: kindsOf(kind) });
  const shared = {
    segment: MAIN,
    base: SEGMENTS_BASE,
    operations: OPERATIONS,
    mailbox: sharedWords(64),
    owners: sharedWords((MAIN_MIB << 20) / 64),
  };
  const gate = sharedWords(2);
  const answers = await run(
    Array.from({ length: THREADS }, (_, index) => ({
      memory: engine.memory,
      gate,
      threads: THREADS,
      ...shared,
      seed: seed + index,
      liveMax: index % 2 === 0 ? 100 : 2000,
    })),
  );
  assert.is(new Set(answers.map(({ slot }) => slot)).size, THREADS);
  assert.is(engine.call.liveBytes(MAIN), 0);
  assert.ok(shared.owners.every((owner) => owner === 0));
  const taken = answers.reduce((sum, it) => sum + it.taken, 0);
  assert.ok(taken > (THREADS * OPERATIONS) / 32, `${taken} blocks`); // an arena is full when its threads are slow
  // In the end all of the memory can be had again: each slot gives back the pages that its thread kept.
  for (const { slot } of answers) {
    engine.call.enter(slot);
    takeAll(engine, MAIN);
  }
  engine.call.enter(0);
  const found = takeAll(engine, MAIN);
  const fresh = takeAll(startEngine('mt', { mainMib: MAIN_MIB, kinds: kindsOf(kind) }), MAIN);
  // A block of the free list keeps its size, and its header of 64 bytes.
  if (kind === 'free list')
    assert.ok(found.sum + 64 * found.count > (MAIN_MIB << 20) - 512, JSON.stringify(found));
  else assert.equal(found, fresh);
}

for (const kind of Object.keys(KINDS) as Kind[]) {
  test(`${kind}: ${THREADS} threads, ${THREADS * OPERATIONS} operations`, () =>
    withSeed((seed) => churn(kind, seed)));
}

test.run();
