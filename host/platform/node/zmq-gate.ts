// Who may connect to a listener with keys: ZeroMQ asks a socket of the listener's own context (ZAP, RFC 27) about every
// connection, before anything of it is read.
import { Context, Reply, type Router, type SocketOptions } from 'zeromq';
import { type NodeKeys, readNodeKeys } from './key-files.js';

const GATE = 'inproc://zeromq.zap.01';
const Z85 = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#';
const WORD = 4;
const DIGITS = 5;

export class ZmqGate {
  private readonly context = new Context();
  private readonly reply = new Reply({ context: this.context, linger: 0 });
  private readonly keys: NodeKeys;
  private readonly clients: ReadonlySet<string>;

  /** @param file what `chimaera keys` made; throws CHI_E_KEYS */
  constructor(file: string) {
    this.keys = readNodeKeys(file);
    this.clients = new Set(this.keys.clients.map((key) => bytesOf(key).toString('hex')));
  }

  /** What a socket needs that is to be behind this gate. */
  get options(): SocketOptions<Router> {
    return {
      context: this.context,
      curveServer: true,
      curveSecretKey: this.keys.secretKey,
      zapDomain: 'chimaera',
    };
  }

  /** Must come before the first socket is bound: without a gate all who know the node's key are let in. */
  async open(): Promise<void> {
    await this.reply.bind(GATE);
    void this.answer();
  }

  close(): void {
    this.reply.close();
  }

  private async answer(): Promise<void> {
    try {
      for await (const [version, request, , , , mechanism, key] of this.reply) {
        const known = mechanism.toString() === 'CURVE' && this.clients.has(key.toString('hex'));
        await this.reply.send([
          version,
          request,
          known ? '200' : '400',
          known ? 'OK' : 'unknown key',
          '',
          '',
        ]);
      }
    } catch (error) {
      if (!this.reply.closed) throw error;
    }
  }
}

// Five digits of Z85 are four bytes, the highest first.
function bytesOf(key: string): Buffer {
  const bytes = Buffer.alloc((key.length / DIGITS) * WORD);
  for (let i = 0; i < key.length; i += DIGITS) {
    const digits = [...key.slice(i, i + DIGITS)].map((digit) => Z85.indexOf(digit));
    const word = digits.reduce((sum, digit) => sum * Z85.length + digit, 0);
    bytes.writeUInt32BE(word % 2 ** 32, (i / DIGITS) * WORD); // a key of others may stand for more than there is room
  }
  return bytes;
}
