// The transport within one process: what simulated platforms have. Messages arrive later, never at once.
import { ChimaeraError } from '../errors.js';
import type { Frames } from './net-area.js';
import type { Listener, ListenerEvents, Sent, Transport, Wire, WireEvents } from './transport.js';

/** Messages on their way in one direction of a connection; more are `full`. */
const ROOM = 16;

type Defer = (callback: () => void) => void;

/** One direction: in order, one message each time that the platform gets to it. */
class Pipe {
  private messages: Frames[] = [];
  private closed = false;
  private onEmpty = () => {};

  constructor(
    private readonly defer: Defer,
    private readonly deliver: (message: Frames) => void,
  ) {}

  send(message: Frames): Sent {
    if (this.closed) return 'gone';
    if (this.messages.length === ROOM) return 'full';
    this.messages.push(message);
    if (this.messages.length === 1) this.defer(() => this.next());
    return 'sent';
  }

  close(): void {
    this.closed = true;
    this.messages.length = 0;
  }

  /** Takes nothing more, delivers what it has, and then calls `done`. What it has may change from now on. */
  finish(done: () => void): void {
    this.closed = true;
    this.messages = this.messages.map(copyOf);
    this.onEmpty = done;
    if (this.messages.length === 0) done();
  }

  private next(): void {
    const message = this.messages.shift();
    if (message === undefined) return;
    this.deliver(copyOf(message)); // as late as may be: a sender that changes it is found out
    if (this.messages.length > 0) this.defer(() => this.next());
    else this.onEmpty();
  }
}

const copyOf = (message: Frames): Frames => message.map((frame) => frame.slice());

class Connection {
  readonly up: Pipe;
  readonly down: Pipe;

  constructor(defer: Defer, peer: string, listener: ListenerEvents, wire: WireEvents) {
    this.up = new Pipe(defer, (message) => listener.onMessage(peer, message));
    this.down = new Pipe(defer, (message) => wire.onMessage(message));
  }

  close(): void {
    this.up.close();
    this.down.close();
  }
}

class MemoryListener implements Listener {
  private readonly connections = new Map<string, Connection>();
  private readonly wires = new Map<string, MemoryWire>();
  private made = 0;

  constructor(
    readonly endpoints: readonly string[],
    private readonly events: ListenerEvents,
    private readonly forget: () => void,
  ) {}

  accept(wire: MemoryWire, defer: Defer, events: WireEvents): [string, Connection] {
    const peer = `${++this.made}`;
    const connection = new Connection(defer, peer, this.events, events);
    this.connections.set(peer, connection);
    this.wires.set(peer, wire);
    return [peer, connection];
  }

  async send(peer: string, message: Frames): Promise<Sent> {
    return this.connections.get(peer)?.down.send(message) ?? 'gone';
  }

  drop(peer: string): void {
    this.connections.get(peer)?.close();
    this.connections.delete(peer);
    this.wires.delete(peer);
    this.events.onLost();
  }

  async close(): Promise<void> {
    this.forget();
    for (const [peer, wire] of [...this.wires]) {
      this.connections.get(peer)?.close();
      wire.lost();
    }
  }
}

class MemoryWire implements Wire {
  private connection: Connection | undefined;
  private listener: MemoryListener | undefined;
  private peer = '';
  closed = false;

  constructor(
    readonly endpoint: string,
    private readonly defer: Defer,
    private readonly events: WireEvents,
    private readonly dial: (wire: MemoryWire) => void,
  ) {}

  meet(listener: MemoryListener): void {
    if (this.closed || this.connection) return;
    this.listener = listener;
    [this.peer, this.connection] = listener.accept(this, this.defer, this.events);
    this.events.onUp();
  }

  lost(): void {
    this.connection = undefined;
    this.events.onDown();
  }

  async send(message: Frames): Promise<Sent> {
    return this.connection?.up.send(message) ?? 'gone';
  }

  renew(): void {
    this.connection = undefined;
    this.listener?.drop(this.peer);
    this.dial(this);
  }

  close(): void {
    const { connection, listener, peer } = this;
    this.closed = true;
    this.connection = undefined;
    connection?.down.close();
    connection?.up.finish(() => listener?.drop(peer));
  }
}

/** A network of its own. @param defer runs a function later, as the platform's */
export function memoryTransport(defer: Defer): Transport {
  const listeners = new Map<string, MemoryListener>();
  const wires = new Set<MemoryWire>();
  return {
    async listen(endpoints, events) {
      const taken = endpoints.find((endpoint) => listeners.has(endpoint));
      if (taken !== undefined) throw new ChimaeraError('CHI_E_ADDRESS_IN_USE', { endpoint: taken });
      const listener = new MemoryListener(endpoints, events, () => {
        for (const endpoint of endpoints) listeners.delete(endpoint);
      });
      for (const endpoint of endpoints) {
        listeners.set(endpoint, listener);
        for (const wire of wires) if (wire.endpoint === endpoint) defer(() => wire.meet(listener));
      }
      return listener;
    },
    connect(endpoint, events) {
      const dial = (wire: MemoryWire) =>
        defer(() => {
          const listener = listeners.get(endpoint);
          if (listener) wire.meet(listener);
        });
      const wire = new MemoryWire(endpoint, defer, events, dial);
      wires.add(wire);
      dial(wire);
      return wire;
    },
  };
}
