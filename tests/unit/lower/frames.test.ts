// Frames: when they are made, used again and freed, and what happens without memory, too deep, and to who is cancelled.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { RUN_BLOCKED } from '../../../assembly/abi/layout.js';
import { NO_MEMORY, TOO_DEEP } from '../../../assembly/abi/status.js';
import { compileBody, TestEngine } from './support.js';

const SOURCE = `
function leaf(n: i32): i32 { for (let i = 0; i < n; i++) yieldNow(); return n; }
function middle(n: i32): i32 { const a = leaf(n); const b = leaf(n); return a + b; }
function deep(n: i32): i32 { if (n == 0) { yieldNow(); return 0; } return 1 + deep(n - 1); }
export function m(task: Task, rctx: RunContext): i32 { return -(middle(3) + leaf(2)); }
export function down(task: Task, rctx: RunContext): i32 { return -deep(changetype<usize>(task) as i32); }
export function late(task: Task, rctx: RunContext): i32 { yieldNow(); return -deep(changetype<usize>(task) as i32); }
export function status(task: Task, rctx: RunContext): i32 {
  const first = yieldNow(); trace(first); const second = sleep(5); trace(second); return -(second as i32) - 100;
}
export function plain(task: Task, rctx: RunContext): i32 { w(1); return 0; }
export function trapping(task: Task, rctx: RunContext): i32 { yieldNow(); leaf(1); unreachable(); return 0; }
`;
const METHODS = ['m', 'down', 'late', 'status', 'plain', 'trapping'];
const [M, DOWN, LATE, STATUS, PLAIN, TRAPPING] = METHODS.map((_, i) => i) as [
  number,
  number,
  number,
  number,
  number,
  number,
];

const { wasm } = await compileBody(SOURCE, METHODS);

test('a run without a suspension makes no frame', () => {
  const engine = new TestEngine(wasm);
  engine.decide = () => false;
  assert.is(engine.run(PLAIN), 0);
  assert.is(engine.made, 0);
});

test('a frame is used again while its function runs, and freed when that returns or the task ends', () => {
  const engine = new TestEngine(wasm);
  const live: number[] = [];
  while (engine.step(M) === RUN_BLOCKED) live.push(engine.frames.size);
  // m, middle and leaf, three times in each leaf; then m and its own leaf.
  assert.equal(live, [3, 3, 3, 3, 3, 3, 2, 2]);
  assert.is(engine.made, 2 + 1 + 1 + 1);
  assert.is(engine.frames.size, 1, 'its own goes with the task');
  engine.end();
  assert.is(engine.frames.size, 0);
});

test('without memory for a frame the method fails, and nothing is left, whichever allocation fails', () => {
  for (let room = 0; ; room++) {
    const engine = new TestEngine(wasm);
    engine.room = room;
    const code = engine.run(LATE, 5);
    if (code === -5) {
      assert.is(room, 7);
      break;
    }
    assert.is(code, -NO_MEMORY);
    engine.end();
    assert.is(engine.frames.size, 0, `${room} frames`);
  }
});

test('recursion has a limit, which ends the method and not the thread', () => {
  const engine = new TestEngine(wasm);
  assert.is(engine.run(DOWN, 900), -900);
  assert.is(engine.frames.size, 0);
  for (const method of [DOWN, LATE]) {
    assert.is(engine.run(method, 100_000), -TOO_DEEP);
    engine.end();
    assert.is(engine.frames.size, 0);
  }
  assert.is(engine.run(DOWN, 5), -5);
});

test('who is cancelled does not wait any more', () => {
  const engine = new TestEngine(wasm);
  assert.is(engine.step(STATUS), RUN_BLOCKED);
  engine.status = 13;
  assert.is(engine.run(STATUS), -113);
  assert.equal(engine.trace, [13, 13]); // resumed with it; then not suspended at all
  assert.is(engine.frames.size, 0);
});

test('what a trap leaves is freed with the task, and the next method begins anew', () => {
  const engine = new TestEngine(wasm);
  assert.throws(() => engine.run(TRAPPING), /unreachable/);
  engine.end();
  assert.is(engine.frames.size, 0);
  assert.is(engine.run(M), -8);
});

test('what is suspended when its task ends is freed along its chain', () => {
  const engine = new TestEngine(wasm);
  assert.is(engine.step(DOWN, 50), RUN_BLOCKED);
  assert.is(engine.frames.size, 52);
  engine.end();
  assert.is(engine.frames.size, 0);
});

test.run();
