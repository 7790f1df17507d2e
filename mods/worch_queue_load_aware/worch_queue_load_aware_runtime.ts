import {
  CreateTask,
  isStuck,
  lowWorkers,
  moveLanes,
  RUN_DONE,
  RunContext,
  workerCount,
  workerLoad,
} from '../../assembly/module/index';

/** A difference below this is none, in ns of expected work. */
const WORTH_NS: f64 = 100000;
/** Lanes that a worker gives away in a round because it has more to do than others. */
const MOVES: u32 = 8;
/** And when it is stuck: as many as the engine lets move. */
const ALL: u32 = 64;

/** Evens out each kind of workers. */
export function placeLanes(): void {
  balance(0, lowWorkers());
  balance(lowWorkers(), workerCount());
}

// From the busiest to the idlest worker of those from `first` on, and from stuck ones to whom that is.
function balance(first: u32, end: u32): void {
  let least: f64 = f64.MAX_VALUE;
  let most: f64 = 0;
  let idlest = end;
  let busiest = end;
  for (let worker = first; worker < end; worker++) {
    if (isStuck(worker)) continue;
    const load = workerLoad(worker);
    if (load < least) {
      least = load;
      idlest = worker;
    }
    if (load >= most) {
      most = load;
      busiest = worker;
    }
  }
  if (idlest == end) return; // there is none, or all are stuck
  for (let worker = first; worker < end; worker++) {
    if (isStuck(worker)) moveLanes(worker, idlest, ALL);
  }
  if (most > 2 * least + WORTH_NS) moveLanes(busiest, idlest, MOVES);
}

export function create(task: CreateTask, rctx: RunContext): i32 {
  return RUN_DONE; // the engine keeps its state, and calls it for all lanes
}
