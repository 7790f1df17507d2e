// What a method should not do with its children harms neither the node nor other tasks.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  MISUSE_BLOCK_ALONE,
  MISUSE_DELETE_AWAITED,
  MISUSE_DELETE_PENDING,
  MISUSE_LEAVE_UNSENT,
  MISUSE_WAIT_TWICE,
  MISUSE_WAIT_UNSENT,
} from '../mods/ledger/ledger_client.js';
import { ANY, at, count, onAll } from '../support/runtime.js';

const test = suite('misuse of children');

for (const [name, kind] of Object.entries({
  'blocks with nothing to wait for': MISUSE_BLOCK_ALONE,
  'frees a child that it waits for': MISUSE_DELETE_AWAITED,
  'frees a child that is on its way': MISUSE_DELETE_PENDING,
  'frees a child that it never sent': MISUSE_LEAVE_UNSENT,
  'waits twice for a child': MISUSE_WAIT_TWICE,
  'waits for a child that it never sent': MISUSE_WAIT_UNSENT,
})) {
  onAll(test, `a method that ${name}`, async (world) => {
    const ledger = await world.ledger(2);
    for (const _ of count(20)) await ledger.misuse(ANY, kind);
    await Promise.all(count(200).map(() => ledger.misuse(ANY, kind)));
    assert.is(await ledger.failOn(at(1), 0, 0), 1);
  });
}

test.run();
