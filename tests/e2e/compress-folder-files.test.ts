// The example's files: what changes between being found and being read, what reads badly, what has no plain name.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Block, blocksOf } from '../../examples/compress-folder/blocks.js';
import { printable, textOf } from '../../examples/compress-folder/names.js';
import { Tally } from '../../examples/compress-folder/tally.js';
import { type Found, walk } from '../../examples/compress-folder/walk.js';
import { skip } from '../support/skip.js';

const test = suite<{ folder: string }>('compress-folder: files');

const BLOCK_BYTES = 100;
const CHANGED = 'its size or content changed while it was read';

test.before.each((context) => {
  context.folder = mkdtempSync(path.join(tmpdir(), 'chimaera-'));
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true, force: true }));

async function list<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all = [];
  for await (const item of items) all.push(item);
  return all;
}

async function* once(...found: Found[]) {
  yield* found;
}

/** Reads all blocks, several at once, and answers what became of the files. */
async function readAll(
  found: AsyncIterable<Found>,
  onBlock: (block: Block) => void = () => {},
): Promise<Tally> {
  const tally = new Tally();
  const blocks = blocksOf(found, BLOCK_BYTES, tally);
  const loop = async () => {
    const buffer = new Uint8Array(BLOCK_BYTES);
    for await (const block of blocks) {
      onBlock(block);
      if ((await block.read(buffer)) !== undefined) await block.finish({ compressedBytes: 1 });
    }
  };
  await Promise.all([loop(), loop(), loop()]);
  return tally;
}

async function fileOf(folder: string, size: number): Promise<{ file: string; found: Found[] }> {
  const file = path.join(folder, 'file');
  writeFileSync(file, Buffer.alloc(size, 1));
  return { file, found: await list(walk(folder)) };
}

test('blocks have no gaps, and the last one ends where the file ends', async ({ folder }) => {
  for (const [size, count] of [
    [0, 1],
    [1, 1],
    [99, 1],
    [100, 1],
    [101, 2],
    [1000, 10],
  ]) {
    const { found } = await fileOf(folder, size);
    const sizes: number[] = [];
    const tally = await readAll(once(...found), (block) => sizes.push(block.size));
    assert.equal([sizes.length, sizes.reduce((a, b) => a + b)], [count, size]);
    assert.equal(
      [tally.files, tally.bytes, tally.compressedBytes, tally.skipped.length],
      [1, size, count, 0],
    );
  }
});

const BEFORE: [what: string, replace: (file: string) => void, reason: string | RegExp][] = [
  ['vanished', () => {}, 'it vanished meanwhile'],
  ['became a folder', (file) => mkdirSync(file), CHANGED],
  ['became a pipe that nobody writes to', (file) => execFileSync('mkfifo', [file]), CHANGED],
  ['became a link', (file) => symlinkSync(path.dirname(file), file), /^ELOOP/],
];
for (const [what, replace, reason] of BEFORE) {
  test(`a file that ${what} before it was opened`, async ({ folder }) => {
    const { file, found } = await fileOf(folder, 250);
    unlinkSync(file);
    replace(file);
    const { files, skipped } = await readAll(once(...found));
    assert.equal([files, skipped.length, skipped[0].path], [0, 1, 'file']);
    if (typeof reason === 'string') assert.is(skipped[0].reason, reason);
    else assert.match(skipped[0].reason, reason);
  });
}

const WHILE: [what: string, change: (file: string) => void, reason: string | undefined][] = [
  ['grows', (file) => appendFileSync(file, 'more'), CHANGED],
  ['shrinks', (file) => truncateSync(file, 120), CHANGED],
  ['is emptied', (file) => truncateSync(file, 0), CHANGED],
  ['is unlinked', (file) => unlinkSync(file), undefined], // it is open: its content is still there
];
for (const [what, change, reason] of WHILE) {
  test(`a file that ${what} while it is read`, async ({ folder }) => {
    const { file, found } = await fileOf(folder, 100_000);
    let blocks = 0;
    const { files, skipped } = await readAll(once(...found), () => {
      if (++blocks === 500) change(file);
    });
    assert.equal(skipped, reason === undefined ? [] : [{ path: 'file', reason }]);
    assert.is(files, 1 - skipped.length);
  });
}

test('a problem of one block is the file’s, told once', async ({ folder }) => {
  const { found } = await fileOf(folder, 300);
  const tally = new Tally();
  for await (const block of blocksOf(once(...found), BLOCK_BYTES, tally)) {
    await block.finish({ compressedBytes: 10, problem: 'other bytes' });
  }
  assert.equal([tally.files, tally.bytes, tally.compressedBytes], [1, 300, 30]);
  assert.equal(tally.mismatched, [{ path: 'file', reason: 'other bytes' }]);
});

const onProc = existsSync('/proc/self/mem') ? test : undefined;
const NO_PROC = 'files that fail when they are read, or hide their size, need /proc';
const PROC = 'a file that cannot be read, and one that says it is empty and is not';
if (!onProc) skip(test, PROC, NO_PROC);
onProc?.(PROC, async () => {
  const name = (path: string) => ({ path: Buffer.from(path), name: Buffer.from(path), size: 0 });
  const { files, skipped } = await readAll(once(name('/proc/self/mem'), name('/proc/self/status')));
  assert.is(files, 0);
  assert.match(skipped[0].reason, /^EIO: i\/o error$/);
  assert.equal(skipped[1], { path: '/proc/self/status', reason: CHANGED });
});

test('devices are not opened', async () => {
  for await (const found of walk('/dev')) {
    if (found.name.toString() !== 'null') continue;
    assert.is('reason' in found && found.reason, 'a device, not opened');
    return;
  }
  assert.unreachable('/dev/null was not found');
});

test('the walk: files before folders, by name, without what is left out at the top', async ({ folder }) => {
  for (const name of ['b', 'a', 'c/z', 'c/dist/y', 'B/x', 'dist/left', 'empty/']) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    if (name.endsWith('/')) mkdirSync(path.join(folder, name));
    else writeFileSync(path.join(folder, name), '');
  }
  const names = (await list(walk(folder, ['dist']))).map((found) => found.name.toString());
  assert.equal(names, ['a', 'b', 'B/x', 'c/z', 'c/dist/y']);
});

test('a folder that vanishes during the walk is listed', async ({ folder }) => {
  mkdirSync(path.join(folder, 'sub'));
  writeFileSync(path.join(folder, 'file'), '');
  const found: Found[] = [];
  for await (const entry of walk(folder)) {
    if (found.push(entry) === 1) rmSync(path.join(folder, 'sub'), { recursive: true });
  }
  assert.equal(
    found.map((entry) => [entry.name.toString(), 'reason' in entry ? entry.reason : '']),
    [
      ['file', ''],
      ['sub', 'it vanished meanwhile'],
    ],
  );
});

test('names as text: bytes that are no UTF-8 stay distinguishable, nothing reaches a terminal raw', () => {
  assert.is(textOf(Buffer.from('grüße\n')), 'grüße\n');
  assert.is(textOf(Buffer.from([0x61, 0xff, 0xc3])), 'a\\xff\\xc3');
  assert.is(printable('a\nb\x1b[2J\u009b\u202e\u{e0001} ü🜲'), 'a\\nb\\x1b[2J\\x9b\\u{202e}\\u{e0001} ü🜲');
});

test.run();
