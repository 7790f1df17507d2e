// What the specification's Copy does.
import * as engine from './chimaera';
import { Task } from './task';

/**
 * Copies the fields of a task to another one of its class, in place of those that it had. A shallow copy points at the
 * strings and vectors that `from` owns, and frees none of them (specification: UnsetDataOwner), so that `from` must live
 * as long. A deep copy owns strings and vectors of its own. What a ShmBuffer points at is copied in neither case.
 * @returns OK, or NO_MEMORY: then some strings and vectors of a deep copy are empty
 */
export function copyFields<T extends Task>(to: T, from: T, deep: bool): u32 {
  return engine.copyFields(changetype<usize>(to), changetype<usize>(from), deep);
}
