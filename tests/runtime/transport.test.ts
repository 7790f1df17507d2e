// What every transport promises (host/net/transport.ts), held against each.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Frames } from '../../host/net/net-area.js';
import type { Transport, Wire } from '../../host/net/transport.js';
import { zmqTransport } from '../../host/platform/node/zmq-transport.js';
import { simPlatform } from '../../host/platform/sim/sim-platform.js';
import { until } from '../support/daemon.js';
import { codeOf } from '../support/runtime.js';

const test = suite('transport');
const folder = mkdtempSync(path.join(tmpdir(), 'chi-transport-'));
test.after(() => rmSync(folder, { recursive: true }));

let made = 0;
const PLACES: Record<string, () => Promise<[Transport, string]>> = {
  zmq: async () => [zmqTransport, `ipc://${folder}/${made++}`],
  sim: async () => [await simPlatform(made++).transport(), 'sim://somewhere'],
};

const bytes = (...frames: (string | number)[]): Frames =>
  frames.map((frame) => (typeof frame === 'string' ? Buffer.from(frame) : Buffer.alloc(frame, 7)));
const copy = (message: Frames) => message.map((frame) => Buffer.from(frame));
const text = (message: Frames) => message.map((frame) => Buffer.from(frame).toString());

/** One end of a connection, and what it was told. */
class End {
  ups = 0;
  downs = 0;
  readonly messages: Frames[] = [];
  readonly wire: Wire;

  constructor(transport: Transport, endpoint: string) {
    this.wire = transport.connect(endpoint, {
      onUp: () => this.ups++,
      onDown: () => this.downs++,
      onMessage: (message) => this.messages.push(copy(message)),
    });
  }
}

for (const [name, place] of Object.entries(PLACES)) {
  test(`${name}: messages arrive whole and in order, and go back to who sent them`, async () => {
    const [transport, endpoint] = await place();
    const got: [string, Frames][] = [];
    const listener = await transport.listen([endpoint], {
      onMessage: (peer, message) => void got.push([peer, copy(message)]),
      onLost() {},
    });
    const ends = [new End(transport, endpoint), new End(transport, endpoint)];
    await until(() => ends.every(({ ups }) => ups === 1), 'both are up');
    for (let i = 0; i < 10; i++) {
      for (const [index, { wire }] of ends.entries())
        assert.is(await wire.send(bytes(`${index} ${i}`, 'x')), 'sent');
    }
    assert.is(await ends[0].wire.send(bytes('large', 1 << 20, 0)), 'sent');
    await until(() => got.length === 21, 'all have come');
    for (const index of [0, 1]) {
      const mine = got.filter(([, message]) => text(message)[0].startsWith(`${index} `));
      assert.equal(
        mine.map(([, message]) => text(message)),
        Array.from({ length: 10 }, (_, i) => [`${index} ${i}`, 'x']),
      );
      assert.is(new Set(mine.map(([peer]) => peer)).size, 1);
      assert.is(await listener.send(mine[0][0], bytes(`back to ${index}`)), 'sent');
    }
    const large = got.find(([, message]) => text(message)[0] === 'large')?.[1] as Frames;
    assert.equal(
      large.map(({ length }) => length),
      [5, 1 << 20, 0],
    );
    await until(() => ends.every(({ messages }) => messages.length === 1), 'answers');
    ends.forEach(({ messages }, index) => void assert.equal(text(messages[0]), [`back to ${index}`]));
    for (const { wire } of ends) wire.close();
    await listener.close();
  });

  test(`${name}: a peer that is gone is said to be gone, and a listener that ends is noticed`, async () => {
    const [transport, endpoint] = await place();
    const peers: string[] = [];
    let lost = 0;
    const events = { onMessage: (peer: string) => void peers.push(peer), onLost: () => void lost++ };
    const listener = await transport.listen([endpoint], events);
    const end = new End(transport, endpoint);
    await until(() => end.ups === 1, 'it is up');
    await end.wire.send(bytes('hello'));
    await until(() => peers.length === 1, 'it has come');
    end.wire.close();
    await until(() => lost > 0, 'the listener notices');
    await until(async () => (await listener.send(peers[0], bytes('too late'))) === 'gone', 'it is gone');
    const other = new End(transport, endpoint);
    await until(() => other.ups === 1, 'another one is up');
    await listener.close();
    await until(() => other.downs === 1, 'it notices that the listener is gone');
    assert.is(await other.wire.send(bytes('nobody')), 'gone');
    const next = await transport.listen([endpoint], events);
    await until(() => other.ups === 2, 'it is up again');
    other.wire.close();
    await next.close();
  });

  test(`${name}: what was handed over before a wire was closed arrives, as it was then`, async () => {
    const [transport, endpoint] = await place();
    const got: Frames[] = [];
    let lost = 0;
    const listener = await transport.listen([endpoint], {
      onMessage: (_, message) => void got.push(copy(message)),
      onLost: () => void lost++,
    });
    const end = new End(transport, endpoint);
    await until(() => end.ups === 1, 'it is up');
    const messages = Array.from({ length: 10 }, (_, i) => bytes(`${i}`));
    for (const message of messages) assert.is(await end.wire.send(message), 'sent');
    end.wire.close();
    assert.is(await end.wire.send(bytes('late')), 'gone');
    await until(() => got.length === 10 && lost > 0, 'all have come, and the listener notices');
    assert.equal(got.map(text), messages.map(text));
    await listener.close();
  });

  test(`${name}: a reader that does not read makes its sender wait, and loses nothing`, async () => {
    const [transport, endpoint] = await place();
    let peer = '';
    const listener = await transport.listen([endpoint], {
      onMessage(from) {
        peer = from;
      },
      onLost() {},
    });
    const end = new End(transport, endpoint);
    await until(() => end.ups === 1, 'it is up');
    await end.wire.send(bytes('hello'));
    await until(() => peer !== '', 'it has come');
    let sent = 0;
    // As fast as they can be handed over: the reader's turns come in between, or not.
    for (let i = 0; i < 3000; i++) {
      const what = await listener.send(peer, bytes(`${i}`, 10_000));
      if (what === 'sent') sent++;
      else {
        assert.is(what, 'full');
        await new Promise((resolve) => setTimeout(resolve, 1));
        i--;
      }
    }
    await until(() => end.messages.length === sent, 'all have come');
    assert.equal(
      end.messages.map((message) => Number(text(message)[0])),
      Array.from({ length: 3000 }, (_, i) => i),
    );
    end.wire.close();
    await listener.close();
  });

  test(`${name}: one endpoint, one listener`, async () => {
    const [transport, first] = await place();
    const endpoint = name === 'zmq' ? 'tcp://127.0.0.1:*' : first;
    const none = { onMessage() {}, onLost() {} };
    const listener = await transport.listen([endpoint], none);
    assert.is(await codeOf(transport.listen(listener.endpoints, none)), 'CHI_E_ADDRESS_IN_USE');
    await listener.close();
  });
}

test.run();
