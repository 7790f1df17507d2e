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
  close(): Promise<unknown>;
  /** Bytes of shared memory in use; only where that is asked for. */
  sharedBytes?(): number;
}

export interface PoolAdapter {
  name: string;
  create(options: PoolOptions): Promise<Pool>;
}
