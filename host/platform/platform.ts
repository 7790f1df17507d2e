// The seam: all that the runtime takes from the place it runs in. The engine's own needs (PlatformImports) are made
// from this by workers/worker-host.ts and client/link-imports.ts; nothing else knows what platform it is on.
import type { Configuration } from '../config/configuration.js';
import type { Environment, ReadFile } from '../config/load.js';
import type { Transport } from '../net/transport.js';
import type { WorkerMessage, WorkerReport, WorkerSetup } from '../workers/messages.js';

export interface Platform {
  readonly name: string;
  /** Processors that threads can run on at the same time. */
  readonly processors: number;
  /** Identity of this process, which a later owner of its pid does not share. */
  readonly owner: { readonly pid: number; readonly startLo: number; readonly startHi: number };

  /** Environment variables. */
  readonly env: Environment;
  /** Workers run on the thread that started the runtime, which steps them. */
  readonly sharesThread: boolean;
  readonly readConfiguration: ReadFile;

  /** A number that no other life of a runtime has: 64 bits in two halves. */
  epoch(): readonly [number, number];
  /** The addresses at which `network` wants clients of other processes to be served, and how to give them up. */
  claimEndpoints(network: Configuration['network']): { readonly endpoints: string[]; release(): void };
  /** An address in full; left out = the runtime that a client means which names none. */
  endpointOf(address?: string): string;
  /** What carries messages to and from other processes. */
  transport(): Promise<Transport>;

  /** A zeroed shared memory of a fixed size; nothing may be in it before. */
  createMemory(pages: number): WebAssembly.Memory;
  /** Gives a memory back that no thread uses any more. */
  releaseMemory(memory: WebAssembly.Memory): void;
  /** Compiles the engine that this platform runs. */
  loadEngine(): Promise<WebAssembly.Module>;

  /** Nanoseconds on a monotonic clock that all threads of the runtime share. */
  now(): number;
  /** Runs a function next, after all that the callback at hand and its promises set going. */
  next(callback: () => void): void;
  /** Runs a function soon, after what the event loop has at hand. */
  defer(callback: () => void): void;
  /** Runs a function after a time, if the process lives so long; answers how to take that back. */
  after(ms: number, callback: () => void): () => void;
  /** Blocks this thread while the word is `expected`, at most `timeoutNs` (negative = for ever). */
  wait(words: Int32Array, index: number, expected: number, timeoutNs: number): void;
  /** Calls back when the word is no longer `expected` and somebody notified it, or when the clock says `wakeByNs`. */
  onWake(words: Int32Array, index: number, expected: number, callback: () => void, wakeByNs?: number): void;
  /** Keeps the process alive until the answer is called, where a platform would end otherwise. */
  holdOpen(): () => void;
  /** Waits for what happens outside of the runtime (files, code that is loaded): virtual time stands still meanwhile. */
  outside<T>(work: Promise<T>): Promise<T>;
  /** Binds the calling thread to a processor; false where that cannot be, left out where it never can. */
  place?(processor: number): boolean;
  /** Tells whoever runs this program of something that needs attention. */
  warn(message: string): void;
  /** Lets the other threads go on while a client waits; false where the thread must block in `wait` instead. */
  step(): boolean;
  /** New work may be there for threads that this platform steps itself. */
  kick(): void;

  /** Starts a worker thread. */
  startWorker(setup: WorkerSetup, onReport: (report: WorkerReport) => void): WorkerThread;
}

export interface WorkerThread {
  send(message: WorkerMessage): void;
  /** Resolves when the thread has ended; `force` ends it wherever it is. */
  ended(force: boolean): Promise<void>;
}
