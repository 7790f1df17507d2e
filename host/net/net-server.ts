// The runtime's door for clients of other processes. One thread has it, with a thread slot of its own: a lane of the
// process queue that all of these clients share. What their messages say, and who of them is served next, is the
// engine's business (assembly/net); this moves bytes, and keeps an eye on the time.
import { REFUSE_NO_SESSION, SESSIONS_MAX } from '../../assembly/abi/archive-layout.js';
import { SLOT_OUTSTANDING, SLOT_WAKE } from '../../assembly/abi/slot-layout.js';
import { attachEngine, type RuntimeHandle } from '../client/attach-engine.js';
import type { Engine } from '../engine/instance.js';
import { ChimaeraError } from '../errors.js';
import type { Platform } from '../platform/platform.js';
import { type Frames, NetArea } from './net-area.js';
import type { Listener, Transport } from './transport.js';

export interface ServerOptions {
  readonly endpoints: readonly string[];
  /** Tasks that a client may have on their way. */
  readonly calls: number;
  /** Bytes that the buffers of these may have together. */
  readonly bulkBytes: number;
  readonly leaseMs: number;
  /** File with the keys of clients that may connect over a network. */
  readonly keys?: string | undefined;
}

/** Whom a session belongs to, and what could not be sent to it yet. */
interface Peer {
  session: number;
  readonly waiting: Frames[];
  sending: boolean;
}

/** Somebody without a session. */
const noPeer = (): Peer => ({ session: 0, waiting: [], sending: false });

/**
 * As long as an event loop looks for completions after the last one, before it sleeps: about what a thread that sleeps
 * takes to wake up.
 */
const POLL_NS = 50_000;
/** A reader that has no room is asked again after this. */
const RETRY_MS = 5;
/** By then the loss of a connection that was told is noticed by whoever sends. */
const PROBE_AGAIN_MS = 1000;
/** Wrong messages of a stranger that are answered; what it says after that is dropped. */
const STRIKES = 3;
const STRANGERS_MAX = 1024;
/** Looks for silent clients in a lease. */
const LOOKS = 2;
/** What is done when the door closes has this long to leave. */
const FAREWELL_NS = 200e6;

export class NetServer {
  readonly stats = { messages: 0, refused: 0, closed: 0 };
  private readonly area: NetArea;
  private readonly peers = new Map<string, Peer>();
  private readonly bySession = new Map<number, string>();
  /** Sessions that are over, by whose they were: what was sent to them may be on its way still. */
  private readonly over = new Map<string, number[]>();
  private readonly strikes = new Map<string, number>();
  private readonly outstanding: number;
  private readonly wakeIndex: number;
  private listener: Listener | undefined;
  private armed = false;
  private lastDone = 0;
  private closed = false;
  private stopTimer = () => {};
  private stopProbe = () => {};
  private readonly turn = () => this.loop();

  private constructor(
    private readonly engine: Engine,
    private readonly slot: number,
    private readonly platform: Platform,
    private readonly leaseMs: number,
    area: number,
  ) {
    this.area = new NetArea(engine.views, area);
    const address = engine.exports.slotAt(slot) >>> 0;
    this.outstanding = (address + SLOT_OUTSTANDING) >>> 2;
    this.wakeIndex = (address + SLOT_WAKE) >>> 2;
  }

  /** Opens the door; throws CHI_E_ADDRESS_IN_USE, CHI_E_ADDRESS, CHI_E_KEYS, CHI_E_NO_SLOT or CHI_E_NO_MEMORY. */
  static async open(
    handle: RuntimeHandle,
    platform: Platform,
    transport: Transport,
    { endpoints, calls, bulkBytes, leaseMs, keys }: ServerOptions,
  ): Promise<NetServer> {
    const { engine, slot } = attachEngine(handle, platform);
    const area = engine.exports.openServer(calls, bulkBytes, leaseMs, ...platform.epoch()) >>> 0;
    if (area === 0) throw new ChimaeraError('CHI_E_NO_MEMORY', { segment: 'runtime_data' });
    const server = new NetServer(engine, slot, platform, leaseMs, area);
    try {
      const events = {
        onMessage: (peer: string, message: Frames) => server.receive(peer, message),
        onLost: () => server.probe(),
      };
      server.listener = await transport.listen(endpoints, events, keys);
    } catch (error) {
      engine.exports.detach(slot);
      throw error;
    }
    return server;
  }

