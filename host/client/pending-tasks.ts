// The tasks of a link that are not back yet, by token. A typed array beside one array of `resolve` functions instead of
// an object a task: with 10^5 outstanding that is what keeps the heap as small as their promises.
import type { ChimaeraError } from '../errors.js';

/** Takes a result out of a task that is done. */
export type Reader<Link> = (link: Link, task: number) => unknown;
export type Resolve = ((value: unknown) => void) & { sync?: SyncAnswer };

/** Readers that have a number; those beyond are remembered task by task. */
const NUMBERED_MAX = 255;
const KIND_MASK = 0xff;
const OTHER = 0;
const AGE_SHIFT = 8;
const AGE_MASK = 0xff;
const FIRST_CAPACITY = 1024;
const NONE = -1;

export class PendingTasks<Link> {
  /** How many tasks are pending. */
  count = 0;
  private readonly resolvers: (Resolve | undefined)[] = [];
  /** Of a token that is pending its reader's number and, above it, when it was opened, as `age` counts; else the next free one. */
  private words = new Int32Array(FIRST_CAPACITY);
  private now = 0;
  private firstFree = NONE;
  private readonly readers: (Reader<Link> | undefined)[] = [undefined];
  private readonly others = new Map<number, Reader<Link>>();
  private lastReader: Reader<Link> | undefined;
  private lastKind = OTHER;

  /** A token for a task whose result `read` takes out; `resolve` follows by `setResolve`. */
  open(read: Reader<Link>): number {
    if (this.firstFree === NONE) this.addToken();
    const token = this.firstFree;
    const kind = read === this.lastReader ? this.lastKind : this.kindOf(read, token);
    this.firstFree = this.words[token];
    this.words[token] = kind | (this.now << AGE_SHIFT);
    this.count++;
    return token;
  }

  setResolve(token: number, resolve: Resolve): void {
    this.resolvers[token] = resolve;
  }

  resolveOf(token: number): Resolve {
    return this.resolvers[token] as Resolve;
  }

  readerOf(token: number): Reader<Link> {
    const kind = this.words[token] & KIND_MASK;
    return (kind === OTHER ? this.others.get(token) : this.readers[kind]) as Reader<Link>;
  }

  /** The token is free again. */
  settle(token: number): void {
    if ((this.words[token] & KIND_MASK) === OTHER) this.others.delete(token);
    this.resolvers[token] = undefined;
    this.words[token] = this.firstFree;
    this.firstFree = token;
    this.count--;
  }

  /** One more look; the tokens of those that have been pending for more than `looks` of them. */
  age(looks: number): number[] {
    this.now = (this.now + 1) & AGE_MASK;
    const old: number[] = [];
    this.resolvers.forEach((resolve, token) => {
      if (!resolve || resolve === ignore) return;
      if (((this.now - (this.words[token] >>> AGE_SHIFT)) & AGE_MASK) > looks) old.push(token);
    });
    return old;
  }

  /** Settles every task that is pending, and fails it. */
  failAll(error: ChimaeraError): void {
    this.resolvers.forEach((resolve, token) => {
      if (!resolve) return;
      this.settle(token);
      reject(resolve, error);
    });
  }

  private kindOf(read: Reader<Link>, token: number): number {
    let kind = this.readers.indexOf(read);
    if (kind < 0) {
      if (this.readers.length > NUMBERED_MAX) {
        this.others.set(token, read);
        return OTHER;
      }
      kind = this.readers.push(read) - 1;
    }
    this.lastReader = read;
    this.lastKind = kind;
    return kind;
  }

  private addToken(): void {
    const token = this.resolvers.push(undefined) - 1;
    if (token === this.words.length) {
      const { words } = this;
      this.words = new Int32Array(words.length * 2);
      this.words.set(words);
    }
    this.words[token] = NONE;
    this.firstFree = token;
  }
}

/** Where a blocking call finds its answer: a promise could not be taken apart without returning to the event loop. */
export class SyncAnswer {
  done = false;
  value: unknown;
  error: ChimaeraError | undefined;
  readonly resolve: Resolve = (value) => {
    this.done = true;
    this.value = value;
  };

  constructor() {
    this.resolve.sync = this;
  }
}

/** The reader of a task that is not freed when it is back. */
export const keepTask = (_link: unknown, task: number): number => task;

/** The reader of a periodic task, which comes more than once. */
export const streamTask = (_link: unknown, task: number): number => task;

/** The reader of a task that says nothing. */
export const keepNothing = (): void => {};

/** The `resolve` of a caller that no longer waits. */
export const ignore: Resolve = () => {};

/** Only `resolve` is kept for each task: a rejection is a promise that it resolves to. */
export function reject(resolve: Resolve, error: ChimaeraError): void {
  if (resolve.sync) {
    resolve.sync.error = error;
    resolve(undefined);
  } else if (resolve !== ignore) {
    resolve(Promise.reject(error));
  }
}
