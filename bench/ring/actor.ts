// The actor's thread: takes all that is there, and handles one after the other. A handler may await.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import {
  CELL_WORDS,
  COMPLETED,
  completionsOf,
  type RingMemory,
  SUBMITTED,
  submissionsOf,
  WORKER_ASLEEP,
} from './layout.js';

const SPINS = 2000;
const memory = workerData as RingMemory;
const { words, capacity } = memory;
const mask = capacity - 1;
const submissions = submissionsOf(memory);
const completions = completionsOf(memory);

let total = 0;
let taken = 0;

async function update(by: number): Promise<number> {
  const before = total;
  await null; // others could go on
  total = before + by;
  return total;
}

async function work(): Promise<void> {
  for (;;) {
    let submitted = Atomics.load(words, SUBMITTED);
    for (let i = 0; i < SPINS && submitted === taken; i++) submitted = Atomics.load(words, SUBMITTED);
    if (submitted === taken) {
      Atomics.store(words, WORKER_ASLEEP, 1);
      Atomics.wait(words, SUBMITTED, taken);
      Atomics.store(words, WORKER_ASLEEP, 0);
      continue;
    }
    for (; taken !== submitted; taken = (taken + 1) | 0) {
      const from = submissions + (taken & mask) * CELL_WORDS;
      const to = completions + (taken & mask) * CELL_WORDS;
      words[to + 1] = await update(words[from + 2]);
      words[to] = words[from];
      Atomics.store(words, COMPLETED, taken + 1);
    }
  }
}

(parentPort as MessagePort).postMessage('up');
void work();
