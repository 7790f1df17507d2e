// AssemblyScript: a worker that is long in its methods, with completions that it holds and a lane that waits for it; another
// one that looks after it (worker/watchdog.ts); the client that waits for the completions.
import { TASK_OUTCOME, TASK_OWNER } from '../../../assembly/abi/layout';
import {
  PHASE_ENGINE,
  PHASE_METHOD,
  SLOT_CURRENT_TASK,
  SLOT_PHASE,
  SLOT_REAPED,
  SLOT_TURN,
} from '../../../assembly/abi/slot-layout';
import { STATE_AWAITED } from '../../../assembly/abi/status';
import { fail, passTime, pause, touchAlone } from './checker';
import {
  deliverOne,
  flushHeld,
  freeReaped,
  laneClaim,
  laneLetGo,
  lanePopTask,
  parkClient,
  reap,
  slotAt,
  steal,
  takeReady,
  taskTryFinish,
  watch,
} from './engine';

const LOOK_NS: f64 = 10000000;
const RAN: u32 = 77;
/** Behind the word that counts runs: 1 once it has run. */
const RAN_FLAG: usize = 4;
const LOOKS_MAX: u32 = 4;

/** A turn (duty-cycle.ts, run.ts) with a task for each word of `tasks`, then one with the lane that has waited. */
export function stuckWorker(slot: u32, tasks: usize, count: u32, place: usize, ran: usize): void {
  const at = slotAt(slot);
  atomic.store<u32>(at + SLOT_TURN, 1);
  for (let i: u32 = 0; i < count; i++) {
    const task = load<u32>(tasks + ((i as usize) << 2)) as usize;
    store<u32>(at + SLOT_CURRENT_TASK, task as u32);
    store<u32>(at + SLOT_PHASE, PHASE_METHOD);
    atomic.add<u32>(place, 1); // the method
    end(at, task);
  }
  flushHeld();
  atomic.store<u32>(at + SLOT_TURN, 2);
  const lane = takeReady(false);
  if (lane != 0) runLane(lane, slot, ran);
}

/** The same, and its last method does not come back before its client has all others, and the lane has run. */
export function hangingWorker(
  slot: u32,
  tasks: usize,
  count: u32,
  place: usize,
  ran: usize,
  got: usize,
): void {
  const at = slotAt(slot);
  atomic.store<u32>(at + SLOT_TURN, 1);
  for (let i: u32 = 0; i < count; i++) {
    const task = load<u32>(tasks + ((i as usize) << 2)) as usize;
    store<u32>(at + SLOT_CURRENT_TASK, task as u32);
    store<u32>(at + SLOT_PHASE, PHASE_METHOD);
    if (i == count - 1) hang(place, i, ran, got);
    end(at, task);
  }
  flushHeld();
}

// In the method.
function hang(place: usize, held: u32, ran: usize, got: usize): void {
  atomic.store<u32>(place, 1);
  while (atomic.load<u32>(got) < held || atomic.load<u32>(ran + RAN_FLAG) == 0) pause();
}

// The method has come back.
function end(at: usize, task: usize): void {
  store<u32>(at + SLOT_PHASE, PHASE_ENGINE);
  store<u32>(task + TASK_OUTCOME, RAN);
  store<u32>(at + SLOT_CURRENT_TASK, 0);
  if (taskTryFinish(task) == STATE_AWAITED) fail(51);
  deliverOne(task, load<u32>(task + TASK_OWNER));
}

/** Once it hangs, looks until the lane has run and the client has what was held. */
export function watchOn(worker: u32, place: usize, ran: usize, got: usize, held: u32): void {
  while (atomic.load<u32>(place) == 0) pause();
  for (let i: u32 = 1; atomic.load<u32>(got) < held || atomic.load<u32>(ran + RAN_FLAG) == 0; i++) {
    if (i > LOOKS_MAX) pause(); // by then it has taken what there is
    passTime();
    watch((i as f64) * LOOK_NS);
    const lane = steal();
    if (lane != 0) runLane(lane, worker, ran);
  }
}

/** Looks `times`, as seldom as the watchdog does, and takes what lanes it may. */
export function watchOver(worker: u32, times: u32, place: usize, ran: usize): void {
  for (let i: u32 = 1; i <= times; i++) {
    atomic.load<u32>(place);
    passTime();
    watch((i as f64) * LOOK_NS);
    const lane = steal();
    if (lane != 0) runLane(lane, worker, ran);
  }
}

function runLane(lane: usize, worker: u32, ran: usize): void {
  laneClaim(lane, worker);
  while (lanePopTask(lane) != 0) touchAlone(ran);
  atomic.store<u32>(ran + RAN_FLAG, 1);
  laneLetGo(lane);
}

/** Takes `count` tasks that are done, each of which has its outcome. */
export function collectDone(slot: u32, count: u32, told: usize): void {
  for (let got: u32 = 0; got < count; ) {
    const found = reap(16);
    if (found == 0) parkClient(-1);
    for (let i: u32 = 0; i < found; i++) {
      const task = load<u32>(slotAt(slot) + SLOT_REAPED + ((i as usize) << 2)) as usize;
      if (load<u32>(task + TASK_OUTCOME) != RAN) fail(52);
    }
    freeReaped(found);
    got += found;
    atomic.store<u32>(told, got);
  }
}
