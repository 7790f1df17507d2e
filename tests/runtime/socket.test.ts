// Clients of other processes, by their own engine and a socket: the same calls, the same answers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { A_KIND, MESSAGE_BYE } from '../../assembly/abi/archive-layout.js';
import {
  clientInit,
  connect,
  DomainQuery,
  type LinkSource,
  type SocketConnection,
  serverInit,
} from '../../host/index.js';
import type { Frames } from '../../host/net/net-area.js';
import type { Sent, Wire } from '../../host/net/transport.js';
import { nodePlatform } from '../../host/platform/node/node-platform.js';
import type { Platform } from '../../host/platform/platform.js';
import { simPlatform } from '../../host/platform/sim/sim-platform.js';
import { Client as SmallMessage } from '../../mods/small_message/small_message_client.js';
import { Client as Courier } from '../mods/courier/courier_client.js';
import { ANY, codeOf, count, EVERY, onAll, rejection, type World } from '../support/runtime.js';

const test = suite('socket');
const folder = mkdtempSync(path.join(tmpdir(), 'chi-socket-'));
const options = {
  config: { network: { socket: path.join(folder, 's'), client_calls: 64, client_bulk_mib: 3 } },
};
test.after(() => rmSync(folder, { recursive: true }));

/** A client of another process, and afterwards nothing of it. */
async function withClient(world: World, body: (client: SocketConnection) => Promise<void>): Promise<void> {
  const server = await world.rt.serve();
  const { platform } = world.rt.link;
  world.rebase();
  const client = await connect(server.endpoints[0], { platform, clientDataMib: 16 });
  await body(client);
  await client.close();
  await world.until(() => server.sessions === 0, 'the client has left');
}

const courier = (source: LinkSource, containers = 2) =>
  new Courier(source).create(ANY, EVERY, 'couriers', { containers });

onAll(
  test,
  'generated clients run over it unchanged',
  async (world) =>
    withClient(world, async (client) => {
      const couriers = await courier(client);
      const carried = await couriers.carry(ANY, 7, 70, 700n, 7.5, true);
      assert.equal(carried, { smallOut: 7, mediumOut: 70, largeOut: 700n, realOut: 7.5, yesOut: true });
      assert.equal(await couriers.text(ANY, 'Χίμαιρα ', 3), { copy: 'Χίμαιρα Χίμαιρα Χίμαιρα ', length: 15 });
      const handle = couriers.asyncCount(ANY);
      assert.is((await handle).count, 2);
      handle.delTask();
      const probe = await world.probe(1, {}, client);
      assert.is((await rejection(probe.fail(ANY, -7))).fields.returnCode, -7);
      assert.is(await codeOf(probe.call(99, ANY)), 'CHI_E_UNKNOWN_METHOD');
      assert.is(await codeOf(new Courier(client).bind({ lo: 77, hi: 1 }).count(ANY)), 'CHI_E_UNKNOWN_POOL');
    }),
  options,
);

onAll(
  test,
  'buffers from nothing to as much as is allowed',
  async (world) =>
    withClient(world, async (client) => {
      const couriers = await courier(client, 1);
      for (const size of [0, 64, 4096, 4097, 100_000, 1 << 20]) {
        const buffer = client.allocateBuffer(size);
        buffer.view.fill(3);
        assert.is(await couriers.flip(ANY, buffer), size * 3);
        assert.ok(
          buffer.view.every((byte) => byte === 252),
          `${size} bytes`,
        );
        buffer.free();
      }
      const large = client.allocateBuffer(4 << 20);
      assert.is(await codeOf(couriers.flip(ANY, large)), 'CHI_E_PAYLOAD_TOO_LARGE');
      large.free();
    }),
  options,
);

const PARCEL = {
  weight: 1.5,
  from: { x: 1, y: 2 },
  to: { x: 3, y: 4 },
  stamps: Uint16Array.of(7, 8, 9),
};

onAll(
  test,
  'structs, fixed arrays, vectors, and clients in tasks, in one memory and in two',
  async (world) =>
    withClient(world, async (client) => {
      for (const source of [client, world.rt]) {
        const couriers = await courier(source);
        assert.equal(
          await couriers.parcel(ANY, PARCEL, Uint8Array.of(1, 2, 3, 4, 5), Uint32Array.of(3, 1000)),
          {
            back: { weight: -1.5, from: PARCEL.to, to: PARCEL.from, stamps: Uint16Array.of(9, 8, 7) },
            reversed: Uint8Array.of(5, 4, 3, 2, 1),
            squares: Uint32Array.of(9, 1_000_000),
          },
        );
        assert.throws(
          () => couriers.parcel(ANY, PARCEL, Uint8Array.of(1), new Uint32Array(0)),
          /bytes has 5 elements, not 1/,
        );
        const query = DomainQuery.globalId(0);
        const { count: ran, asked } = await couriers.ask(ANY, { ...reference(couriers), query });
        assert.ok(ran > 0);
        assert.equal(asked, { ...reference(couriers), query });
        const other = new Courier(source).bind(asked);
        assert.is(await other.count(asked.query as DomainQuery), ran);
        assert.is((await couriers.ask(ANY, couriers)).asked.query, undefined);
      }
    }),
  options,
);

