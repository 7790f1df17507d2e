// One thread of allocators-threads.test.ts.
import { Churn, type ChurnOptions } from '../support/churn.js';
import { attachClient, instantiate } from '../support/engine.js';
import { answer, meet } from '../support/threads.js';

export interface ThreadData extends ChurnOptions {
  memory: WebAssembly.Memory;
  gate: Int32Array;
  threads: number;
}

export interface ThreadAnswer {
  slot: number;
  taken: number;
}

answer<ThreadData, ThreadAnswer>((data) => {
  const engine = instantiate('mt', 0, data.memory);
  const slot = attachClient(engine);
  meet(data.gate, 0, data.threads);
  const player = new Churn(engine, data);
  player.run();
  meet(data.gate, 1, data.threads);
  player.finish(); // what others put into the mailbox at the end
  return { slot, taken: player.taken };
});
