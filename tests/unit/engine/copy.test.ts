// copyFields: what a copy points at, what it owns, and that nothing is freed twice or left behind.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { NO_MEMORY, OK } from '../../../assembly/abi/status.js';
import { SEGMENT_CLIENT } from '../../../host/engine/abi.js';
import { TASKS } from '../../mods/courier/autogen/courier_views.js';
import { type Build, EngineHarness } from '../../support/engine-harness.js';
import { at } from '../../support/wire.js';

const test = suite('copies of tasks');
const spec = TASKS.find(({ method }) => method === 'kText');
const [TEXT, TIMES, COPY] = ['text', 'times', 'copy'].map((field) => at('kText', field));

for (const build of ['mt', 'st'] as Build[]) {
  const start = () => {
    const harness = new EngineHarness(build, 1);
    const { exports, views } = harness.engine;
    exports.enter(harness.client);
    const make = () => exports.newTask(5, 6, spec?.id ?? 0, spec?.size ?? 0, 0, 0, 0) >>> 0;
    const live = () => [0, 1, 2].map((segment) => exports.liveBytes(segment));
    const textOf = (task: number, offset: number) => {
      const [pointer, length] = views.u32.subarray((task + offset) >>> 2, ((task + offset) >>> 2) + 2);
      return { pointer, text: Buffer.from(views.u8.slice(pointer, pointer + length)).toString() };
    };
    return { harness, exports, views, make, live, textOf };
  };

  test(`${build}: a shallow copy points at what is the other's, and frees nothing of it`, () => {
    const { harness, exports, views, make, live, textOf } = start();
    const before = live();
    const [from, to] = [make(), make()];
    harness.setText(from, TEXT, 'of the origin');
    harness.setText(to, TEXT, 'of the copy, which frees it now');
    views.u32[(from + TIMES) >>> 2] = 3;
    assert.is(exports.copyFields(to, from, 0), OK);
    assert.equal(textOf(to, TEXT), textOf(from, TEXT));
    assert.is(views.u32[(to + TIMES) >>> 2], 3);
    exports.freeTask(to);
    assert.is(textOf(from, TEXT).text, 'of the origin');
    exports.freeTask(from);
    assert.equal(live(), before);
  });

  test(`${build}: a deep copy owns strings of its own; buffers belong to neither`, () => {
    const { harness, exports, views, make, live, textOf } = start();
    const before = live();
    const [from, to] = [make(), make()];
    const buffer = exports.alloc(SEGMENT_CLIENT, 64) >>> 0;
    harness.setText(from, TEXT, 'of the origin');
    views.u32.set([buffer, 64], (from + COPY) >>> 2); // as a ShmBuffer has it
    assert.is(exports.copyFields(to, from, 1), OK);
    assert.is.not(textOf(to, TEXT).pointer, textOf(from, TEXT).pointer);
    exports.freeTask(from);
    assert.is(textOf(to, TEXT).text, 'of the origin');
    assert.is(textOf(to, COPY).pointer, buffer);
    exports.freeTask(to);
    assert.is(exports.free(buffer), OK, 'it was still there');
    assert.equal(live(), before);
  });

  test(`${build}: without memory for a string it is empty, and nothing points at what is the other's`, () => {
    const { harness, exports, make, live, textOf } = start();
    const before = live();
    const [from, to] = [make(), make()];
    harness.setText(from, TEXT, 'x'.repeat(100_000));
    const held: number[] = [];
    for (let block = exports.alloc(0, 65_536) >>> 0; block !== 0; block = exports.alloc(0, 65_536) >>> 0)
      held.push(block);
    assert.is(exports.copyFields(to, from, 1), NO_MEMORY);
    assert.is(textOf(to, TEXT).text, '');
    for (const block of [...held]) exports.free(block);
    for (const task of [from, to]) exports.freeTask(task);
    assert.equal(live(), before);
  });
}

test.run();
