// Texts of tasks (ShmString, UTF-8) as AssemblyScript's, which are UTF-16 and go with the task that made them.
import * as engine from './chimaera';
import { pointerOf, sizeOf, Task } from './task';

/** The text of a ShmString, or of a buffer with UTF-8 in it. */
export function textOf(range: u64): string {
  return String.UTF8.decodeUnsafe(pointerOf(range), sizeOf(range) as usize);
}

/**
 * Gives a task a text in the field at `offset`, in place of the one that it had there; false without memory:
 * `setText(task, offsetof<GreetTask>('greeting'), 'hello ' + name)`.
 */
export function setText(task: Task, offset: usize, text: string): bool {
  const bytes = String.UTF8.byteLength(text) as u32;
  const at = engine.newString(changetype<usize>(task), offset as u32, bytes);
  if (at == 0) return false;
  String.UTF8.encodeUnsafe(changetype<usize>(text), text.length, at);
  return true;
}
