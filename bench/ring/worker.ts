// A ring's worker: spins a while, then sleeps until it is notified. Publishes each completion at once.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import {
  CELL_WORDS,
  COMPLETED,
  completionsOf,
  OWNER_ASLEEP,
  type RingSetup,
  SPIN,
  SUBMITTED,
  submissionsOf,
  WORKER_ASLEEP,
} from './layout.js';

const setup = workerData as RingSetup;
const { words, capacity, spins, wake } = setup;
const mask = capacity - 1;
const submissions = submissionsOf(setup);
const completions = completionsOf(setup);
const port = parentPort as MessagePort;
const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
const kernel = new WebAssembly.Instance(setup.kernel, { env: { memory } }).exports as {
  spin(steps: number): number;
};

function wakeOwner(): void {
  if (wake === 'message') port.postMessage(0);
  else Atomics.notify(words, COMPLETED, 1);
}

let taken = 0;
let done = 0;
port.postMessage('up');
for (;;) {
  let submitted = Atomics.load(words, SUBMITTED);
  for (let i = 0; i < spins && submitted === taken; i++) submitted = Atomics.load(words, SUBMITTED);
  if (submitted === taken) {
    Atomics.store(words, WORKER_ASLEEP, 1);
    Atomics.wait(words, SUBMITTED, taken);
    Atomics.store(words, WORKER_ASLEEP, 0);
    continue;
  }
  for (; taken !== submitted; taken = (taken + 1) | 0) {
    const from = submissions + (taken & mask) * CELL_WORDS;
    const argument = words[from + 2];
    const to = completions + (done & mask) * CELL_WORDS;
    words[to + 1] = words[from + 1] === SPIN ? kernel.spin(argument) : argument;
    words[to] = words[from];
    done = (done + 1) | 0;
    Atomics.store(words, COMPLETED, done);
    // The exchange lets one of many completions wake the owner, not each.
    if (Atomics.load(words, OWNER_ASLEEP) === 1 && Atomics.exchange(words, OWNER_ASLEEP, 0) === 1)
      wakeOwner();
  }
}
