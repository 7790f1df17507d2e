// What ZeroMQ hands over goes back without V8 marking its heap.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { constants, type NodeGCPerformanceDetail, PerformanceObserver } from 'node:perf_hooks';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Frames } from '../../../host/net/net-area.js';
import { zmqTransport } from '../../../host/platform/node/zmq-transport.js';

const test = suite('scavenger');
const MESSAGES = 600;
const MIB = 1 << 20;
/** For another reason than these messages; left to V8 it is some forty times. */
const FEW = 4;

test('large messages there and back are no reason to mark', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chi-scavenger-'));
  const endpoint = `ipc://${path.join(folder, 's')}`;
  const listener = await zmqTransport.listen([endpoint], {
    onMessage: (peer, message) => void listener.send(peer, message),
    onLost() {},
  });
  let marked = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (
        (entry as unknown as { detail: NodeGCPerformanceDetail }).detail.kind ===
        constants.NODE_PERFORMANCE_GC_MAJOR
      )
        marked++;
    }
  });
  observer.observe({ entryTypes: ['gc'] });
  const payload = Buffer.alloc(MIB, 7);
  await new Promise<void>((resolve) => {
    let left = MESSAGES;
    const wire = zmqTransport.connect(endpoint, {
      onUp: () => void wire.send([payload]),
      onDown() {},
      onMessage([frame]: Frames) {
        assert.is(frame.length, MIB);
        if (--left > 0) {
          void wire.send([payload]);
          return;
        }
        wire.close();
        resolve();
      },
    });
  });
  await listener.close();
  await new Promise((resolve) => setImmediate(resolve)); // the observer is told
  observer.disconnect();
  rmSync(folder, { recursive: true });
  assert.ok(marked <= FEW, `the heap was marked ${marked} times for ${2 * MESSAGES} MiB`);
  assert.is((globalThis as { gc?: unknown }).gc, undefined, 'a program finds no gc that it did not ask for');
});

test.run();
