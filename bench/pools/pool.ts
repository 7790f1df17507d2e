// The shape of every pool that is measured: an adapter exports `name` and `create(options)`.

/** noop answers its argument; spin runs that many steps of the integer kernel (bench/wasm/kernel.ts). */
export type Kernel = 'noop' | 'spin';

export interface PoolOptions {
  workers: number;
  /** Tasks that will be outstanding at most, a power of two. */
  capacity: number;
}

export interface Pool {
  run(kernel: Kernel, argument: number): Promise<unknown>;
  /** A no-op on each of so many containers, gathered into one answer. */
  everywhere?(width: number): Promise<() => Promise<unknown>>;
  close(): Promise<unknown>;
  /** Bytes of shared memory: of what is live now, and of the queue that tasks come through, which has a fixed size. */
  sharedBytes?(): { live: number; queue: number };
}

export interface PoolAdapter {
  name: string;
  create(options: PoolOptions): Promise<Pool>;
}
