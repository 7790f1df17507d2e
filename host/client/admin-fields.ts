// Offsets of admin's task fields that the runtime itself reads.
import { TASKS } from '../../mods/admin/autogen/admin_views.js';

function offsetOf(task: string, field: string): number {
  const offset = TASKS.find(({ name }) => name === task)?.fields.find(({ name }) => name === field)?.offset;
  if (offset === undefined) throw new TypeError(`admin has no ${task}.${field}`);
  return offset;
}

function sizeOf(task: string): number {
  const size = TASKS.find(({ name }) => name === task)?.size;
  if (size === undefined) throw new TypeError(`admin has no ${task}`);
  return size;
}

export const CREATE_POOL_PARAMS = offsetOf('CreatePoolTask', 'params');
export const CREATE_POOL_SIZE = sizeOf('CreatePoolTask');
export const DESTROY_POOL_SIZE = sizeOf('DestroyPoolTask');
