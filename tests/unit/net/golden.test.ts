// The bytes of version 2, written down: a change of any of them is another version (docs/protocol.md).
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ABI_HASH } from '../../../assembly/abi/layout.js';
import { TASKS } from '../../mods/courier/autogen/courier_views.js';
import { at, Wire } from '../../support/wire.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const le = (value: number) => hex(new Uint8Array(new Uint32Array([value]).buffer));
const hashOf = (method: string) => TASKS.find((task) => task.method === method)?.hash as number;

/** Magic and version, kind, session, sequence, seen. */
const head = (kind: number, session: number, sequence = 0, seen = 0) =>
  `43484941${le(2 | (kind << 16))}${le(session)}${le(sequence)}${le(seen)}`;

test('HELLO and WELCOME', () => {
  const wire = new Wire('mt');
  const [hello] = wire.hello();
  assert.is(hex(hello), `${head(1, 0)}${le(ABI_HASH)}${le(1)}${le(0)}${le(0)}`);
  const { reply } = wire.toServer([hello]);
  assert.is(hex(reply[0]), `${head(2, wire.session)}${le(7)}${le(9)}${le(8)}${le(2 << 20)}${le(5000)}`);
});

test('CALLS and ANSWERS: scalars, a string, a buffer inline and one in a frame', () => {
  const wire = new Wire('mt').greet();
  const { u8, u32 } = wire.client.engine.views;
  const text = wire.newTask('kText');
  wire.client.setText(text, at('kText', 'text'), 'abc');
  u32[(text + at('kText', 'times')) >>> 2] = 2;
  wire.submit(text, 1);
  const sizes = [3, 5000];
  for (const size of sizes) {
    const flip = wire.newTask('kFlip');
    const pointer = wire.client.engine.exports.alloc(2, size) >>> 0;
    u8.fill(1, pointer, pointer + size);
    u32[(flip + at('kFlip', 'data')) >>> 2] = pointer;
    u32[(flip + at('kFlip', 'data') + 4) >>> 2] = size;
    wire.submit(flip, 2);
  }
  const [calls, frame, ...none] = wire.calls() as Uint8Array[];
  assert.equal([frame.length, none.length], [5000, 0]);
  const call = (size: number, id: number, method: number, hash: number, frames: number) =>
    `${le(size)}${le(id)}${le(1 | (frames << 8))}${le(method)}${le(wire.pool.lo)}${le(wire.pool.hi)}` +
    `${le(2 << 24)}${le(0)}${le(hash)}`;
  const entries = [
    `${call(47, 0, 11, hashOf('kText'), 0)}${le(3)}616263${le(2)}`,
    `${call(47, 1, 12, hashOf('kFlip'), 0)}${le(3)}${le(1)}010101`,
    `${call(44, 2, 12, hashOf('kFlip'), 1)}${le(5000)}${le(2)}`,
  ];
  assert.is(hex(calls), `${head(4, wire.session, 1)}${entries.join('')}`);
  assert.is(wire.toServer([calls, frame]).reason, 0);
  const [answers, back] = wire.answers() as Uint8Array[];
  assert.ok(back.every((byte) => byte === 0xfe));
  const answer = (size: number, id: number) =>
    `${le(size)}${le(id)}${le(4 | (1 << 16))}${le(0)}${le(0)}${le(0)}${le(0)}`;
  const told = [
    `${answer(42, 0)}${le(6)}616263616263${le(3)}`,
    `${answer(43, 1)}${le(3)}${le(1)}fefefe${le(3)}`,
    `${answer(40, 2)}${le(5000)}${le(2)}${le(5000)}`,
  ];
  assert.is(hex(answers), `${head(5, wire.session, 1, 1)}${told.join('')}`);
});

