// What passes between the thread that started the runtime and its workers, beside the shared memory.

/** A module as a worker loads it: compiled wasm, or where its TypeScript entry lies. */
export interface LoadedModule {
  /** Its place in the engine's module table. */
  index: number;
  name: string;
  /** Its methods' numbers by name. */
  methods: Readonly<Record<string, number>>;
  wasm?: WebAssembly.Module;
  /** The file of the wasm. */
  file?: string;
  url?: string;
  /** The entry itself, on platforms whose workers share the thread. */
  library?: HostModule;
}

/** Entry points of a TypeScript module (generated as autogen/<mod>_lib_exec). */
export interface HostModule {
  readonly isChimaeraTask: number;
  getModuleName(): string;
  allocState(): HostContainer;
  newState(poolId: { lo: number; hi: number }, poolName: string, containerId: number): HostContainer;
  run(container: HostContainer, method: number, task: number, rctx: unknown): void | Promise<void>;
  mapTaskToLane?(container: HostContainer, task: number): number;
  getGroup?(container: HostContainer, task: number): number | bigint;
  monitor?(container: HostContainer, mode: number, task: number, context: unknown): void;
  replicate?(container: HostContainer, step: number, origin: number, replica: number): unknown;
}

/** What the runtime itself needs of a TypeScript container; see ContainerRuntime. */
export interface HostContainer {
  bind(site: unknown): void;
  delState?(): void | Promise<void>;
}

export interface WorkerSetup {
  worker: number;
  slot: number;
  memory: WebAssembly.Memory;
  engine: WebAssembly.Module;
}

export type WorkerMessage = { type: 'module'; module: LoadedModule } | { type: 'stop' };

export type WorkerReport =
  | { type: 'request'; kind: number; what: number }
  | { type: 'fatal'; message: string }
  | { type: 'ended' };
