// A client's connection to a runtime of another process. It has a small engine of its own, whose uplink takes the place
// of the workers (assembly/net/uplink.ts), and moves that engine's messages.
import {
  REFUSE_ABI,
  REFUSE_VERSION,
  UPLINK_AT_EPOCH_HI,
  UPLINK_AT_EPOCH_LO,
  UPLINK_AT_LEASE_MS,
  UPLINK_AT_SESSION,
} from '../../assembly/abi/archive-layout.js';
import { UPLINK } from '../../assembly/abi/map.js';
import { DEFAULTS } from '../config/defaults.autogen.js';
import { bufferLimit, initialise, pagesFor } from '../engine/initialise.js';
import type { Engine } from '../engine/instance.js';
import { ChimaeraError } from '../errors.js';
import { type Frames, NetArea } from '../net/net-area.js';
import { describeRefusal } from '../net/refusals.js';
import type { Wire } from '../net/transport.js';
import type { Platform } from '../platform/platform.js';
import { attachEngine } from './attach-engine.js';
import type { LinkSource } from './container-client.js';
import type { LinkOptions } from './link-options.js';
import { allocateBuffer, type OwnedBuffer } from './shm-buffer.js';
import { SocketLink } from './socket-link.js';

export interface ConnectOptions extends LinkOptions {
  /** Where this runs; default: Node. */
  platform?: Platform;
  /** File with the keys for a node that is reached over a network (`chimaera keys`); default: CHI_KEYS. */
  keys?: string;
  /** How long a runtime may take to answer at first; default 5000. */
  connectDeadlineMs?: number;
  /** Memory for the buffers of this client, in MiB; default: as a runtime's client_data. It is used as it is touched. */
  clientDataMib?: number;
}

const CONNECT_MS = 5000;
/** A runtime that is full, or stops, is asked again after this. */
const RETRY_MS = 100;
const ROOM_MS = 1;
/** A good-bye that finds no room is left unsaid after this: the end of the lease says it, too. */
const FAREWELL_NS = 200e6;
/** Signs of life in a lease; each wakes up both sides. */
const SIGNS = 2.5;
/** Of its own tasks, and the rings: buffers lie in client_data. */
const MAIN_MIB = 64;
const RUNTIME_MIB = 32;

export class SocketConnection implements LinkSource {
  readonly link: SocketLink;
  private readonly uplink: Engine;
  private readonly area: NetArea;
  private readonly limit: number;
  private wire: Wire | undefined;
  private sending = false;
  private due = false;
  private hello = false;
  private sign = false;
  private heardNs = 0;
  private closed = false;
  private stopTimer = () => {};
  private onWelcome: () => void = () => {};
  private onRefused: (error: ChimaeraError) => void = () => {};
  private lastRefusal: ChimaeraError | undefined;
  private readonly pump = () => void this.send();

  private constructor(
    readonly endpoint: string,
    private readonly platform: Platform,
    engine: WebAssembly.Module,
    options: ConnectOptions,
  ) {
    const configuration = {
      ...DEFAULTS,
      memory: {
        ...DEFAULTS.memory,
        main_mib: MAIN_MIB,
        runtime_data_mib: RUNTIME_MIB,
        client_data_mib: options.clientDataMib ?? DEFAULTS.memory.client_data_mib,
        client_quota_percent: 100,
      },
    };
    const memory = platform.createMemory(pagesFor(configuration));
    const handle = { memory, engine };
    this.limit = bufferLimit(configuration);
    const prepare = (exports: Engine['exports']) =>
      initialise(exports, configuration, 1, platform.processors, 0);
    this.uplink = attachEngine(handle, platform, prepare, 0).engine;
    const area = this.uplink.exports.openUplink() >>> 0;
    if (area === 0) throw new ChimaeraError('CHI_E_NO_MEMORY', { segment: 'runtime_data' });
    this.area = new NetArea(this.uplink.views, area);
    const own = attachEngine(handle, platform);
    const place = { ...options, waitLimitMs: DEFAULTS.runtime.wait_limit_ms };
    this.link = new SocketLink(own.engine, platform, own.slot, place, {
      submitted: () => this.schedule(),
      read: (task, count) => {
        this.uplink.exports.readCopies(task, count);
        this.schedule();
      },
    });
  }

  /**
   * Connects to a runtime; afterwards the connection is kept, and made again when it is lost.
   * @throws CHI_E_NO_RUNTIME when none answers in time, CHI_E_REFUSED when it does not take this client, CHI_E_KEYS
   */
  static async connect(address?: string, options: ConnectOptions = {}): Promise<SocketConnection> {
    const platform = options.platform ?? (await import('../platform/node/node-platform.js')).nodePlatform;
    const endpoint = platform.endpointOf(address);
    const [engine, transport] = await Promise.all([platform.loadEngine(), platform.transport()]);
    const connection = new SocketConnection(endpoint, platform, engine, options);
    const events = {
      onUp: () => connection.greet(),
      onDown: () => connection.lose(),
      onMessage: (message: Frames) => connection.receive(message),
    };
    try {
      connection.wire = transport.connect(endpoint, events, options.keys ?? platform.env.CHI_KEYS);
      await connection.welcomed(options.connectDeadlineMs ?? CONNECT_MS);
    } catch (error) {
      await connection.close();
      throw error;
    }
    return connection;
  }

  /** A runtime has this client as one of its sessions at this moment. */
  get connected(): boolean {
    return this.at(UPLINK_AT_SESSION) !== 0;
  }

