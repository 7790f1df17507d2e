// What lies in a thread's slot: every field has a place of its own.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SLOT_SIZE } from '../../../assembly/abi/map.js';
import * as layout from '../../../assembly/abi/slot-layout.js';

const test = suite('layout of a slot');

/** Values of SLOT_STATE, no places. */
const STATES = ['SLOT_FREE', 'SLOT_CLAIMED', 'SLOT_ACTIVE', 'SLOT_LENT', 'SLOT_BORROWED'];

test('no two fields begin at the same byte, and none behind the end', () => {
  const fields = Object.entries(layout).filter(
    ([name]) => name.startsWith('SLOT_') && !STATES.includes(name),
  );
  assert.ok(fields.length > 50, `${fields.length} fields`);
  const names = new Map<number, string>();
  for (const [name, at] of fields) {
    assert.is(names.get(at), undefined, `${name} and ${names.get(at)} lie at ${at}`);
    assert.ok(at < SLOT_SIZE, `${name} at ${at}`);
    names.set(at, name);
  }
});

test.run();
