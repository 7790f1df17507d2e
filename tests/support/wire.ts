// Two bare engines and the messages between them: a runtime's, and that of a client in another process.
import {
  RANGE_LOCAL,
  SELECT_ID,
  SUBDOMAIN_LOCAL,
  TASK_CONTAINER,
  TASK_OUTCOME,
  TASK_RETURN_CODE,
} from '../../assembly/abi/layout.js';
import { SLOT_REAPED } from '../../assembly/abi/slot-layout.js';
import { type Frames, NetArea } from '../../host/net/net-area.js';
import { TASKS as ADMIN } from '../../mods/admin/autogen/admin_views.js';
import { TASKS } from '../mods/courier/autogen/courier_views.js';
import { type Build, EngineHarness } from './engine-harness.js';

export const CALLS = 8;
export const BULK_BYTES = 2 << 20;
export const LEASE_MS = 5000;
export const EPOCH = [7, 9] as const;
const LOCAL = RANGE_LOCAL | (SELECT_ID << 8) | (SUBDOMAIN_LOCAL << 24);
const COURIER = 1; // modules in the order in which they are registered

const [createPool] = ADMIN.filter(({ method }) => method === 'kCreatePool');

export class Wire {
  readonly server: EngineHarness;
  readonly client: EngineHarness;
  readonly serverArea: NetArea;
  readonly clientArea: NetArea;
  session = 0;
  pool = { lo: 0, hi: 0 };

  /** @param calls that a session may have on their way; as many may wait to be sent */
  constructor(build: Build, calls = CALLS) {
    const newSide = () => new EngineHarness(build, 1, 64, 0, Math.max(64, calls));
    this.server = newSide();
    this.client = newSide();
    for (const side of [this.server, this.client]) side.load('tests/mods/courier');
    this.pool = this.createPool();
    this.net();
    this.serverArea = new NetArea(
      this.server.engine.views,
      this.server.engine.exports.openServer(calls, BULK_BYTES, LEASE_MS, ...EPOCH) >>> 0,
    );
    this.uplink();
    this.clientArea = new NetArea(this.client.engine.views, this.client.engine.exports.openUplink() >>> 0);
  }

  /** The server's engine acts for its net thread. */
  net() {
    this.server.engine.exports.enter(this.server.client);
    return this.server.engine.exports;
  }

  /** The client's engine acts for its uplink. */
  uplink() {
    this.client.engine.exports.enter(this.client.workers[0]);
    return this.client.engine.exports;
  }

  /** HELLO and WELCOME. */
  greet(): this {
    const { reply } = this.toServer(this.hello());
    this.toClient(reply);
    return this;
  }

  hello(): Frames {
    return this.clientArea.take(this.uplink().packHello());
  }

  /** Hands a message to the runtime; why it refuses it, and what it says to that. */
  toServer(message: Frames): { reason: number; reply: Frames } {
    const exports = this.net();
    if (!this.serverArea.put(message)) throw new Error('larger than any message');
    const reason = exports.receiveMessage(this.session, message[0].length, message.length - 1);
    if (reason === 0) this.serverArea.placeBulk(message);
    this.session = reason === 0 ? this.serverArea.session : 0;
    const { reply } = this.serverArea;
    return { reason, reply: reply === 0 ? [] : this.serverArea.take(reply) };
  }

  /** Hands a message to the client; why its session is over, or 0. */
  toClient(message: Frames): number {
    const exports = this.uplink();
    if (!this.clientArea.put(message)) throw new Error('larger than any message');
    const reason = exports.acceptMessage(message[0].length, message.length - 1);
    if (reason !== 0) return reason;
    this.clientArea.placeBulk(message);
    exports.settleCalls();
    return 0;
  }

  /** What the client has to send. */
  calls(): Frames | undefined {
    const size = this.uplink().packCalls();
    return size === 0 ? undefined : copied(this.clientArea.take(size));
  }

  /** Lets the workers run, and takes what the runtime has to answer. */
  answers(): Frames | undefined {
    this.net().admitCalls();
    this.server.settle();
    const exports = this.net();
    while (exports.reapCalls() !== 0);
    const id = exports.nextAnswering(0) >>> 0;
    if (id === 0) return undefined;
    return copied(this.serverArea.take(exports.packAnswers(id)));
  }

  /** Everything goes to and fro until nothing is left to say. */
  settle(): void {
    for (let i = 0; i < 1000; i++) {
      const calls = this.calls();
      if (calls) this.toServer(calls);
      const answers = this.answers();
      if (answers) this.toClient(answers);
      if (calls || answers) continue;
      this.toServer(this.clientArea.take(this.uplink().packSign(0))); // says what it has seen, as a client does now and then
      return;
    }
    throw new Error('they do not come to rest');
  }

  /** A task of the courier's pool in the client's memory. */
  newTask(method: string, poolLo = this.pool.lo): number {
    const { exports, views } = this.client.engine;
    const spec = TASKS.find((task) => task.method === method);
    if (!spec) throw new Error(method);
    exports.enter(this.client.client);
    const task = exports.newTask(poolLo, this.pool.hi, spec.id, spec.size, LOCAL, 0, 0) >>> 0;
    views.u32[(task + TASK_CONTAINER) >>> 2] = COURIER + 1;
    return task;
  }

  submit(task: number, token = 1): void {
    const { exports } = this.client.engine;
    exports.enter(this.client.client);
    const status = exports.submit(task, token);
    if (status !== 0) throw new Error(`submit answered ${status}`);
  }

  /** Tasks that are back. */
  reaped(): number[] {
    const { exports, views } = this.client.engine;
    exports.enter(this.client.client);
    const reaped = ((exports.slotAt(this.client.client) >>> 0) + SLOT_REAPED) >>> 2;
    const count = exports.reap(1000);
    return [...views.u32.subarray(reaped, reaped + count)];
  }

  outcome(task: number): { outcome: number; code: number } {
    const { u32, i32 } = this.client.engine.views;
    return { outcome: u32[(task + TASK_OUTCOME) >>> 2], code: i32[(task + TASK_RETURN_CODE) >>> 2] };
  }

  /** Bytes that live in each segment of a side. */
  static live({ engine }: EngineHarness): number[] {
    return [0, 1, 2].map((segment) => engine.exports.liveBytes(segment));
  }

  private createPool() {
    const { server } = this;
    const { exports, views } = server.engine;
    exports.enter(server.client);
    const { id, size, fields } = createPool;
    const offset = (field: string) => fields.find(({ name }) => name === field)?.offset as number;
    const task = exports.newTask(1, 0, id, size, LOCAL, 0, 0) >>> 0;
    views.u32[(task + offset('containers')) >>> 2] = 1;
    server.setText(task, offset('name'), 'couriers');
    server.setText(task, offset('moduleName'), 'courier');
    server.run([task]);
    const pool = {
      lo: views.u32[(task + offset('poolIdLo')) >>> 2],
      hi: views.u32[(task + offset('poolIdHi')) >>> 2],
    };
    exports.freeTask(task);
    return pool;
  }
}

/** A message as it has left: its frames were views of what stays only until they have. */
const copied = (message: Frames): Frames => message.map((frame) => frame.slice());

/** Offset of a field of a courier's task. */
export function at(method: string, field: string): number {
  const found = TASKS.find((task) => task.method === method)?.fields.find(({ name }) => name === field);
  if (!found) throw new Error(`${method} has no ${field}`);
  return found.offset;
}
