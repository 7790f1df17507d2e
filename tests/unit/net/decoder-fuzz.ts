// Both decoders against messages that are almost right and ones that are not at all: they refuse them, and neither trap,
// nor hang, nor keep anything.
import * as assert from 'uvu/assert';
import { REFUSE_MALFORMED } from '../../../assembly/abi/archive-layout.js';
import type { Frames } from '../../../host/net/net-area.js';
import { Random, withSeed } from '../../support/random.js';
import { at, Wire } from '../../support/wire.js';

/** A server that is told this many wrong messages is looked at for what it has kept. */
const ROUND = 5000;

/** What a client with every kind of field has to say. */
export function manyCalls(wire: Wire): Frames {
  const { u32 } = wire.client.engine.views;
  const text = wire.newTask('kText');
  wire.client.setText(text, at('kText', 'text'), 'some text');
  wire.submit(text);
  for (const size of [10, 6000]) {
    const flip = wire.newTask('kFlip');
    u32[(flip + at('kFlip', 'data')) >>> 2] = wire.client.engine.exports.alloc(2, size) >>> 0;
    u32[(flip + at('kFlip', 'data') + 4) >>> 2] = size;
    wire.submit(flip);
  }
  const parcel = wire.newTask('kParcel');
  wire.client.setBytes(parcel, at('kParcel', 'numbers'), new Uint8Array(12));
  wire.submit(parcel);
  const fill = wire.newTask('kFill');
  for (const field of ['source', 'target'])
    u32.set([wire.client.engine.exports.alloc(2, 20) >>> 0, 20], (fill + at('kFill', field)) >>> 2);
  wire.submit(fill);
  const held = wire.newTask('kHold');
  wire.submit(held);
  wire.client.engine.exports.cancelTask(held, 9);
  return wire.calls() as Frames;
}

const INTERESTING = [0, 1, 2, 7, 8, 0x7f, 0x80, 0xff, 0x7fffffff, 0x80000000, 0xffffffff];

/** A message that differs from a good one in a few places. */
function mutate(message: Frames, random: Random): Uint8Array[] {
  const archive = message[0].slice();
  const view = new DataView(archive.buffer);
  for (let i = random.below(4); i >= 0; i--) {
    const offset = random.below(archive.length - 4);
    const kind = random.below(3);
    if (kind === 0) archive[offset] = random.below(256);
    else if (kind === 1) view.setUint32(offset & ~3, INTERESTING[random.below(INTERESTING.length)], true);
    else view.setUint32(offset & ~3, view.getUint32(offset & ~3, true) + random.below(17) - 8, true);
  }
  const cut = random.below(4) === 0 ? archive.slice(0, random.below(archive.length + 1)) : archive;
  if (random.below(2) === 0 && cut.length >= 24) new DataView(cut.buffer).setUint32(16, cut.length, true); // its own size
  const frames = message.slice(1, random.below(8) === 0 ? 1 + random.below(message.length) : message.length);
  return random.below(16) === 0 ? [cut, ...frames, new Uint8Array(random.below(9000))] : [cut, ...frames];
}

/** Nothing but noise behind a good head. */
function noise(message: Frames, random: Random): Uint8Array[] {
  const archive = new Uint8Array(24 + random.below(200));
  archive.set(message[0].subarray(0, 24));
  for (let i = random.below(3) === 0 ? 0 : 24; i < archive.length; i++) archive[i] = random.below(256);
  if (archive.length >= 24) new DataView(archive.buffer).setUint32(16, archive.length, true);
  return [archive];
}

/** Tells a runtime `inputs` messages of a client that is out of its mind. */
export function fuzzRuntime(inputs: number): void {
  withSeed((seed) => {
    const random = new Random(seed);
    const wire = new Wire('mt').greet();
    const sample = manyCalls(wire);
    wire.net().closeSession(wire.session);
    wire.session = 0;
    wire.server.settle();
    while (wire.net().reapCalls() !== 0);
    wire.greet();
    let baseline: number[] | undefined;
    const seen = new Map<number, number>();
    for (let i = 1; i <= inputs; i++) {
      if (wire.session === 0) wire.toServer(wire.hello());
      const message = random.below(10) === 0 ? noise(sample, random) : mutate(sample, random);
      const head = new DataView(message[0].buffer);
      // Most of them past the first checks: of this session, in sequence.
      if (message[0].length >= 24 && random.below(50) !== 0) {
        head.setUint32(8, wire.session, true);
        head.setUint32(12, 1, true);
      }
      const { reason } = wire.toServer(message);
      seen.set(reason, (seen.get(reason) ?? 0) + 1);
      // What it took is dropped with its session: running it is the business of other tests.
      wire.net().closeSession(wire.session);
      wire.session = 0;
      if (i % ROUND === 0) {
        const live = Wire.live(wire.server);
        baseline ??= live;
        assert.equal(live, baseline, `after ${i} messages`);
      }
    }
    assert.ok((seen.get(0) ?? 0) > inputs / 1000, `some are taken`);
    assert.ok((seen.get(REFUSE_MALFORMED) ?? 0) > inputs / 10, `many are refused`);
  });
}

/** Tells a client `inputs` messages of a runtime that is out of its mind. */
export function fuzzClient(inputs: number): void {
  withSeed((seed) => {
    const random = new Random(seed);
    const wire = new Wire('mt').greet();
    const welcome = wire.toServer(wire.hello()).reply;
    assert.is(wire.toClient(welcome), 0);
    wire.toServer(manyCalls(wire));
    const sample = wire.answers() as Frames;
    wire.uplink().endSession();
    for (const task of wire.reaped()) wire.client.engine.exports.freeTask(task);
    let baseline: number[] | undefined;
    let [taken, refused] = [0, 0];
    for (let i = 1; i <= inputs; i++) {
      assert.is(wire.toClient(welcome), 0);
      const tasks = ['kText', 'kFlip', 'kFlip', 'kHold'].map((method) => wire.newTask(method));
      for (const task of tasks) wire.submit(task);
      wire.calls();
      const message = random.below(10) === 0 ? noise(sample, random) : mutate(sample, random);
      const head = new DataView(message[0].buffer);
      if (message[0].length >= 16 && random.below(20) !== 0) head.setUint32(12, 1, true);
      if (wire.toClient(message) === 0) taken++;
      else refused++;
      wire.uplink().endSession();
      const back = wire.reaped();
      assert.is(back.length, tasks.length, `message ${i}: each task has its outcome`);
      for (const task of back) wire.client.engine.exports.freeTask(task);
      if (i % ROUND === 0) {
        const live = Wire.live(wire.client);
        baseline ??= live;
        assert.equal(live, baseline, `after ${i} messages`);
      }
    }
    assert.ok(taken > 0 && refused > taken, `${taken} taken, ${refused} refused`);
  });
}
