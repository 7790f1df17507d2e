// Written by tools/config-defaults.mjs from config/chimaera_default.yaml: change that one.
import type { Configuration } from './configuration.js';

export const DEFAULTS: Configuration = {
  runtime: {
    workers: 'auto',
    high_latency_workers: 0,
    reinforcement_workers: 0,
    client_credits: 1048576,
    turn_budget_tasks: 64,
    spin_us: 50,
    wait_limit_ms: 600000,
    stop_deadline_ms: 5000,
    sample_period: 64,
    watchdog_ms: 1000,
  },
  work_orchestrator: {
    queue_policy: 'worch_queue_load_aware',
    processor_policy: 'none',
  },
  memory: {
    main_mib: 256,
    client_data_mib: 256,
    runtime_data_mib: 128,
    main_allocator: 'slab',
    client_data_allocator: 'slab',
    runtime_data_allocator: 'slab',
    client_quota_percent: 75,
  },
  process_queue: {
    depth: 16384,
  },
  queue: {
    depth: 1024,
    max_lanes: 4,
  },
  network: {
    socket: 'auto',
    address: '127.0.0.1',
    port: 'none',
    keys: 'none',
    client_calls: 2048,
    client_bulk_mib: 160,
    lease_ms: 10000,
  },
  compose: [],
  modules: {
    paths: [],
    registry: [],
  },
};
