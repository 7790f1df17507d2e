// What can be configured. Types only: importing this costs nothing at start-up.
// config/chimaera_default.yaml explains each key and holds its default; schema.ts holds the bounds.

export type AllocatorKind = 'slab' | 'arena' | 'free_list';

export interface Configuration {
  runtime: {
    /** 'auto' = one for each core, decided by the host. */
    workers: number | 'auto';
    high_latency_workers: number;
    reinforcement_workers: number;
    client_credits: number;
    turn_budget_tasks: number;
    spin_us: number;
    wait_limit_ms: number;
    stop_deadline_ms: number;
    sample_period: number;
    watchdog_ms: number;
  };
  work_orchestrator: {
    /** The name of a module that is a policy, or none. */
    queue_policy: string;
    processor_policy: string;
  };
  memory: {
    main_mib: number;
    client_data_mib: number;
    runtime_data_mib: number;
    main_allocator: AllocatorKind;
    client_data_allocator: AllocatorKind;
    runtime_data_allocator: AllocatorKind;
    client_quota_percent: number;
  };
  process_queue: {
    depth: number;
  };
  queue: {
    depth: number;
    max_lanes: number;
  };
  network: {
    /** 'auto' = in a folder of this user, 'none', or a path. */
    socket: string;
    address: string;
    port: number | 'none';
    /** File with the keys of clients that may connect by TCP, or 'none'. */
    keys: string;
    client_calls: number;
    client_bulk_mib: number;
    lease_ms: number;
  };
  /** Pools to create at the start, in this order. */
  compose: {
    module: string;
    pool: string;
    containers?: number | undefined;
    /** CreateParams of the module, by name; what is not given has its default. */
    params?: Record<string, number | boolean> | undefined;
  }[];
  modules: {
    paths: string[];
    registry: string[];
  };
}

export type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T;

/** What a user may write: any part of the configuration, and the older name of `modules.registry`. */
export type ConfigurationInput = DeepPartial<Configuration> & { task_registry?: string[] };
