// Vectors that a task owns (ShmVector): memory of main that is freed with it. Their elements, and those of fixed arrays.
import * as engine from './chimaera';
import { pointerOf, sizeOf, Task } from './task';

/**
 * Gives a task a vector of zeros in the field at `offset`, in place of the one that it had there; false without memory:
 * `newVector<u32>(this, offsetof<CompressTask>('sizes'), count)`.
 */
export function newVector<T>(task: Task, offset: usize, length: u32): bool {
  const bytes = length * (sizeof<T>() as u32);
  const at = engine.newString(changetype<usize>(task), offset as u32, bytes);
  if (at == 0) return false;
  memory.fill(at, 0, bytes as usize);
  return true;
}

/** How many elements a vector or a fixed array has. */
export function lengthOf<T>(vector: u64): u32 {
  return sizeOf(vector) / (sizeof<T>() as u32);
}

/** An element; traps beyond the end. */
export function getElement<T>(vector: u64, index: u32): T {
  return load<T>(addressOf<T>(vector, index));
}

/** Sets an element; traps beyond the end. */
export function setElement<T>(vector: u64, index: u32, value: T): void {
  store<T>(addressOf<T>(vector, index), value);
}

function addressOf<T>(vector: u64, index: u32): usize {
  if (index >= lengthOf<T>(vector)) unreachable();
  return pointerOf(vector) + (index as usize) * sizeof<T>();
}
