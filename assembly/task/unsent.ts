// Tasks that a method has allocated and not sent yet. While the method runs they are listed in the worker's slot, while
// it is suspended in its frame (through TASK_LINK, which nobody else uses before they are sent): so that a method that
// traps, or ends without sending them, leaves nothing behind.
import { FRAME_UNSENT, TASK_LINK } from '../abi/layout';
import { SLOT_UNSENT } from '../abi/slot-layout';
import { self } from '../memory/self';
import { freeTask } from './task';

/** The running method has allocated a task. */
export function addUnsent(task: usize): void {
  store<u32>(task + TASK_LINK, load<u32>(self() + SLOT_UNSENT));
  store<u32>(self() + SLOT_UNSENT, task as u32);
}

/** It sends or frees one, most often the newest; nothing for a task that is not among them. */
export function dropUnsent(task: usize): void {
  let link = self() + SLOT_UNSENT;
  for (let at = load<u32>(link) as usize; at != 0; at = load<u32>(link) as usize) {
    if (at == task) {
      store<u32>(link, load<u32>(task + TASK_LINK));
      return;
    }
    link = at + TASK_LINK;
  }
}

/** It suspends: its frame keeps them. */
export function keepUnsent(frame: usize): void {
  move(self() + SLOT_UNSENT, frame + FRAME_UNSENT);
}

/** It goes on. */
export function takeUnsent(frame: usize): void {
  move(frame + FRAME_UNSENT, self() + SLOT_UNSENT);
}

// `to` lists none.
// @inline
function move(from: usize, to: usize): void {
  const tasks = load<u32>(from);
  if (tasks == 0) return;
  store<u32>(to, tasks);
  store<u32>(from, 0);
}

/** Frees those that are listed in a word: SLOT_UNSENT when a method ends, FRAME_UNSENT when it was suspended. */
export function freeUnsent(list: usize): void {
  let task = load<u32>(list) as usize;
  store<u32>(list, 0);
  while (task != 0) {
    const next = load<u32>(task + TASK_LINK) as usize;
    freeTask(task);
    task = next;
  }
}
