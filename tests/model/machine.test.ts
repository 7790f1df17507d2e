// The machine (machine/) executes what V8 executes: the same operations, single-threaded and by a seed, have the same
// answers and leave the same bytes in memory. And what is proved is the file that ships.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LANE_STATE } from '../../assembly/abi/lane-layout.js';
import { TASK_LANE } from '../../assembly/abi/layout.js';
import { engineFile } from '../../host/platform/node/package-files.js';
import { DEFAULTS, initialise, instantiate, kindsOf, pagesFor, type TestEngine } from '../support/engine.js';
import { Random, withSeed } from '../support/random.js';
import { ROOT } from '../support/root.js';
import { Machine } from './machine/machine.js';
import { place } from './models/case.js';
import { ENGINES, readBuilt } from './runner.js';

const OPERATIONS = 3000;
const OPTIONS = { ...DEFAULTS, mainMib: 1, runtimeMib: 1, clientMib: 1, samplePeriod: 1 << 30 };
const LIST = place(0);
const RING = place(1);
const CELLS = place(2);
const EXT = place(3);
const LANE = place(4);
const TASKS = place(8);
const MODEL = place(6);
const FEATURES = place(7);
const RUNNING = 2;

/** Both, as one. */
class Pair {
  readonly machine = new Machine();
  readonly engine: TestEngine;

  constructor(kinds: number) {
    const options = { ...OPTIONS, kinds };
    this.engine = instantiate('mt', pagesFor(options));
    this.machine.link([readBuilt(ENGINES.internals)]);
    this.machine.rewind(1);
    assert.is(initialise(this.engine, options), 0);
    assert.is(this.machine.call(0, 'initialise', ...Object.values(options)), 0);
  }

  call(name: string, ...values: number[]): number {
    const expected = this.engine.call[name]?.(...values);
    const answer = this.machine.call(0, name, ...values);
    if (expected !== undefined) assert.is(answer, Number(expected) | 0, `${name}(${values.join(', ')})`);
    return answer >>> 0;
  }

  put(address: number, value: number): void {
    this.engine.views.u32[address >>> 2] = value;
    this.machine.store(address, value);
  }

  expectSameMemory(): void {
    const { i32 } = this.engine.views;
    const { words } = this.machine.memory;
    const different = i32.findIndex((word, i) => word !== words[i]);
    assert.is(different, -1, `the word at 0x${(different * 4).toString(16)}`);
  }
}

function operate(pair: Pair, random: Random): void {
  const blocks: number[] = [];
  const timers: number[] = [];
  let free = Array.from({ length: 32 }, (_, i) => TASKS + i * 128);
  let time = 1e9;
  const takeAt = <T>(from: T[]): T | undefined => from.splice(random.below(from.length + 1), 1)[0];
  const actions: (() => void)[] = [
    () => {
      const block = pair.call('alloc', random.below(3), 1 + random.below(random.pick([64, 500, 20_000])));
      if (block !== 0) blocks.push(block);
    },
    () => pair.call('free', takeAt(blocks) ?? 64),
    () => {
      const task = takeAt(free);
      if (task !== undefined) pair.call('listPush', LIST, task);
    },
    () => {
      const task = pair.call('listPop', LIST);
      if (task !== 0) free = [...free, task];
    },
    () => pair.call('ringPush', RING, random.bits()),
    () => {
      if (pair.call('ringClaim', RING, 1) === 0) return;
      const count = pair.call('ringAvailable', RING);
      for (let i = 0; i < count; i++) pair.call('ringPeek', RING, i);
      pair.call('ringAdvance', RING, count);
      pair.call('ringRelease', RING);
    },
    () => pair.call('extPush', EXT, 1 + random.below(1000)),
    () => pair.call('extPop', EXT),
    () => {
      const timer = pair.call('newTimer', 0, TASKS);
      if (timer === 0) return;
      timers.push(timer);
      pair.call('waitingExpect', TASKS);
      pair.call('startTimer', timer, time + random.below(2 ** 31), time);
    },
    () => {
      const timer = takeAt(timers);
      if (timer === undefined) return;
      pair.call('stopTimer', timer);
      pair.call('freeTimer', timer);
    },
    () => {
      time += random.below(2 ** 24);
      pair.call('fireDue', time);
    },
    () => {
      for (let i = 0; i < 3; i++) pair.put(FEATURES + i * 8 + 4, 0x40000000 + random.below(2 ** 24));
      pair.call('modelLearn', MODEL, FEATURES, random.bits() / 3, random.bits() / 7);
    },
  ];
  for (let i = 0; i < OPERATIONS; i++) random.pick(actions)();
}

const test = suite('model: the machine');

for (const kind of ['slab', 'arena', 'free list'] as const) {
  test(`${OPERATIONS} operations as V8 executes them, ${kind}`, () => {
    withSeed((seed) => {
      const pair = new Pair(kindsOf(kind));
      pair.call('attach', 0, 1, 2, 3);
      pair.call('ringInit', RING, CELLS, 8);
      pair.call('initModel', MODEL, 3);
      pair.call('waitingStart', TASKS); // it stays at work, so that its timers bring it nowhere
      pair.put(TASKS + TASK_LANE, LANE);
      pair.put(LANE + LANE_STATE, RUNNING);
      operate(pair, new Random(seed));
      pair.expectSameMemory();
    });
  });
}

test('what is explored is the file that a runtime loads, and its hash is said', () => {
  const shipped = readFileSync(engineFile());
  assert.ok(shipped.equals(readBuilt(ENGINES.shipped)));
  const model = path.join(ROOT, 'dist/tests/model/replay.js');
  const said = execFileSync(process.execPath, [model, 'slab: 2 frees of one block of 64 bytes'], {
    encoding: 'utf8',
  });
  assert.match(said, `${ENGINES.shipped}: sha256 ${createHash('sha256').update(shipped).digest('hex')}`);
  assert.match(said, /docs\/proof\.md is of (this|another) engine/);
  assert.match(said, 'every interleaving');
});

test.run();
