// Copies of tasks, made in TypeScript: what the engine's copyFields does (tests/unit/engine/copy.test.ts), by views.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Client as Courier } from '../mods/courier/courier_client.js';
import { ANY, EVERY, onAll } from '../support/runtime.js';

const test = suite('copies of tasks');

onAll(
  test,
  'a deep copy owns what it has, a shallow one frees nothing of the other',
  async ({ rt }) => {
    const couriers = await new Courier(rt).create(ANY, EVERY, 'couriers', { containers: 1 });
    for (const deep of [true, false]) {
      const first = couriers.asyncTextAlloc(ANY, 'abc', 2);
      const copy = couriers.asyncTextAlloc(ANY, 'of the copy', 1);
      rt.link.copyFields(copy.task, first.task, deep);
      if (deep) first.task.text = 'changed';
      assert.equal([copy.task.text, copy.task.times, first.task.text], ['abc', 2, deep ? 'changed' : 'abc']);
      copy.send();
      assert.is((await copy).copy, 'abcabc');
      copy.delTask();
      first.send();
      assert.is((await first).copy, (deep ? 'changed' : 'abc').repeat(2));
      first.delTask();
    }
  },
  { registry: ['courier'] },
);

test.run();
