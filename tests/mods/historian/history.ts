// Writing the history: each worker its own page, in the order of the stamps that it takes.
import { RunContext, stateOf } from '../../../assembly/module/index';
import { addAtomic } from '../../../assembly/sync/atomic';
import {
  EVENT_SIZE,
  FIRST_WORKER,
  HISTORY_CAPACITY,
  HISTORY_STAMP,
  ID_SHIFT,
  PAGE_CHILDREN,
  PAGE_COUNT,
  PAGE_EVENTS,
  PAGE_SIZE,
  PAGES,
} from './historian_codes';

/** Address of the history; a container's state begins with it. */
export function historyOf(container: usize): usize {
  return load<u32>(stateOf(container)) as usize;
}

export function record(rctx: RunContext, kind: u32, id: u32, a: u32, b: u32, c: u32, d: u32): void {
  const history = historyOf(rctx.container);
  const page = pageOf(history, rctx.worker);
  const count = load<u32>(page + PAGE_COUNT);
  store<u32>(page + PAGE_COUNT, count + 1);
  if (count >= load<u32>(history + HISTORY_CAPACITY)) return; // the reader notices
  const event = (load<u32>(page + PAGE_EVENTS) as usize) + (count as usize) * EVENT_SIZE;
  store<u32>(event, kind, 4);
  store<u32>(event, id, 8);
  store<u32>(event, rctx.lane as u32, 12);
  store<u32>(event, a, 16);
  store<u32>(event, b, 20);
  store<u32>(event, c, 24);
  store<u32>(event, d, 28);
  store<u32>(event, addAtomic<u32>(history + HISTORY_STAMP, 1));
}

/** The number of a child that the running task is about to send. */
export function nextId(rctx: RunContext): u32 {
  const page = pageOf(historyOf(rctx.container), rctx.worker);
  const children = load<u32>(page + PAGE_CHILDREN);
  store<u32>(page + PAGE_CHILDREN, children + 1);
  return ((FIRST_WORKER + rctx.worker) << ID_SHIFT) | children;
}

function pageOf(history: usize, worker: u32): usize {
  return history + PAGES + (worker as usize) * PAGE_SIZE;
}