  get endpoints(): readonly string[] {
    return this.listener?.endpoints ?? [];
  }

  /** Clients that have a session. */
  get sessions(): number {
    return this.bySession.size;
  }

  /** Sends what is done, closes every session, and gives the slot back. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.pump();
    await Promise.all([...this.peers.values()].map((peer) => this.flushed(peer)));
    this.closed = true;
    this.stopTimer();
    this.stopProbe();
    for (const session of [...this.bySession.keys()]) this.end(session);
    await this.listener?.close();
    for (const name of [...this.over.keys()]) this.settle(name);
    this.engine.exports.detach(this.slot);
  }

  private receive(name: string, message: Frames): void {
    if (this.closed) return;
    this.stats.messages++;
    const known = this.peers.get(name);
    if (known === undefined && (this.strikes.get(name) ?? 0) >= STRIKES) return;
    const { exports } = this.engine;
    const before = known?.session ?? 0;
    const fits = this.area.put(message);
    // What is too large to be looked at is shown to the engine as an archive without bytes: malformed.
    const reason = exports.receiveMessage(
      before,
      fits ? message[0].length : 0,
      fits ? message.length - 1 : 0,
    );
    if (reason === 0) this.area.placeBulk(message);
    else this.refuse(name, before, reason);
    // It speaks in a session, thus it has read that it has it, and what was sent before.
    if (this.over.size !== 0 && reason === 0 && this.area.session === before) this.settle(name);
    const peer = reason === 0 ? this.enter(name, before, this.area.session) : known;
    const { reply } = this.area;
    if (reply !== 0) this.send(name, peer ?? noPeer(), this.area.take(reply));
    exports.admitCalls();
    this.platform.kick();
    if (this.armed) return;
    this.armed = true;
    this.lastDone = 0;
    this.loop(); // a worker on this processor has done short ones by now
  }

  // After a message that was taken its sender has the session that it had, another one (HELLO) or none (BYE).
  private enter(name: string, before: number, session: number): Peer | undefined {
    if (session === before) return this.peers.get(name);
    if (before !== 0) this.forget(before);
    if (session === 0) return undefined;
    const peer = { session, waiting: [], sending: false };
    this.peers.set(name, peer);
    this.bySession.set(session, name);
    if (this.bySession.size === 1) this.watch();
    this.strikes.delete(name);
    return peer;
  }

  private refuse(name: string, session: number, reason: number): void {
    this.stats.refused++;
    this.forget(session);
    // A client of a runtime that is no more is no stranger: it says HELLO next.
    if (session !== 0 || reason === REFUSE_NO_SESSION) return;
    if (this.strikes.size >= STRANGERS_MAX) this.strikes.clear();
    this.strikes.set(name, (this.strikes.get(name) ?? 0) + 1);
  }

  private forget(session: number): void {
    const name = this.bySession.get(session);
    if (name === undefined) return;
    this.bySession.delete(session);
    this.peers.delete(name);
    this.stats.closed++;
    const others = this.over.get(name);
    if (others) others.push(session);
    else this.over.set(name, [session]);
  }

  // Nothing that was sent to the former sessions of a peer is on its way any more.
  private settle(name: string): void {
    for (const session of this.over.get(name) ?? []) this.engine.exports.forgetSent(session);
    this.over.delete(name);
  }

  private end(session: number): void {
    this.engine.exports.closeSession(session);
    this.forget(session);
  }

  private loop(): void {
    if (this.closed) return;
    const busy = this.pump();
    if (this.engine.views.u32[this.outstanding] === 0) {
      this.armed = false;
      return;
    }
    const now = this.platform.now();
    if (busy || this.lastDone === 0) this.lastDone = now;
    if (now - this.lastDone < POLL_NS) {
      this.platform.defer(this.turn);
      return;
    }
    const seen = this.engine.exports.announceClient();
    if (seen < 0) this.platform.defer(this.turn);
    else this.platform.onWake(this.engine.views.i32, this.wakeIndex, seen | 0, this.turn);
  }

  /** Takes what is done and sends it; true when there was something. */
  private pump(): boolean {
    const { exports } = this.engine;
    let busy = false;
    while (exports.reapCalls() !== 0) busy = true;
    if (!busy && this.bySession.size === 0) return false;
    exports.admitCalls();
    for (let row = 0; ; ) {
      const session = exports.nextAnswering(row) >>> 0;
      if (session === 0) return busy;
      row = (session & (SESSIONS_MAX - 1)) + 1;
      const name = this.bySession.get(session);
      if (name !== undefined) this.answer(name, this.peers.get(name) as Peer);
    }
  }

