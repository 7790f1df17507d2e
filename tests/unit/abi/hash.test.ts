import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { canonicalAbi } from '#tools/abi-hash.mjs';
import { fnv1a } from '#tools/generator/index.mjs';
import * as layout from '../../../assembly/abi/layout.js';
import * as slot from '../../../assembly/abi/slot-layout.js';
import { MODULE_CALLS } from '../../../host/engine/abi.js';
import { ROOT } from '../../support/root.js';

const test = suite('ABI hash');

const read = (file: string) => readFileSync(path.join(ROOT, 'assembly', file), 'utf8');
const LAYOUT = read('abi/layout.ts');
const CALLS = read('module/chimaera.ts');
const linesOf = () => canonicalAbi().trimEnd().split('\n');
const hashOf = (text = LAYOUT, calls = CALLS) => fnv1a(canonicalAbi(text, calls));

test('it is the hash of the constants and of the calls', () => {
  assert.is(layout.ABI_HASH, hashOf(), 'run: npm run generate');
  assert.is.not(layout.ABI_HASH, 0);
});

test('every constant but the hash itself is in its text, and every call that a module may import', () => {
  const names = new Set(linesOf().map((line) => line.split(/[=(]/)[0]));
  const { ABI_HASH: _, ...constants } = layout;
  for (const name of [...Object.keys(constants), ...MODULE_CALLS]) assert.ok(names.has(name), name);
});

test('so is what the files of a module take from elsewhere, and nothing else', () => {
  const lines = linesOf();
  for (const line of [`SLOT_RCTX=${slot.SLOT_RCTX}`, `SLOT_UNSENT=${slot.SLOT_UNSENT}`, 'OK=0']) {
    assert.ok(lines.includes(line), line);
  }
  assert.ok(lines.some((line) => line.startsWith('kLocalSchedule=0;kGlobalSchedule=1;')));
  assert.not(
    lines.some((line) => line.startsWith('SLOT_TURN=')),
    "the engine's own",
  );
});

/** Replaces a text that has to be there. */
function edit(text: string, from: string | RegExp, to: string): string {
  const edited = text.replace(from, to);
  assert.is.not(edited, text);
  return edited;
}

test('a number, a name, a type or an order of parameters changes it', () => {
  const { ABI_HASH } = layout;
  assert.is.not(hashOf(edit(LAYOUT, 'TASK_METHOD: usize = 16;', 'TASK_METHOD: usize = 20;')), ABI_HASH);
  assert.is.not(hashOf(edit(LAYOUT, 'TASK_OWNS: u32 = 1 << 21', 'TASK_OWNS: u32 = 1 << 20')), ABI_HASH);
  assert.is.not(hashOf(edit(LAYOUT, 'RUN_DONE', 'RUN_ENDED')), ABI_HASH);
  assert.is.not(
    hashOf(LAYOUT, edit(CALLS, 'locals(rctx: usize, bytes: u32)', 'locals(rctx: usize, bytes: u64)')),
    ABI_HASH,
  );
  assert.is.not(
    hashOf(LAYOUT, edit(CALLS, 'locals(rctx: usize, bytes: u32)', 'locals(bytes: u32, rctx: usize)')),
    ABI_HASH,
  );
});

test('comments, order, formatting and the hash itself do not', () => {
  const { ABI_HASH } = layout;
  const lines = LAYOUT.split('\n');
  const constants = lines.filter((line) => line.startsWith('export const')).reverse();
  assert.is(hashOf(constants.map((line) => line.replace(/\/\/.*/, '')).join('\n')), ABI_HASH);
  assert.is(hashOf(edit(LAYOUT, /ABI_HASH: u32 = \w+/, 'ABI_HASH: u32 = 5')), ABI_HASH);
  assert.is(
    hashOf(
      LAYOUT,
      edit(CALLS, 'locals(rctx: usize, bytes: u32)', 'locals(\n  rctx: usize, // here\n  bytes: u32,\n)'),
    ),
    ABI_HASH,
  );
});

test.run();
