// How the net server learns that a client has left: by its farewell, or, without one, by the loss of its connection.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Frames } from '../../host/net/net-area.js';
import { NetServer } from '../../host/net/net-server.js';
import type { Listener, ListenerEvents, Sent, Transport } from '../../host/net/transport.js';
import { onAll, simPlace, type World } from '../support/runtime.js';
import { Wire } from '../support/wire.js';

const test = suite('net server');

/** A transport that does and tells what the test wants. */
class Door implements Listener {
  readonly endpoints = ['nowhere'];
  readonly sent: Frames[] = [];
  answer: Sent = 'sent';

  constructor(readonly events: ListenerEvents) {}

  async send(_peer: string, message: Frames): Promise<Sent> {
    this.sent.push(message);
    return this.answer;
  }

  async close(): Promise<void> {}
}

/** A server behind a door through which one client has come in. */
function withClient(
  name: string,
  body: (at: { world: World; server: NetServer; door: Door; client: Wire }) => Promise<void>,
): void {
  const run = async (world: World) => {
    const { handle, link } = world.rt;
    const doors: Door[] = [];
    const transport: Transport = {
      async listen(_endpoints, events) {
        doors.push(new Door(events));
        return doors[0];
      },
      connect: assert.unreachable as never,
    };
    const options = { endpoints: [], calls: 8, bulkBytes: 1 << 20, leaseMs: 3600_000 };
    const server = await NetServer.open(handle, link.platform, transport, options);
    world.rebase();
    const [door] = doors;
    const client = new Wire('mt');
    door.events.onMessage('somebody', client.hello());
    assert.is(server.sessions, 1);
    assert.is(client.toClient(door.sent[0]), 0);
    try {
      await body({ world, server, door, client });
    } finally {
      await server.close();
    }
  };
  onAll(test, name, run, {}, [simPlace(1)]);
}

withClient('a farewell ends the session, whether or not the connection is lost', async (at) => {
  const { server, door, client } = at;
  door.events.onMessage('somebody', client.clientArea.take(client.uplink().packSign(1)));
  assert.is(server.sessions, 0);
});

withClient('a loss that is told before it can be noticed', async ({ world, server, door }) => {
  door.events.onLost();
  await world.until(() => door.sent.length === 2, 'it is looked for');
  assert.is(server.sessions, 1);
  door.answer = 'gone';
  await world.until(() => server.sessions === 0, 'it is looked for once more');
});

test.run();
