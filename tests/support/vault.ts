// Scripts for the test module vault, and what can be said of the log that they leave.
import * as assert from 'uvu/assert';
import { type AnyQuery, type CallOptions, DomainQuery, type OwnedBuffer } from '../../host/index.js';
import type { Client } from '../mods/vault/vault_client.js';
import * as codes from '../mods/vault/vault_codes.js';
import type { World } from './runtime.js';

export type Script = readonly number[];

const word = (code: number, a = 0, b = 0) => (code | (a << 8) | (b << 16)) >>> 0;
const part =
  (code: number) =>
  (a = 0): Script => [word(code, a)];
const amount =
  (code: number) =>
  (b = 0): Script => [word(code, 0, b)];

export const lock = part(codes.LOCK);
export const unlock = part(codes.UNLOCK);
/** Does not look at what it is answered. */
export const blindUnlock = (a = 0): Script => [word(codes.UNLOCK, a, 1)];
export const tryLock = part(codes.TRY_LOCK);
export const read = part(codes.READ);
export const readUnlock = part(codes.READ_UNLOCK);
export const write = part(codes.WRITE);
export const writeUnlock = part(codes.WRITE_UNLOCK);
export const tryWrite = part(codes.TRY_WRITE);
/** For µs. */
export const sleep = amount(codes.SLEEP);
/** Until it is cancelled. */
export const forever = sleep(codes.FOR_EVER);
export const slow = amount(codes.SLOW);
export const fail = amount(codes.FAIL);
export const mark = amount(codes.MARK);
export const pause = amount(codes.YIELD);
export const waitAll = amount(codes.WAIT_ALL);
export const trap = amount(codes.TRAP);

export interface Place {
  container?: number;
  group?: number;
}

/** Where the client sends a script. */
export interface Target extends Place {
  query?: AnyQuery;
}

/** Sends a script as a child, and waits for it. */
export const call = (place: Place, ...script: Script[]): Script => child(codes.CALL, place, script);
/** Sends a script as a child. */
export const send = (place: Place, ...script: Script[]): Script => child(codes.SEND, place, script);

function child(code: number, { container = 0, group = codes.NO_GROUP }: Place, script: Script[]): Script {
  const words = script.flat();
  return [word(code, container, words.length), group, ...words];
}

/** Something that a task of the vault did; `play` is the number that its task has in the log. */
export interface Event {
  readonly what: number;
  readonly lock: number;
  readonly container: number;
  readonly play: number;
  /** The graph's root. */
  readonly root: number;
  readonly b: number;
}

/** The time in which a task held something, in events. */
export interface Span {
  readonly what: string;
  readonly root: number;
  readonly play: number;
  readonly writes: boolean;
  readonly from: number;
  readonly to: number;
}

const CAPACITY = 1 << 14;

/** A pool of vaults, the scripts that were sent to it, and its log. */
export class VaultPool {
  private readonly log: OwnedBuffer;
  private readonly scripts: OwnedBuffer[] = [];
  private readonly groups: number[] = [];

  constructor(
    private readonly world: World,
    readonly client: Client,
  ) {
    this.log = world.rt.allocateBuffer(codes.LOG_ENTRIES + CAPACITY * codes.LOG_ENTRY);
    this.words.fill(0);
    this.words[codes.LOG_CAPACITY >>> 2] = CAPACITY;
  }

  static async create(world: World, containers = 1, params = {}): Promise<VaultPool> {
    return new VaultPool(world, await world.vault(containers, params));
  }

  /** Plays a script; the answer's `tried` has a bit for each of its tries that succeeded. */
  play(script: Script[], place: Target = {}, options: CallOptions = {}) {
    const { query, group, play, range } = this.prepare(script, place);
    return this.client.with(options).play(query, group, play, range, this.log);
  }

  /** The task of a script, not sent yet. */
  handle(script: Script[], place: Target = {}) {
    const { query, group, play, range } = this.prepare(script, place);
    return this.client.asyncPlayAlloc(query, group, play, range, this.log);
  }

  private prepare(script: Script[], { container = 0, group = codes.NO_GROUP, query }: Target) {
    const words = script.flat();
    const buffer = this.world.rt.allocateBuffer(Math.max(4, words.length * 4));
    this.scripts.push(buffer);
    const { pointer } = buffer;
    this.world.rt.link.u32.set(words, pointer >>> 2);
    const play = this.words[2]++;
    this.groups[play] = group;
    const range = { pointer, size: words.length * 4 };
    return { query: query ?? DomainQuery.globalId(container), group, play, range };
  }

  /** Number of events so far. */
  get length(): number {
    return this.words[codes.LOG_NEXT >>> 2];
  }

  /** What was done so far. */
  events(): Event[] {
    const { words, length } = this;
    assert.ok(length <= CAPACITY, 'the log is too small');
    return Array.from({ length }, (_, i) => {
      const at = (codes.LOG_ENTRIES + i * codes.LOG_ENTRY) >>> 2;
      const [head, play, root, b] = words.subarray(at, at + 4);
      return { what: head & 0xff, lock: (head >>> 8) & 0xff, container: head >>> 16, play, root, b };
    });
  }

  /** The numbers that scripts marked, in order: all, or those of a container. */
  marks(container?: number): number[] {
    return this.events()
      .filter((event) => event.what === codes.MARK && (container ?? event.container) === event.container)
      .map(({ b }) => b);
  }

  free(): void {
    for (const buffer of this.scripts) buffer.free();
    this.log.free();
  }

  private get words(): Uint32Array {
    const { pointer, size } = this.log;
    return this.world.rt.link.u32.subarray(pointer >>> 2, (pointer + size) >>> 2);
  }
}
