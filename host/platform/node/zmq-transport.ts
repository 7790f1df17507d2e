// The transport between processes: ZeroMQ, DEALER to ROUTER, over a Unix socket or TCP. Its defaults lose messages and
// remember without bound; every option below is there for one of these reasons.
import { Dealer, Router, type SocketOptions } from 'zeromq';
import { ChimaeraError } from '../../errors.js';
import type { Frames } from '../../net/net-area.js';
import type { Listener, ListenerEvents, Sent, Transport, Wire, WireEvents } from '../../net/transport.js';
import { giveBack } from './give-back.js';
import { readClientKeys } from './key-files.js';
import { ownerOfPort } from './port-owner.js';
import { ZmqGate } from './zmq-gate.js';

/** Messages that a connection holds in each direction; they are batches. */
const ROOM = 64;
const HEARTBEAT_MS = 2000;
const SILENCE_MS = 5000;
/** Of a frame: the largest buffer that a memory of 4 GiB can hold is less. */
const MAX_FRAME_BYTES = 2 ** 32;
const LINGER_MS = 500;
/** Of the kernel, for a connection: with its default a large message costs a wake-up every few pages. */
const KERNEL_BYTES = 1 << 20;

const OPTIONS = {
  linger: 0,
  sendHighWaterMark: ROOM,
  receiveHighWaterMark: ROOM,
  sendTimeout: 0, // no room is an answer: who waits in there holds up all others
  heartbeatInterval: HEARTBEAT_MS,
  heartbeatTimeout: SILENCE_MS,
  heartbeatTimeToLive: SILENCE_MS,
  handshakeInterval: SILENCE_MS,
  sendBufferSize: KERNEL_BYTES,
  receiveBufferSize: KERNEL_BYTES,
  maxMessageSize: MAX_FRAME_BYTES,
} as const satisfies SocketOptions<Router> & SocketOptions<Dealer>;

class ZmqListener implements Listener {
  readonly endpoints: string[] = [];
  private readonly gate: ZmqGate | undefined;
  private readonly doors: Door[] = [];

  constructor(
    private readonly events: ListenerEvents,
    keys: string | undefined,
  ) {
    this.gate = keys === undefined ? undefined : new ZmqGate(keys);
  }

  async bind(endpoints: readonly string[]): Promise<this> {
    await this.gate?.open();
    for (const endpoint of endpoints) {
      const options = this.gate && isTcp(endpoint) ? this.gate.options : {};
      const door = new Door(`${this.doors.length} `, this.events, options);
      this.doors.push(door);
      try {
        this.endpoints.push(await door.bind(endpoint));
      } catch (error) {
        this.shut(0);
        throw bindError(endpoint, error);
      }
    }
    return this;
  }

  async send(peer: string, message: Frames): Promise<Sent> {
    return this.doors[Number.parseInt(peer, 10)].send(peer, message);
  }

  async close(): Promise<void> {
    this.shut(LINGER_MS);
  }

  private shut(linger: number): void {
    for (const door of this.doors) door.close(linger);
    this.gate?.close();
  }
}

/** The socket of an address. A peer's name begins with the door's. */
class Door {
  private readonly router: Router;
  private readonly identities = new Map<string, Buffer>();

  constructor(
    private readonly name: string,
    private readonly events: ListenerEvents,
    options: SocketOptions<Router>,
  ) {
    // Without `mandatory` a message to whoever is slow or gone would vanish without a word.
    this.router = new Router({ ...OPTIONS, ...options, mandatory: true });
    this.router.events.on('disconnect', () => events.onLost());
  }

  /** Answers the address, with the port that was chosen. */
  async bind(endpoint: string): Promise<string> {
    await this.router.bind(endpoint);
    void this.receive();
    return this.router.lastEndpoint ?? endpoint;
  }

  async send(peer: string, message: Frames): Promise<Sent> {
    const identity = this.identities.get(peer);
    if (identity === undefined || this.router.closed) return 'gone';
    const sent = await outcome(this.router.send([identity, ...(message as Uint8Array[])]));
    if (sent === 'gone') this.identities.delete(peer);
    return sent;
  }

  close(linger: number): void {
    this.router.linger = linger;
    this.router.close();
  }

  private async receive(): Promise<void> {
    try {
      for await (const [identity, ...message] of this.router) {
        const peer = this.name + identity.toString('latin1');
        if (!this.identities.has(peer)) this.identities.set(peer, identity);
        this.events.onMessage(peer, message);
        giveBack(message);
      }
    } catch (error) {
      if (!this.router.closed) throw error;
    }
  }
}

class ZmqWire implements Wire {
  private dealer: Dealer | undefined;
  private isUp = false;

  constructor(
    private readonly endpoint: string,
    private readonly events: WireEvents,
    private readonly keys: SocketOptions<Dealer>,
  ) {
    this.open();
  }

  async send(message: Frames): Promise<Sent> {
    const { dealer } = this;
    if (!dealer || dealer.closed || !this.isUp) return 'gone';
    return outcome(dealer.send(message as Uint8Array[]));
  }

  renew(): void {
    this.isUp = false;
    this.dealer?.close();
    this.open();
  }

  close(): void {
    const { dealer } = this;
    this.dealer = undefined;
    if (!dealer) return;
    dealer.linger = LINGER_MS; // for the farewell
    dealer.close();
  }

  // A socket that was connected once keeps what it had not sent for the next connection. That is for another session:
  // each connection has a socket of its own.
  private open(): void {
    const dealer = new Dealer({ ...OPTIONS, ...this.keys, reconnectInterval: 20, reconnectMaxInterval: 500 });
    this.dealer = dealer;
    dealer.events.on('handshake', () => {
      if (this.dealer !== dealer) return;
      this.isUp = true;
      this.events.onUp();
    });
    dealer.events.on('disconnect', () => {
      if (this.dealer !== dealer || !this.isUp) return;
      this.renew();
      this.events.onDown();
    });
    dealer.connect(this.endpoint);
    void this.receive(dealer);
  }

  private async receive(dealer: Dealer): Promise<void> {
    try {
      for await (const message of dealer) {
        if (this.dealer === dealer) this.events.onMessage(message);
        giveBack(message);
      }
    } catch (error) {
      if (!dealer.closed) throw error;
    }
  }
}

async function outcome(sending: Promise<void>): Promise<Sent> {
  try {
    await sending;
    return 'sent';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EAGAIN' ? 'full' : 'gone';
  }
}

function bindError(endpoint: string, error: unknown): ChimaeraError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    const pid = ownerOfPort(Number(/:(\d+)$/.exec(endpoint)?.[1]));
    const owner = pid === undefined ? undefined : `process ${pid}`;
    return new ChimaeraError('CHI_E_ADDRESS_IN_USE', { endpoint, owner }, { cause: error });
  }
  return new ChimaeraError('CHI_E_ADDRESS', { endpoint, reason: message }, { cause: error });
}

const isTcp = (endpoint: string) => endpoint.startsWith('tcp://');

function keysOf(file: string): SocketOptions<Dealer> {
  const { node, publicKey, secretKey } = readClientKeys(file);
  return { curveServerKey: node, curvePublicKey: publicKey, curveSecretKey: secretKey };
}

export const zmqTransport: Transport = {
  listen: async (endpoints, events, keys) => new ZmqListener(events, keys).bind(endpoints),
  connect: (endpoint, events, keys) =>
    new ZmqWire(endpoint, events, keys !== undefined && isTcp(endpoint) ? keysOf(keys) : {}),
};