  // No more is packed than can be sent: the rest stays in the engine, where the session's calls bound it.
  private answer(name: string, peer: Peer): void {
    const { exports } = this.engine;
    while (!peer.sending) {
      const size = exports.packAnswers(peer.session);
      if (size === 0) return;
      this.send(name, peer, this.area.take(size));
    }
  }

  private send(name: string, peer: Peer, message: Frames): void {
    peer.waiting.push(message);
    if (!peer.sending) void this.sendWaiting(name, peer);
  }

  private async sendWaiting(name: string, peer: Peer): Promise<void> {
    peer.sending = true;
    for (let message = peer.waiting[0]; message !== undefined; message = peer.waiting[0]) {
      const sent = (await this.listener?.send(name, message)) ?? 'gone';
      if (sent === 'full' && !this.closed)
        await new Promise<void>((go) => void this.platform.after(RETRY_MS, go));
      else peer.waiting.shift();
      if (sent !== 'gone') continue;
      peer.waiting.length = 0;
      if (peer.session !== 0) this.end(peer.session);
      this.settle(name);
    }
    peer.sending = false;
    if (!this.closed && peer.session !== 0 && this.bySession.get(peer.session) === name)
      this.answer(name, peer);
  }

  // At the end of all sessions a reader that has no room gets no more time.
  private async flushed(peer: Peer): Promise<void> {
    const end = this.platform.now() + FAREWELL_NS;
    while (peer.sending && this.platform.now() < end) {
      await new Promise<void>((go) => void this.platform.after(1, go));
    }
  }

  // Nobody to be watched: nothing wakes up.
  private watch(): void {
    this.stopTimer();
    this.stopTimer = this.platform.after(this.leaseMs / LOOKS, () => {
      if (this.closed) return;
      this.expire();
      this.probeOver(); // the loss of a connection may be told before it can be noticed
      if (this.bySession.size > 0 || this.over.size > 0) this.watch();
    });
  }

  // A connection was lost, and the transport does not know which: a client that is gone cannot be sent to. It may be told
  // of the loss before that can be noticed, thus once more a little later.
  private probe(): void {
    if (this.closed) return;
    this.ask();
    this.stopProbe();
    this.stopProbe = this.platform.after(PROBE_AGAIN_MS, () => this.ask());
  }

  private ask(): void {
    if (this.closed) return;
    const { exports } = this.engine;
    for (const [name, peer] of this.peers)
      this.send(name, peer, this.area.take(exports.packPing(peer.session)));
    this.probeOver();
  }

  // Whether who had sessions is still there.
  private probeOver(): void {
    for (const [name, [session]] of this.over) {
      if (this.peers.has(name)) continue;
      this.send(name, noPeer(), this.area.take(this.engine.exports.packPing(session)));
    }
  }

  // Ends the sessions of clients that are not heard of any more.
  private expire(): void {
    if (this.closed) return;
    const { exports } = this.engine;
    for (let session = exports.nextExpired() >>> 0; session !== 0; session = exports.nextExpired() >>> 0) {
      this.end(session);
    }
  }
}
