import {
  CreateTask,
  firstHomeOf,
  homesOf,
  keepLanesHome,
  laneAfter,
  laneEpoch,
  RUN_DONE,
  RunContext,
  setHome,
} from '../../assembly/module/index';

@unmanaged
export class State {
  /** The lanes that were dealt are those of this epoch, or 0. */
  epoch: u32;
}

/** Deals the lanes of each kind to its workers, again whenever there are others. */
export function placeLanes(state: State): void {
  keepLanesHome(true);
  const epoch = laneEpoch() + 1; // never 0
  if (epoch == state.epoch) return;
  let low: u32 = 0;
  let high: u32 = 0;
  for (let lane = laneAfter(0); lane != 0; lane = laneAfter(lane)) {
    const homes = homesOf(lane);
    if (homes == 1) continue; // it has no choice
    const first = firstHomeOf(lane);
    // The first worker of the low-latency kind is worker 0.
    if (!setHome(lane, first + ((first == 0 ? low++ : high++) % homes))) return; // the rest in the next round
  }
  state.epoch = epoch;
}

export function create(task: CreateTask, rctx: RunContext): i32 {
  return RUN_DONE; // the engine keeps its state, and calls it for all lanes
}
