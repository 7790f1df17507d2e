// What every allocator kind promises, in each segment. Random and threaded use: tests/stress/allocators*.test.ts.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { SEGMENTS_BASE } from '../../../assembly/abi/map.js';
import { DOUBLE_FREE, FOREIGN_POINTER, OK } from '../../../assembly/abi/status.js';
import {
  attachClient,
  CLIENT,
  MAIN,
  onEachKind,
  RUNTIME,
  SEGMENTS,
  type TestEngine,
} from '../../support/engine.js';

const SIZES = [
  1, 63, 64, 65, 96, 128, 1000, 1024, 1025, 1280, 1281, 4096, 16383, 16384, 16385, 65536, 300000,
];
const MIB = 1 << 20;

const alloc = ({ call }: TestEngine, segment: number, bytes: number): number =>
  call.alloc(segment, bytes) >>> 0;

/** Allocates until there is no more. */
function exhaust(engine: TestEngine, segment: number, bytes: number): number[] {
  const blocks: number[] = [];
  for (let at = alloc(engine, segment, bytes); at !== 0; at = alloc(engine, segment, bytes)) blocks.push(at);
  return blocks;
}

function freeAll({ call }: TestEngine, blocks: number[]): void {
  for (const block of blocks) assert.is(call.free(block), OK);
}

onEachKind(test, 'blocks of all sizes are aligned, apart, and in their segment', (start) => {
  const engine = start();
  for (const [name, segment] of Object.entries(SEGMENTS)) {
    const blocks = SIZES.map((bytes) => ({ at: alloc(engine, segment, bytes), bytes }));
    for (const { at, bytes } of blocks) {
      assert.ok(at !== 0 && at % 64 === 0, `${name}: ${bytes} bytes at ${at}`);
      assert.is(engine.call.segmentOf(at), segment);
      assert.is(engine.call.segmentOf(at + bytes - 1), segment);
    }
    blocks.sort((a, b) => a.at - b.at);
    blocks.reduce((before, block) => {
      assert.ok(before.at + before.bytes <= block.at, `${name}: ${before.bytes} and ${block.bytes} overlap`);
      return block;
    });
  }
});

onEachKind(test, 'live bytes count what is allocated and return to where they were', (start) => {
  const engine = start();
  for (const segment of Object.values(SEGMENTS)) {
    const baseline = engine.call.liveBytes(segment);
    const blocks = SIZES.map((bytes) => {
      const before = engine.call.liveBytes(segment);
      const block = alloc(engine, segment, bytes);
      assert.ok(engine.call.liveBytes(segment) - before >= bytes, `${bytes} bytes`);
      return block;
    });
    freeAll(engine, blocks);
    assert.is(engine.call.liveBytes(segment), baseline);
  }
});

onEachKind(test, 'an empty block is a block', (start) => {
  const engine = start();
  const blocks = exhaust(engine, MAIN, 0);
  assert.ok(blocks.length > 30000);
  assert.is(new Set(blocks).size, blocks.length);
  freeAll(engine, blocks);
  assert.is(engine.call.liveBytes(MAIN), 0);
});

onEachKind(test, 'a second free is a double free and counts nothing', (start) => {
  const engine = start();
  for (const bytes of SIZES) {
    const [keep, block] = [alloc(engine, MAIN, bytes), alloc(engine, MAIN, bytes)] as [number, number];
    assert.is(engine.call.free(block), OK);
    const live = engine.call.liveBytes(MAIN);
    const status = engine.call.free(block);
    assert.is(status, DOUBLE_FREE, `${bytes} bytes`);
    assert.is(engine.call.liveBytes(MAIN), live);
    assert.is(engine.call.free(keep), OK);
  }
});

onEachKind(test, 'addresses that are no blocks are foreign pointers', (start) => {
  const engine = start();
  const small = alloc(engine, MAIN, 640);
  const large = alloc(engine, MAIN, 200000);
  const end = SEGMENTS_BASE + 12 * MIB;
  const wrong = [0, 1, 64, 4096, SEGMENTS_BASE - 64, end, end + 64, 0xffffffc0];
  const inside = [small + 1, small + 8, small + 64, small - 8, large + 64, large + 65536, large + 196608];
  for (const address of [...wrong, ...inside, SEGMENTS_BASE, SEGMENTS_BASE + 32]) {
    assert.is(engine.call.free(address), FOREIGN_POINTER, String(address));
  }
  freeAll(engine, [small, large]);
  assert.is(engine.call.liveBytes(MAIN), 0);
});

onEachKind(test, 'more than the segment has is refused, up to the last number', (start, kind) => {
  const engine = start();
  // A slab's tables lie elsewhere, so that it has all of the segment; what the others note of a block lies before it.
  const whole = alloc(engine, MAIN, 4 * MIB);
  assert.is(whole !== 0, kind === 'slab');
  if (whole !== 0) assert.is(engine.call.free(whole), OK);
  for (const bytes of [
    4 * MIB + 1,
    4 * MIB + 65536,
    1 << 30,
    2 ** 31,
    2 ** 32 - 65536,
    2 ** 32 - 63,
    2 ** 32 - 1,
  ]) {
    assert.is(alloc(engine, MAIN, bytes), 0, `${bytes} bytes`);
  }
  assert.is(engine.call.liveBytes(MAIN), 0);
});

onEachKind(test, 'an exhausted segment answers 0, and everything again after the frees', (start, kind) => {
  let engine = start();
  for (const bytes of [64, 1024, 16384, 65536, 600000]) {
    // A block of the free list keeps its size for ever; the others give room back for blocks of any size.
    if (kind === 'free list') engine = start();
    const first = exhaust(engine, CLIENT, bytes);
    assert.ok(first.length * bytes > 1.7 * MIB, `${first.length} blocks of ${bytes}`);
    assert.is(alloc(engine, CLIENT, bytes), 0, 'again');
    freeAll(engine, first);
    assert.is(engine.call.liveBytes(CLIENT), 0);
    const again = exhaust(engine, CLIENT, bytes);
    assert.is(again.length, first.length, `of ${bytes} bytes`);
    freeAll(engine, again);
  }
});

onEachKind(test, 'exhausting one segment leaves the others alone', (start) => {
  const engine = start();
  exhaust(engine, MAIN, 1024);
  assert.is.not(alloc(engine, RUNTIME, 1024), 0);
  assert.is.not(alloc(engine, CLIENT, 1024), 0);
});

onEachKind(test, 'a block may be freed by another thread', (start) => {
  const engine = start();
  assert.is(attachClient(engine), 1);
  for (const bytes of SIZES) {
    engine.call.enter(0);
    const block = alloc(engine, MAIN, bytes);
    engine.call.enter(1);
    assert.is(engine.call.free(block), OK);
    assert.is(engine.call.free(block), DOUBLE_FREE);
    engine.call.enter(0);
    assert.is(engine.call.free(block), DOUBLE_FREE);
  }
  assert.is(engine.call.liveBytes(MAIN), 0);
});

onEachKind(test, 'client data may lie above 2 GiB', (start) => {
  const engine = start({ mainMib: 1000, runtimeMib: 920, clientMib: 1500 });
  assert.is(attachClient(engine), 1);
  engine.call.enter(0);
  const blocks = SIZES.map((bytes) => alloc(engine, CLIENT, bytes));
  assert.ok(blocks.every((at) => at >= 2 ** 31));
  engine.call.enter(1);
  freeAll(engine, blocks);
  for (const block of blocks) assert.is(engine.call.free(block), DOUBLE_FREE);
  assert.is(engine.call.liveBytes(CLIENT), 0);
});

test.run();
