// Tasks between two engines: what goes in, what comes back, and what is refused by name.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  A_BODY,
  A_SEEN,
  A_VERSION,
  ARCHIVE_VERSION,
  CALL_HASH,
  HELLO_ABI_HASH,
  REFUSE_ABI,
  REFUSE_MALFORMED,
  REFUSE_NO_SESSION,
  REFUSE_SEQUENCE,
  REFUSE_VERSION,
} from '../../../assembly/abi/archive-layout.js';
import { TASK_DEADLINE, TASK_FLAGS, TASK_IDEMPOTENT, TASK_METHOD } from '../../../assembly/abi/layout.js';
import * as status from '../../../assembly/abi/status.js';
import { SEGMENT_CLIENT } from '../../../host/engine/abi.js';
import { encodeText } from '../../../host/engine/views.js';
import type { Build } from '../../support/engine-harness.js';
import { at, BULK_BYTES, CALLS, LEASE_MS, Wire } from '../../support/wire.js';

const notExecuted = (reason: number) => status.OUTCOME_NOT_EXECUTED | (reason << 8);
const UNKNOWN = status.OUTCOME_UNKNOWN | (status.REASON_DISCONNECTED << 8);

/** A buffer of the client's, filled with what depends on the place. */
function buffer(wire: Wire, size: number, seed = 1): number {
  const { exports, views } = wire.client.engine;
  exports.enter(wire.client.client);
  const pointer = exports.alloc(SEGMENT_CLIENT, size) >>> 0;
  for (let i = 0; i < size; i++) views.u8[pointer + i] = (i * 7 + seed) & 0xff;
  return pointer;
}

function setBuffer(wire: Wire, task: number, offset: number, pointer: number, size: number): void {
  const { u32 } = wire.client.engine.views;
  u32[(task + offset) >>> 2] = pointer;
  u32[(task + offset + 4) >>> 2] = size;
}

/** Runs each method once: a method's statistics stay. */
function warmUp(wire: Wire): void {
  const tasks = ['kCarry', 'kText', 'kFlip', 'kHold'].map((method) => wire.newTask(method));
  for (const task of tasks) wire.submit(task);
  wire.settle();
  wire.server.pass(1e6);
  wire.settle();
  assert.equal(wire.reaped().length, tasks.length);
  for (const task of tasks) wire.client.engine.exports.freeTask(task);
}

