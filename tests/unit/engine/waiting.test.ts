// TASK_WAITING in every order of those who bring what a task waits for, of its suspension, and of a cancel. Each call is
// one compare-exchange, so that all interleavings of threads are all orders of the calls.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { TASK_WAITING } from '../../../assembly/abi/layout.js';
import { instantiate, onEachBuild, pagesFor, SCRATCH } from '../../support/engine.js';

const TASK = SCRATCH;
const AT_WORK = 0x80000000;

interface Case {
  children: number;
  /** The first child is enough. */
  first: boolean;
  /** The holder cancels the task once it has suspended. */
  cancel: boolean;
}

/** Runs one order of steps; `choose` picks one of those that are possible. How often the task was brought back. */
function run(
  call: ReturnType<typeof instantiate>['call'],
  word: () => number,
  { children, first, cancel }: Case,
  choose: (possible: number) => number,
): void {
  let broughtBack = 0;
  const bring = (mine: number) => {
    broughtBack += mine;
  };
  call.waitingStart(TASK);
  for (let i = 0; i < children; i++) call.waitingExpect(TASK);
  if (first) call.waitingExpectAny(TASK);
  const awaited = new Set(Array.from({ length: children }, (_, i) => i)); // AWAITED: neither finished nor detached
  const finished = new Set<number>();
  // The holder of the lane: it suspends the task, looks whether a child was done before, and perhaps cancels.
  const holder = [
    () => {
      if (call.waitingLeave(TASK)) bring(1);
    },
    () => {
      if (first && finished.size > 0) bring(call.waitingClaimAny(TASK));
    },
  ];
  if (cancel) {
    holder.push(() => {
      const detached = awaited.size;
      awaited.clear();
      if (detached > 0) bring(call.waitingLess(TASK, detached));
    });
  }
  const arriving: number[] = [];
  let popped = false;
  for (;;) {
    const steps: (() => void)[] = [];
    const next = holder[0];
    if (next) {
      steps.push(() => {
        holder.shift();
        next();
      });
    }
    // It is popped from its lane, perhaps while others are still to come, and no longer waits for those.
    if (!next && broughtBack === 1 && !popped) {
      steps.push(() => {
        popped = true;
        if (call.waitingGoOn(TASK)) call.waitingTakeBack(TASK, awaited.size);
        awaited.clear();
      });
    }
    for (const child of awaited) {
      steps.push(() => {
        awaited.delete(child); // its state is DONE: nobody detaches it any more
        finished.add(child);
        arriving.push(child);
      });
    }
    for (const child of arriving) {
      steps.push(() => {
        arriving.splice(arriving.indexOf(child), 1);
        bring(call.waitingArrive(TASK));
      });
    }
    if (steps.length === 0) break;
    (steps[choose(steps.length)] as () => void)();
    assert.ok(broughtBack <= 1, 'brought back twice');
  }
  assert.is(broughtBack, 1, 'brought back once');
  assert.is(word(), AT_WORK, 'the method goes on, and waits for nothing');
}

/** Every sequence of choices, by counting them through. */
function everyOrder(body: (choose: (possible: number) => number) => void): number {
  const choices: number[] = [];
  for (let orders = 1; ; orders++) {
    let depth = 0;
    const limits: number[] = [];
    body((possible) => {
      limits[depth] = possible;
      choices[depth] ??= 0;
      return choices[depth++] as number;
    });
    choices.length = depth;
    while (depth > 0 && (choices[depth - 1] as number) + 1 >= (limits[depth - 1] as number)) depth--;
    if (depth === 0) return orders;
    choices.length = depth;
    choices[depth - 1] = (choices[depth - 1] as number) + 1;
  }
}

onEachBuild(test, 'exactly one brings a task back, in every order', (build) => {
  const { call, views } = instantiate(build, pagesFor());
  const word = () => views.u32[(TASK + TASK_WAITING) >>> 2] as number;
  let orders = 0;
  for (const children of [1, 2, 3]) {
    for (const first of [false, true]) {
      for (const cancel of [false, true]) {
        orders += everyOrder((choose) => run(call, word, { children, first, cancel }, choose));
      }
    }
  }
  assert.ok(orders > 5000, `${orders} orders`);
});

test.run();
