// Both decoders against wrong messages, for some seconds; npm run test:deep does it for minutes.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { MESSAGE_CALLS, REFUSE_MALFORMED } from '../../../assembly/abi/archive-layout.js';
import { CALLS, Wire } from '../../support/wire.js';
import { fuzzClient, fuzzRuntime, manyCalls } from './decoder-fuzz.js';

test('a hundred thousand wrong messages to the runtime', () => fuzzRuntime(100_000));
test('twenty-five thousand wrong messages to the client', () => fuzzClient(25_000));

test('a session has as many calls as it was told, and its buffers no more memory', () => {
  const wire = new Wire('mt').greet();
  const one = manyCalls(wire);
  assert.is(wire.toServer(one).reason, 0);
  const again = one.map((frame) => frame.slice());
  new DataView(again[0].buffer).setUint32(12, 2, true);
  assert.is(wire.toServer(again).reason, REFUSE_MALFORMED, 'the same calls are on their way');
  assert.is(new DataView(one[0].buffer).getUint16(6, true), MESSAGE_CALLS);
  wire.toServer(wire.hello());
  const beyond = one.map((frame) => frame.slice());
  new DataView(beyond[0].buffer).setUint32(8, wire.session, true);
  new DataView(beyond[0].buffer).setUint32(24 + 4, CALLS, true);
  assert.is(wire.toServer(beyond).reason, REFUSE_MALFORMED, 'there is no such call');
});

test.run();