test('fixed arrays, what is in a struct, a vector', () => {
  const wire = new Wire('mt').greet();
  const { u8, u16, f32, f64 } = wire.client.engine.views;
  const task = wire.newTask('kParcel');
  const to = (field: string) => task + at('kParcel', field);
  f32[to('parcel.weight') >>> 2] = 2;
  for (const [i, field] of ['from.x', 'from.y', 'to.x', 'to.y'].entries())
    f64[to(`parcel.${field}`) >>> 3] = i;
  u16.set([1, 2, 3], to('parcel.stamps') >>> 1);
  u8.set([9, 8, 7, 6, 5], to('bytes'));
  u8.fill(0xff, to('bytes') + 5, to('bytes') + 8); // padding, which travels nowhere
  wire.client.setBytes(task, at('kParcel', 'numbers'), new Uint8Array([4, 0, 0, 0]));
  wire.submit(task, 1);
  const [calls] = wire.calls() as Uint8Array[];
  const real = (value: number) => hex(new Uint8Array(new Float64Array([value]).buffer));
  const single = (value: number) => hex(new Uint8Array(new Float32Array([value]).buffer));
  const sent = `${single(2)}${[0, 1, 2, 3].map(real).join('')}010002000300${'0908070605'}${le(4)}${le(4)}`;
  assert.is(hex(calls).slice(2 * (20 + 36)), sent);
  assert.is(wire.toServer([calls]).reason, 0);
  const [answers] = wire.answers() as Uint8Array[];
  const back = `${single(-2)}${[2, 3, 0, 1].map(real).join('')}030002000100${'0506070809'}${le(4)}${le(16)}`;
  assert.is(hex(answers).slice(2 * (20 + 28)), back);
});

test('what an author serialises: the vector travels, the fields stay', () => {
  const wire = new Wire('mt').greet();
  const task = wire.newTask('kHalf');
  wire.client.engine.views.u32[(task + at('kHalf', 'value')) >>> 2] = 0xffff; // saveStart would have read it
  wire.client.setBytes(task, at('kHalf', '_archive'), new Uint8Array([0, 0, 0, 0, 7]));
  wire.submit(task, 1);
  const [calls] = wire.calls() as Uint8Array[];
  assert.is(hex(calls).slice(2 * (20 + 36)), `${le(5)}0000000007`);
  assert.is(wire.toServer([calls]).reason, 0);
  const [answers] = wire.answers() as Uint8Array[];
  assert.is(hex(answers).slice(2 * (20 + 28)), le(14));
});

test('WRITE goes in, EXPOSE makes room and comes back', () => {
  const wire = new Wire('mt').greet();
  const { u8, u32 } = wire.client.engine.views;
  const task = wire.newTask('kFill');
  for (const [field, size, fill] of [
    ['source', 3, 1],
    ['target', 5, 2],
  ] as const) {
    const pointer = wire.client.engine.exports.alloc(2, size) >>> 0;
    u8.fill(fill, pointer, pointer + size);
    u32.set([pointer, size], (task + at('kFill', field)) >>> 2);
  }
  wire.submit(task, 1);
  const [calls] = wire.calls() as Uint8Array[];
  assert.is(hex(calls).slice(2 * (20 + 36)), `${le(3)}${le(1)}010101${le(5)}${le(0)}`);
  assert.is(wire.toServer([calls]).reason, 0);
  const message = wire.answers() as Uint8Array[];
  assert.is(hex(message[0]).slice(2 * (20 + 28)), `${le(5)}${le(1)}0101010000${le(0)}`);
  assert.is(wire.toClient(message), 0);
  const [source, target] = ['source', 'target'].map((field) => u32[(task + at('kFill', field)) >>> 2]);
  assert.equal([...u8.subarray(source, source + 3)], [1, 1, 1], 'what the method did to it stays there');
  assert.equal([...u8.subarray(target, target + 5)], [1, 1, 1, 0, 0]);
});

test('CANCEL, PING, BYE, REFUSED', () => {
  const wire = new Wire('mt').greet();
  const task = wire.newTask('kHold');
  wire.submit(task);
  wire.calls();
  wire.client.engine.exports.enter(wire.client.client);
  wire.client.engine.exports.cancelTask(task, 3);
  const [cancel] = wire.calls() as Uint8Array[];
  assert.is(hex(cancel), `${head(4, wire.session, 2)}${le(12)}${le(0)}${le(2)}`);
  const ping = wire.clientArea.take(wire.uplink().packSign(0));
  assert.is(hex(ping[0]), head(6, wire.session));
  assert.is(hex(wire.toServer(ping).reply[0]), head(6, wire.session));
  const bye = wire.clientArea.take(wire.uplink().packSign(1));
  assert.is(hex(bye[0]), head(7, wire.session));
  const session = wire.session;
  assert.equal(wire.toServer(bye), { reason: 0, reply: [] });
  assert.is(wire.session, 0);
  wire.session = session;
  const { reply } = wire.toServer([cancel]);
  assert.is(hex(reply[0]), `${head(3, session)}${le(3)}${le(session)}${le(session)}`);
});

test.run();
