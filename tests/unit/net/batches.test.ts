// How many calls of a client, and how many answers, go into a message.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { A_BODY, ENTRY_SIZE } from '../../../assembly/abi/archive-layout.js';
import { SLOT_COMPLETIONS } from '../../../assembly/abi/slot-layout.js';
import type { Frames } from '../../../host/net/net-area.js';
import type { Build } from '../../support/engine-harness.js';
import { Wire } from '../../support/wire.js';

const CALLS = 256;

/** Entries of a message's archive. */
function entriesOf(message: Frames | undefined): number {
  if (message === undefined) return 0;
  const [archive] = message;
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let count = 0;
  for (let at = A_BODY; at < archive.length; at += view.getUint32(at + ENTRY_SIZE, true)) count++;
  return count;
}

function submit(wire: Wire, count: number): void {
  for (let i = 0; i < count; i++) wire.submit(wire.newTask('kCarry'));
}

/** Takes what is back; how many that are. */
function takeAll(wire: Wire): number {
  let count = 0;
  for (let tasks = wire.reaped(); tasks.length > 0; tasks = wire.reaped()) count += tasks.length;
  return count;
}

for (const build of ['mt', 'st'] as Build[]) {
  test(`${build}: half of what is outstanding is with the runtime while the client works on the other half`, () => {
    const wire = new Wire(build, CALLS).greet();
    submit(wire, CALLS);
    const halves = [wire.calls(), wire.calls()] as Frames[];
    assert.equal([...halves, wire.calls()].map(entriesOf), [CALLS / 2, CALLS / 2, 0]);

    for (let i = 0; i < 4; i++) {
      wire.toServer(halves[i]);
      wire.toClient(wire.answers() as Frames);
      assert.is(takeAll(wire), CALLS / 2);
      submit(wire, CALLS / 2); // as who awaits them does; the other half is on its way meanwhile
      halves.push(wire.calls() as Frames);
      assert.is(entriesOf(halves[i + 2]), CALLS / 2);
    }
  });

  test(`${build}: they are answered in parts as large as those in which they were sent`, () => {
    const wire = new Wire(build, CALLS).greet();
    submit(wire, CALLS);
    for (let i = 0; i < 2; i++) wire.toServer(wire.calls() as Frames);
    assert.equal([wire.answers(), wire.answers(), wire.answers()].map(entriesOf), [CALLS / 2, CALLS / 2, 0]);
  });

  test(`${build}: the net thread learns what a turn has ended when the turn ends`, () => {
    const wire = new Wire(build, CALLS).greet();
    submit(wire, CALLS);
    wire.toServer(wire.calls() as Frames);
    wire.answers(); // from now on it is known that such a task is short
    wire.toServer(wire.calls() as Frames);
    wire.net().admitCalls();
    const { engine, client, workers } = wire.server;
    const inbox = ((engine.exports.slotAt(client) >>> 0) + SLOT_COMPLETIONS) >>> 2;
    const isEmpty = () => engine.views.u32[inbox] === 0;
    const looks: boolean[] = []; // two for every 64th task, and one when the turn has ended
    wire.server.onNow = () => void looks.push(isEmpty());
    engine.exports.enter(workers[0]);
    assert.is(engine.exports.workSlice(1), 1);
    assert.equal(looks, [true, true, true, true, false]);
  });

  test(`${build}: a few go together`, () => {
    const wire = new Wire(build, CALLS).greet();
    submit(wire, 64);
    assert.is(entriesOf(wire.calls()), 64);
    submit(wire, 60); // more than half of them
    assert.equal([wire.calls(), wire.calls()].map(entriesOf), [60, 0]);
  });
}

test.run();