const reference = ({ poolLo, poolHi }: Courier) => ({ poolLo, poolHi });

onAll(
  test,
  'a task that is TF_LOCAL runs for its own process alone',
  async (world) =>
    withClient(world, async (client) => {
      const { size } = await (await courier(world.rt)).place(ANY);
      assert.is(size, 4);
      assert.is(await codeOf((await courier(client)).place(ANY)), 'CHI_E_LOCAL_TASK');
    }),
  options,
);

onAll(
  test,
  'bytes travel the way that a task says',
  async (world) =>
    withClient(world, async (client) => {
      const couriers = await courier(client, 1);
      for (const size of [10, 10_000]) {
        const [source, target] = [1, 2].map((value) => {
          const buffer = client.allocateBuffer(size);
          buffer.view.fill(value);
          return buffer;
        });
        assert.is(await couriers.fill(ANY, source, target), 0, 'room is empty');
        assert.ok([...source.view, ...target.view].every((byte) => byte === 1));
        for (const buffer of [source, target]) buffer.free();
      }
    }),
  options,
);

onAll(
  test,
  'more than fits on the way waits its turn; deadlines and cancels arrive',
  async (world) =>
    withClient(world, async (client) => {
      const couriers = await courier(client);
      const all = await Promise.all(count(500).map((i) => couriers.carry(ANY, i & 0xff, i, 0n, i, false)));
      assert.equal(
        all.map(({ mediumOut }) => mediumOut),
        count(500),
      );
      assert.is(await codeOf(couriers.with({ deadlineMs: 20 }).hold(ANY, 5000)), 'CHI_E_DEADLINE');
      const held = couriers.asyncHold(ANY, 60_000);
      const quick = await couriers.carry(ANY, 1, 1, 1n, 1, true);
      assert.is(quick.mediumOut, 1);
      held.cancel();
      assert.is(await codeOf(held), 'CHI_E_CANCELLED');
      held.delTask();
    }),
  options,
);

onAll(
  test,
  'a periodic task brings its copies, at the pace of its reader',
  async (world) =>
    withClient(world, async (client) => {
      const couriers = await courier(client, 1);
      const seen: number[] = [];
      for await (const task of couriers.asyncCarryAlloc(ANY, 1, 2, 3n, 4, true).setPeriodMs(1)) {
        seen.push(task.mediumOut);
        if (seen.length === 100) break;
      }
      assert.equal(seen, Array(100).fill(2));
    }),
  options,
);

test('a client that closes says so, whatever it is sending and however little room there is', async () => {
  const runtime = await serverInit({
    runtime: { workers: 1 },
    network: { socket: path.join(folder, 'closing') },
    modules: { registry: ['small_message'] },
  });
  const { endpoints } = await runtime.serve();
  const wires: NarrowWire[] = [];
  const platform: Platform = {
    ...nodePlatform,
    now: () => nodePlatform.now() / 1000, // on a busy machine, too, there is time for a good-bye
    async transport() {
      const transport = await nodePlatform.transport();
      return {
        ...transport,
        connect(...args) {
          const wire = new NarrowWire(transport.connect(...args));
          wires.push(wire);
          return wire;
        },
      };
    },
  };
  const client = await connect(endpoints[0], { platform });
  const messages = await new SmallMessage(client).create(ANY, EVERY, 'messages');
  const calls = Array.from({ length: 200 }, () => codeOf(messages.md(ANY, 0)));
  await new Promise(process.nextTick); // the first message is being sent
  await client.close();
  await Promise.all(calls);
  assert.is(wires[0].last, MESSAGE_BYE);
  assert.ok(wires[0].refused > 10);
  await runtime.stop();
});

/** Takes one message at a time, and takes it late: not at once, and not when it is asked for the first time. */
class NarrowWire implements Wire {
  /** Kind of the last message that was taken. */
  last = 0;
  refused = 0;
  private busy = false;

  constructor(private readonly wire: Wire) {}

  async send(message: Frames): Promise<Sent> {
    assert.not(this.busy, 'two messages at a time');
    this.busy = true;
    await new Promise(setImmediate);
    this.busy = false;
    if (++this.refused % TRIES !== 0) return 'full';
    const [archive] = message;
    this.last = new DataView(archive.buffer, archive.byteOffset).getUint16(A_KIND, true);
    return this.wire.send(message);
  }

  renew(): void {
    this.wire.renew();
  }

  close(): void {
    this.wire.close();
  }
}

const TRIES = 6;

for (const platform of [undefined, simPlatform(5)]) {
  test(`by the specification's names (${platform?.name ?? 'node'})`, async () => {
    const network = { socket: path.join(folder, 'named') };
    const runtime = await serverInit(
      { runtime: { workers: 1 }, network, modules: { registry: ['small_message'] } },
      platform ? { platform } : {},
    );
    const { endpoints } = await runtime.serve(); // it does already
    const client = await clientInit(endpoints[0], platform ? { platform } : {});
    const messages = await new SmallMessage(client).create(ANY, EVERY, 'messages');
    assert.is(await messages.md(ANY, 0), 1);
    await client.close();
    await runtime.stop();
  });
}

test.run();
