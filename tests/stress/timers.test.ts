// Timers between real threads: each is stopped by its owner or fired by somebody, never both, never neither.
// runs alone: its threads need the processors at the same time
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { TASK_WAITING } from '../../assembly/abi/layout.js';
import { NEXT_DUE } from '../../assembly/abi/map.js';
import { sharedWords } from '../support/churn.js';
import { startEngine } from '../support/engine.js';
import { runThreads } from '../support/threads.js';
import { type ThreadAnswer, type ThreadData, taskOf } from './timers-thread.js';

const SCRIPT = new URL('./timers-thread.js', import.meta.url);
const ROUNDS = 3000;

for (const threads of [2, 3]) {
  test(`${threads} threads start, stop and fire`, async () => {
    const engine = startEngine('mt', { workers: threads });
    const gate = sharedWords(1);
    const slots = Array.from({ length: threads }, (_, worker) => engine.call.attach(worker, 1, 0, 0));
    const before = engine.call.liveBytes(1);
    const data = slots.map((slot) => ({ memory: engine.memory, gate, threads, slot, rounds: ROUNDS }));
    const answers = await runThreads<ThreadData, ThreadAnswer>(SCRIPT, data);
    const sum = (key: keyof ThreadAnswer) => answers.reduce((total, one) => total + one[key], 0);
    assert.is(sum('stopped') + sum('fired'), sum('started'));
    assert.ok(sum('fired') > ROUNDS, `${sum('fired')} fired`);
    slots.forEach((slot, i) => {
      const { started, stopped } = answers[i] as ThreadAnswer;
      const left = (engine.views.u32[(taskOf(slot) + TASK_WAITING) >>> 2] as number) & 0x3fffffff;
      assert.is((1 << 29) - left, started - stopped, 'each timer that was fired came once');
    });
    assert.is(engine.call.liveBytes(1), before);
    for (let i = 0; i < 10 && engine.views.u64[NEXT_DUE >>> 3] !== 0n; i++) engine.call.fireDue(9e18);
    assert.is(engine.views.u64[NEXT_DUE >>> 3], 0n, 'no timer is left');
  });
}

test.run();
