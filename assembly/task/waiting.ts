// TASK_WAITING: what a suspended task still waits for, and who brings it back to its lane. Exactly one does.
//
//   0 … 29 count   things that will come: children, a sleep, an answer of the host. Each comes once, or is taken back.
//   30 ANY         one of them is enough
//   31 AT_WORK     its method runs, or it is on its way back to its lane: nobody brings it there
//
// Whoever holds the task's lane sets and clears the two bits and adds to the count; whoever brings what it waits for
// takes 1 off (`arrive`), any thread. The last one brings the task back, or the first one if ANY is set: then AT_WORK
// says so to the others, who may still come. Every transition is one compare-exchange, and who has lost its count
// touches the task no more: the task may end then.
import { TASK_WAITING } from '../abi/layout';
import { addAtomic, andAtomic, compareExchange, loadAtomic, orAtomic, subAtomic } from '../sync/atomic';

const AT_WORK: u32 = 1 << 31;
const ANY: u32 = 1 << 30;
const COUNT: u32 = ANY - 1;

/** The method starts. */
export function start(task: usize): void {
  store<u32>(task + TASK_WAITING, AT_WORK); // nobody else has the task
}

/** The method goes on. True when the first of several brought it back: the others are still counted. */
export function goOn(task: usize): bool {
  if (loadAtomic<u32>(task + TASK_WAITING) == 0) {
    start(task);
    return false;
  }
  return true; // AT_WORK is set, or it would not be here
}

/** One more thing that the running task waits for. */
export function expect(task: usize): void {
  addAtomic<u32>(task + TASK_WAITING, 1);
}

/** The running task waits for less. */
export function takeBack(task: usize, count: u32): void {
  if (count != 0) subAtomic<u32>(task + TASK_WAITING, count);
}

/** The first that comes shall bring the running task back. */
export function expectAny(task: usize): void {
  orAtomic<u32>(task + TASK_WAITING, ANY);
}

/** The method has left. True when all of it came already: the caller brings the task back. Holder of the lane only. */
export function leave(task: usize): bool {
  if ((loadAtomic<u32>(task + TASK_WAITING) & COUNT) != 0) {
    const before = andAtomic<u32>(task + TASK_WAITING, ~AT_WORK);
    if ((before & COUNT) != 0) return false;
  }
  store<u32>(task + TASK_WAITING, 0); // nobody else has a count
  return true;
}

export function isAny(task: usize): bool {
  return (loadAtomic<u32>(task + TASK_WAITING) & ANY) != 0;
}

/** Waits for any, after `leave`: true when this call made it the caller's to bring the task back. */
export function claimAny(task: usize): bool {
  let word = loadAtomic<u32>(task + TASK_WAITING);
  while ((word & (ANY | AT_WORK)) == ANY) {
    const before = compareExchange<u32>(task + TASK_WAITING, word, (word & ~ANY) | AT_WORK);
    if (before == word) return true;
    word = before;
  }
  return false;
}

/** One of the things that a task waits for has come. True when the caller must bring the task back. Any thread. */
export function arrive(task: usize): bool {
  return less(task, 1);
}

/** The holder of its lane takes back `count` things that a suspended task waits for; as `arrive`. */
export function less(task: usize, count: u32): bool {
  let word = loadAtomic<u32>(task + TASK_WAITING);
  while (true) {
    let next = word - count;
    const suspended = (word & AT_WORK) == 0;
    if (suspended && (word & ANY) != 0) next = (next & ~ANY) | AT_WORK;
    const before = compareExchange<u32>(task + TASK_WAITING, word, next);
    if (before == word) return suspended && (next == 0 || (word & ANY) != 0);
    word = before;
  }
}

/** The task ends and takes back `count`. False when others are still to come: the last of them brings it back. */
export function end(task: usize, count: u32): bool {
  const word = loadAtomic<u32>(task + TASK_WAITING);
  const bits = word & ~COUNT; // only the caller changes them now
  if (word == bits) return true; // nobody else has a count
  return subAtomic<u32>(task + TASK_WAITING, bits + count) == bits + count;
}
