// What ZeroMQ hands over goes back as soon as it has been read, and V8 does not collect for it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PerformanceObserver } from 'node:perf_hooks';
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Frames } from '../../../host/net/net-area.js';
import { zmqTransport } from '../../../host/platform/node/zmq-transport.js';

const test = suite('give-back');
const MESSAGES = 600;
const MIB = 1 << 20;
/** For another reason than these messages; left to V8 it is hundreds of times. */
const FEW = 8;
/** Of large messages at any moment: the one that is read, those that the binding has not freed yet. */
const AT_ONCE = 8 * MIB;

test('of large messages nothing is left to the collector', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chi-give-back-'));
  const endpoint = `ipc://${path.join(folder, 's')}`;
  const payload = Buffer.alloc(MIB, 7);
  const read: Uint8Array[] = [];
  const listener = await zmqTransport.listen([endpoint], {
    onMessage: (peer) => void listener.send(peer, [payload]),
    onLost() {},
  });
  let collections = 0;
  const observer = new PerformanceObserver((list) => {
    collections += list.getEntries().length;
  });
  observer.observe({ entryTypes: ['gc'] });
  const before = process.memoryUsage().external;
  let most = 0;
  await new Promise<void>((resolve) => {
    const wire = zmqTransport.connect(endpoint, {
      onUp: () => void wire.send([payload]),
      onDown() {},
      onMessage([frame]: Frames) {
        assert.is(frame.length, MIB);
        assert.is(frame[MIB - 1], 7);
        read.push(frame);
        most = Math.max(most, process.memoryUsage().external);
        if (read.length < MESSAGES) {
          void wire.send([payload]);
          return;
        }
        wire.close();
        resolve();
      },
    });
  });
  await listener.close();
  await new Promise((resolve) => setImmediate(resolve)); // the observer is told, the last one is freed
  observer.disconnect();
  rmSync(folder, { recursive: true });
  assert.ok(
    read.every((frame) => frame.length === 0),
    'who keeps a frame finds nothing in it',
  );
  assert.ok(most - before < AT_ONCE, `${most - before} bytes were held for messages of ${MIB}`);
  assert.ok(collections <= FEW, `V8 collected ${collections} times for ${2 * MESSAGES} MiB`);
  assert.is(
    'transfer' in ArrayBuffer.prototype,
    !process.versions.node.startsWith('20.'),
    'a program finds nothing that it did not ask for',
  );
});

test.run();
