// The task that a worker is at while it is said to be stuck: by name, as far as it still is.
import { CONTAINER_ID, CONTAINER_MODULE, CONTAINER_POOL } from '../../assembly/abi/container-layout.js';
import { TASK_CONTAINER, TASK_METHOD } from '../../assembly/abi/layout.js';
import { POOL_NAME, POOL_NAME_LENGTH } from '../../assembly/abi/pool-layout.js';
import { SLOT_CURRENT_TASK } from '../../assembly/abi/slot-layout.js';
import type { Engine } from '../engine/instance.js';
import { decodeText } from '../engine/views.js';
import type { Manifest } from '../modules/manifest.js';

export interface StuckTask {
  worker: number;
  /** Names, and undefined when the worker has gone on in the meantime. */
  module?: string;
  pool?: string;
  container?: number;
  method?: string;
}

export function readStuckTask(
  engine: Engine,
  worker: number,
  slot: number,
  manifestOf: (module: number) => Manifest | undefined,
): StuckTask {
  const { u32, u8 } = engine.views;
  const task = u32[((engine.exports.slotAt(slot) >>> 0) + SLOT_CURRENT_TASK) >>> 2];
  if (task === 0) return { worker };
  const container = u32[(task + TASK_CONTAINER) >>> 2];
  const pool = u32[(container + CONTAINER_POOL) >>> 2];
  const name = u8.subarray(pool + POOL_NAME, pool + POOL_NAME + u32[(pool + POOL_NAME_LENGTH) >>> 2]);
  const manifest = manifestOf(u32[(container + CONTAINER_MODULE) >>> 2]);
  const id = u32[(task + TASK_METHOD) >>> 2];
  const method = Object.entries(manifest?.methods ?? {}).find(([, its]) => its === id)?.[0];
  return {
    worker,
    module: manifest?.name,
    pool: decodeText(name),
    container: u32[(container + CONTAINER_ID) >>> 2],
    method: method ?? `${id}`,
  };
}

/** What a warning says of it. */
export function describeStuck({ worker, module, method, pool, container }: StuckTask): string {
  const where =
    module === undefined ? 'a method' : `${module}.${method} (pool ${pool}, container ${container})`;
  return `worker ${worker} is stuck in ${where}: its other lanes go on elsewhere, but nothing ends a method that never waits`;
}