for (const build of ['mt', 'st'] as Build[]) {
  test(`${build}: scalars of every width come back as they went`, () => {
    const wire = new Wire(build).greet();
    const { u8, u16, f64, u32 } = wire.client.engine.views;
    const task = wire.newTask('kCarry');
    const to = (field: string) => task + at('kCarry', field);
    u8[to('small')] = 250;
    u16[to('medium') >>> 1] = 65_000;
    u32[to('large') >>> 2] = 0xdeadbeef;
    u32[(to('large') + 4) >>> 2] = 0xcafebabe;
    f64[to('real') >>> 3] = -1.5e300;
    u8[to('yes')] = 1;
    wire.submit(task);
    wire.settle();
    assert.equal(wire.reaped(), [task]);
    assert.equal(wire.outcome(task), { outcome: status.OUTCOME_OK, code: 0 });
    assert.is(u8[to('smallOut')], 250);
    assert.is(u16[to('mediumOut') >>> 1], 65_000);
    assert.is(u32[to('largeOut') >>> 2], 0xdeadbeef);
    assert.is(u32[(to('largeOut') + 4) >>> 2], 0xcafebabe);
    assert.is(f64[to('realOut') >>> 3], -1.5e300);
    assert.is(u8[to('yesOut')], 1);
  });

  test(`${build}: strings and buffers of all sizes, and nothing is left behind on either side`, () => {
    const wire = new Wire(build).greet();
    const { u8, u32 } = wire.client.engine.views;
    warmUp(wire);
    const before = [Wire.live(wire.client), Wire.live(wire.server)];
    for (const length of [0, 1, 63, 64, 1000, 100_000]) {
      const text = wire.newTask('kText');
      wire.client.setText(text, at('kText', 'text'), 'x'.repeat(length));
      u32[(text + at('kText', 'times')) >>> 2] = 2;
      wire.submit(text);
      wire.settle();
      assert.equal(wire.reaped(), [text]);
      const pointer = u32[(text + at('kText', 'copy')) >>> 2];
      assert.is(u32[(text + at('kText', 'copy') + 4) >>> 2], 2 * length);
      assert.ok(u8.subarray(pointer, pointer + 2 * length).every((byte) => byte === 120));
      wire.client.engine.exports.freeTask(text);
    }
    for (const size of [0, 1, 64, 4096, 4097, 65_536, 1 << 20]) {
      const pointer = buffer(wire, size);
      const expected = u8.slice(pointer, pointer + size).map((byte) => byte ^ 0xff);
      const flip = wire.newTask('kFlip');
      setBuffer(wire, flip, at('kFlip', 'data'), pointer, size);
      wire.submit(flip);
      wire.settle();
      assert.equal(wire.reaped(), [flip]);
      assert.equal(wire.outcome(flip), { outcome: status.OUTCOME_OK, code: 0 });
      assert.equal(Buffer.compare(u8.slice(pointer, pointer + size), expected), 0, `${size} bytes`);
      wire.client.engine.exports.freeTask(flip);
      wire.client.engine.exports.free(pointer);
    }
    assert.equal([Wire.live(wire.client), Wire.live(wire.server)], before);
  });

  test(`${build}: more tasks than calls, in their order, and in few messages`, () => {
    const wire = new Wire(build).greet();
    const tasks = Array.from({ length: 5 * CALLS }, () => wire.newTask('kCarry'));
    for (const task of tasks) wire.submit(task);
    wire.settle();
    assert.equal(wire.reaped(), tasks);
    for (const task of tasks) assert.is(wire.outcome(task).outcome, status.OUTCOME_OK);
  });

  test(`${build}: what cannot run is answered by name, and what is beside it runs`, () => {
    const wire = new Wire(build).greet();
    const { u32 } = wire.client.engine.views;
    const good = wire.newTask('kCarry');
    const unknownPool = wire.newTask('kFlip', 999);
    const pointer = buffer(wire, 10_000);
    setBuffer(wire, unknownPool, at('kFlip', 'data'), pointer, 10_000);
    const unknownMethod = wire.newTask('kCarry');
    u32[(unknownMethod + TASK_METHOD) >>> 2] = 77;
    const create = wire.newTask('kCarry');
    u32[(create + TASK_METHOD) >>> 2] = 0;
    const otherFields = wire.newTask('kCount');
    u32[(otherFields + TASK_METHOD) >>> 2] = 14; // kHold takes others
    const tooLarge = wire.newTask('kFlip');
    setBuffer(wire, tooLarge, at('kFlip', 'data'), pointer, BULK_BYTES + 1);
    const nowhere = wire.newTask('kFlip');
    setBuffer(wire, nowhere, at('kFlip', 'data'), 64, 100);
    const late = wire.newTask('kCarry');
    wire.client.engine.views.f64[(late + TASK_DEADLINE) >>> 3] = 1;
    const all = [good, unknownPool, unknownMethod, create, tooLarge, nowhere, late];
    for (const task of all) wire.submit(task);
    wire.settle();
    assert.equal(new Set(wire.reaped()), new Set(all));
    assert.is(wire.outcome(good).outcome, status.OUTCOME_OK);
    assert.is(wire.outcome(unknownPool).outcome, notExecuted(status.REASON_UNKNOWN_POOL));
    assert.is(wire.outcome(unknownMethod).outcome, notExecuted(status.REASON_UNKNOWN_METHOD));
    assert.is(wire.outcome(create).outcome, notExecuted(status.REASON_UNSUPPORTED_METHOD));
    assert.is(wire.outcome(tooLarge).outcome, notExecuted(status.REASON_TOO_LARGE));
    assert.is(wire.outcome(nowhere).outcome, notExecuted(status.REASON_BAD_BUFFER));
    assert.is(wire.outcome(late).outcome, notExecuted(status.REASON_DEADLINE));
  });

  test(`${build}: a client with other fields is told so`, () => {
    const wire = new Wire(build).greet();
    const task = wire.newTask('kCarry');
    wire.submit(task);
    const message = wire.calls() as Uint8Array[];
    new DataView(message[0].buffer).setUint32(A_BODY + CALL_HASH, 0x12345678, true);
    assert.is(wire.toServer(message).reason, 0);
    assert.is(wire.toClient(wire.answers() as Uint8Array[]), 0);
    assert.equal(wire.reaped(), [task]);
    assert.is(wire.outcome(task).outcome, notExecuted(status.REASON_OTHER_TASK));
  });

  test(`${build}: refusals at the door say what was expected`, () => {
    const wire = new Wire(build);
    const hello = (offset: number, value: number) => {
      const [archive] = wire.hello() as Uint8Array[];
      new DataView(archive.buffer).setUint16(offset, value, true);
      return [archive];
    };
    const version = wire.toServer(hello(A_VERSION, ARCHIVE_VERSION + 1));
    assert.is(version.reason, REFUSE_VERSION);
    assert.is(wire.toClient(version.reply), REFUSE_VERSION);
    assert.equal(wire.clientArea.refusal, {
      reason: REFUSE_VERSION,
      expected: ARCHIVE_VERSION,
      found: ARCHIVE_VERSION + 1,
    });
    const abi = wire.toServer(hello(HELLO_ABI_HASH, 0));
    assert.is(abi.reason, REFUSE_ABI);
    wire.greet();
    const gone = wire.session;
    wire.net().closeSession(gone);
    wire.submit(wire.newTask('kCarry'));
    assert.is(wire.toServer(wire.calls() as Uint8Array[]).reason, REFUSE_NO_SESSION);
  });

  test(`${build}: a message that is missing ends the session, and nothing is run twice`, () => {
    const wire = new Wire(build).greet();
    const lost = wire.newTask('kCarry');
    wire.submit(lost);
    wire.calls();
    const next = wire.newTask('kCarry');
    wire.submit(next);
    const { reason, reply } = wire.toServer(wire.calls() as Uint8Array[]);
    assert.is(reason, REFUSE_SEQUENCE);
    assert.is(wire.toClient(reply), REFUSE_SEQUENCE);
    wire.uplink().endSession();
    assert.equal(wire.reaped().sort(), [lost, next].sort());
    for (const task of [lost, next]) assert.is(wire.outcome(task).outcome, UNKNOWN);
    wire.greet();
    const count = wire.newTask('kCount');
    wire.submit(count);
    wire.settle();
    assert.is(wire.client.engine.views.u32[(count + at('kCount', 'count')) >>> 2], 0);
  });

  test(`${build}: a session that is lost ends what the runtime had; what it had not waits for the next`, () => {
    const wire = new Wire(build).greet();
    const tasks = Array.from({ length: CALLS + 3 }, () => wire.newTask('kCarry'));
    for (const task of tasks) wire.submit(task);
    wire.toServer(wire.calls() as Uint8Array[]);
    wire.uplink().endSession();
    assert.equal(wire.reaped(), tasks.slice(0, CALLS));
    for (const task of tasks.slice(0, CALLS)) assert.is(wire.outcome(task).outcome, UNKNOWN);
    wire.net().closeSession(wire.session);
    wire.session = 0;
    wire.greet().settle();
    assert.equal(wire.reaped(), tasks.slice(CALLS));
    for (const task of tasks.slice(CALLS)) assert.is(wire.outcome(task).outcome, status.OUTCOME_OK);
  });

  test(`${build}: what may run twice is sent again to the next runtime, unless it was cancelled`, () => {
    const wire = new Wire(build).greet();
    const { u32 } = wire.client.engine.views;
    const newTask = (idempotent: boolean) => {
      const task = wire.newTask('kCarry');
      if (idempotent) u32[(task + TASK_FLAGS) >>> 2] |= TASK_IDEMPOTENT;
      wire.submit(task);
      return task;
    };
    const once = newTask(false);
    const again = Array.from({ length: CALLS - 2 }, () => newTask(true));
    const cancelled = newTask(true);
    wire.calls();
    wire.client.engine.exports.enter(wire.client.client);
    wire.client.engine.exports.cancelTask(cancelled, 9);
    const late = Array.from({ length: 3 }, () => newTask(true)); // these find no call
    wire.calls();
    wire.uplink().endSession();
    const ended = wire.reaped();
    assert.ok([once, cancelled].every((task) => ended.includes(task)));
    assert.is(ended.length, 3, 'and the cancel');
    for (const task of [once, cancelled]) assert.is(wire.outcome(task).outcome, UNKNOWN);
    wire.uplink().endSession(); // a session that never was
    assert.equal(wire.reaped(), []);
    wire.net().closeSession(wire.session);
    wire.session = 0;
    wire.greet().settle();
    assert.equal(wire.reaped(), [...again, ...late]);
    for (const task of [...again, ...late]) assert.is(wire.outcome(task).outcome, status.OUTCOME_OK);
  });

  test(`${build}: a client that goes leaves nothing behind, whatever it had on its way`, () => {
    const wire = new Wire(build).greet();
    warmUp(wire);
    wire.net().closeSession(wire.session);
    wire.session = 0;
    const before = Wire.live(wire.server);
    wire.greet();
    const pointer = buffer(wire, 100_000);
    for (const method of ['kHold', 'kFlip', 'kText', 'kCarry']) {
      const task = wire.newTask(method);
      if (method === 'kHold') wire.client.engine.views.u32[(task + at('kHold', 'ms')) >>> 2] = 50;
      if (method === 'kFlip') setBuffer(wire, task, at('kFlip', 'data'), pointer, 100_000);
      if (method === 'kText') wire.client.setText(task, at('kText', 'text'), 'a text');
      wire.submit(task);
    }
    wire.toServer(wire.calls() as Uint8Array[]);
    wire.answers();
    wire.submit(wire.newTask('kCarry'));
    wire.toServer(wire.calls() as Uint8Array[]); // queued, and never started
    wire.server.pass((LEASE_MS + 1) * 1e6);
    assert.is(wire.net().nextExpired() >>> 0, wire.session);
    wire.net().closeSession(wire.session);
    wire.server.settle();
    while (wire.net().reapCalls() !== 0);
    assert.not.equal(Wire.live(wire.server), before, 'the flipped bytes may be on their way still');
    wire.net().forgetSent(wire.session);
    assert.equal(Wire.live(wire.server), before);
  });

  test(`${build}: what is sent stays as it is until the client has seen it`, () => {
    const wire = new Wire(build).greet();
    const size = 100_000;
    const pointer = buffer(wire, size);
    const expected = wire.client.engine.views.u8.slice(pointer, pointer + size).map((byte) => byte ^ 0xff);
    const flip = () => {
      const task = wire.newTask('kFlip');
      setBuffer(wire, task, at('kFlip', 'data'), pointer, size);
      wire.submit(task);
      wire.toServer(wire.calls() as Uint8Array[]);
      wire.net().admitCalls();
      wire.server.settle();
      while (wire.net().reapCalls() !== 0);
      return wire.serverArea.take(wire.net().packAnswers(wire.session));
    };
    const first = flip();
    flip(); // has a buffer of its own: nobody has said that the first is not needed any more
    assert.equal(Buffer.compare(first[1], expected), 0);
    assert.is(first[1].buffer, wire.server.engine.views.u8.buffer, 'it is not a copy');
    const before = Wire.live(wire.server)[SEGMENT_CLIENT];
    assert.is(wire.toClient(first), 0);
    assert.is(wire.toServer(wire.clientArea.take(wire.uplink().packSign(0))).reason, 0);
    assert.is(before - Wire.live(wire.server)[SEGMENT_CLIENT] >= size, true, 'the first, not the second');
    const [lie] = wire.clientArea.take(wire.uplink().packSign(0));
    new DataView(lie.buffer).setUint32(A_SEEN, 3, true);
    assert.is(wire.toServer([lie]).reason, REFUSE_MALFORMED, 'what was never told');
  });

  test(`${build}: a cancel finds its task queued, running, or gone`, () => {
    const wire = new Wire(build).greet();
    const { u32 } = wire.client.engine.views;
    const [running, queued] = [wire.newTask('kHold'), wire.newTask('kHold')];
    for (const task of [running, queued]) u32[(task + at('kHold', 'ms')) >>> 2] = 1e6;
    wire.submit(running);
    wire.toServer(wire.calls() as Uint8Array[]);
    assert.is(wire.answers(), undefined);
    wire.submit(queued);
    wire.client.engine.exports.cancelTask(running, 5);
    wire.client.engine.exports.cancelTask(queued, 6);
    wire.settle();
    const back = wire.reaped();
    assert.is(back.length, 4, 'two tasks and their cancels');
    assert.is(wire.outcome(queued).outcome, notExecuted(status.REASON_CANCELLED));
    assert.is(wire.outcome(running).outcome, status.OUTCOME_APP_ERROR | (status.REASON_CANCELLED << 8));
  });
}

test('text is UTF-8', () => {
  const wire = new Wire('mt').greet();
  const { u8, u32 } = wire.client.engine.views;
  const task = wire.newTask('kText');
  wire.client.setText(task, at('kText', 'text'), 'Χίμαιρα 🐐');
  u32[(task + at('kText', 'times')) >>> 2] = 1;
  wire.submit(task);
  wire.settle();
  const pointer = u32[(task + at('kText', 'copy')) >>> 2];
  const length = u32[(task + at('kText', 'length')) >>> 2];
  assert.equal(u8.slice(pointer, pointer + length), encodeText('Χίμαιρα 🐐'));
});

test.run();