  /** A number that is another one for each life of the runtime: 64 bits in two halves. */
  get epoch(): readonly [number, number] {
    return [this.at(UPLINK_AT_EPOCH_LO), this.at(UPLINK_AT_EPOCH_HI)];
  }

  /** Allocates a payload buffer in this process's memory, which the caller frees. */
  allocateBuffer(size: number): OwnedBuffer {
    return allocateBuffer(this.link, size, this.limit);
  }

  /** Says good-bye, and fails what is pending with CHI_E_CLOSED. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.stopTimer();
    await this.sayGoodbye();
    this.wire?.close();
    this.link.close();
    this.platform.releaseMemory(this.link.memory);
  }

  private async sayGoodbye(): Promise<void> {
    const release = this.platform.holdOpen();
    const end = this.platform.now() + FAREWELL_NS;
    const inTime = () => this.platform.now() < end;
    while (this.sending && inTime()) await new Promise<void>((go) => this.platform.defer(go)); // one at a time
    const size = this.sending ? 0 : this.uplink.exports.packSign(1);
    if (size !== 0) await this.hand(this.area.take(size), inTime);
    release();
  }

  private welcomed(deadlineMs: number): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const release = this.platform.holdOpen();
      const done = (settle: () => void) => {
        release();
        stop();
        this.onWelcome = () => {};
        this.onRefused = (error) => this.fail(error);
        settle();
      };
      const { endpoint } = this;
      const stop = this.platform.after(deadlineMs, () =>
        done(() =>
          reject(this.lastRefusal ?? new ChimaeraError('CHI_E_NO_RUNTIME', { endpoint, deadlineMs })),
        ),
      );
      this.onWelcome = () => done(resolve);
      this.onRefused = (error) => done(() => reject(error));
    });
  }

  // A connection is there: it begins with HELLO, whatever was before.
  private greet(): void {
    if (this.closed) return;
    this.hello = true;
    this.pump();
  }

  private receive(message: Frames): void {
    if (this.closed) return;
    const { exports } = this.uplink;
    const was = this.at(UPLINK_AT_SESSION);
    const reason = this.area.put(message) ? exports.acceptMessage(message[0].length, message.length - 1) : -1;
    if (reason !== 0) {
      this.refused();
      return;
    }
    this.heardNs = this.platform.now();
    this.area.placeBulk(message);
    exports.settleCalls();
    this.link.advance();
    const session = this.at(UPLINK_AT_SESSION);
    if (session !== was) {
      this.watch();
      this.onWelcome();
    }
    this.schedule();
  }

  // The session is over. A client of another build is refused for good; the others ask again.
  private refused(): void {
    const { refusal } = this.area;
    this.lose();
    const { endpoint } = this;
    const error = new ChimaeraError('CHI_E_REFUSED', {
      ...refusal,
      endpoint,
      reason: describeRefusal(refusal),
    });
    this.lastRefusal = error;
    if (refusal.reason === REFUSE_ABI || refusal.reason === REFUSE_VERSION) this.onRefused(error);
    else this.platform.after(RETRY_MS, () => this.greet());
  }

  // What the runtime had ends Unknown; the callers learn at once.
  private lose(): void {
    if (this.closed) return;
    this.stopTimer();
    this.uplink.exports.endSession();
    this.link.advance();
  }

  private fail(error: ChimaeraError): void {
    this.closed = true;
    this.wire?.close();
    this.link.close(error);
  }

  // Renews the lease, and notices that the runtime is silent: its process stands still, or the machine is gone.
  private watch(): void {
    this.stopTimer();
    const leaseMs = this.at(UPLINK_AT_LEASE_MS);
    const silentNs = leaseMs * 1e6;
    this.stopTimer = this.platform.after(leaseMs / SIGNS, () => {
      if (this.closed) return;
      if (this.platform.now() - this.heardNs > silentNs) {
        this.wire?.renew(); // nothing of this session may arrive any more
        this.lose();
        return;
      }
      this.sign = true;
      this.pump();
      this.watch();
    });
  }

  private schedule(): void {
    if (this.due || this.closed) return;
    this.due = true;
    this.platform.next(this.pump);
  }

  // One message after the other: what is submitted meanwhile goes into the next.
  private async send(): Promise<void> {
    this.due = false;
    if (this.sending) return;
    this.sending = true;
    const goesOn = () => !this.closed;
    for (let message = this.next(); message !== undefined && goesOn(); message = this.next())
      await this.hand(message, goesOn);
    this.sending = false;
  }

  // Tries again as long as there is no room, and `goesOn`.
  private async hand(message: Frames, goesOn: () => boolean): Promise<void> {
    let sent = await this.wire?.send(message);
    while (sent === 'full' && goesOn()) {
      await new Promise<void>((go) => void this.platform.after(ROOM_MS, go));
      sent = await this.wire?.send(message);
    }
  }

  private next(): Frames | undefined {
    const { exports } = this.uplink;
    let size = 0;
    if (this.hello) size = exports.packHello();
    else if (this.sign) size = exports.packSign(0);
    this.hello = false;
    this.sign = false;
    if (size === 0) size = exports.packCalls();
    if (size === 0) {
      this.link.advance(); // what ended without being sent
      return undefined;
    }
    return this.area.take(size);
  }

  private at(offset: number): number {
    return this.uplink.views.u32[(UPLINK + offset) >>> 2];
  }
}
