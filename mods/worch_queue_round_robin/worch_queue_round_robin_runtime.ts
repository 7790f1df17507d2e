import {
  CreateTask,
  containerOf,
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

/**
 * Deals the lanes of each container to the workers of their kind, again whenever there are others. Each container begins
 * with the next worker: many tasks take its first lane.
 */
export function placeLanes(state: State): void {
  keepLanesHome(true);
  const epoch = laneEpoch() + 1; // never 0
  if (epoch == state.epoch) return;
  let container: usize = 0;
  let begin: u32 = 0;
  let turn: u32 = 0;
  for (let lane = laneAfter(0); lane != 0; lane = laneAfter(lane)) {
    if (containerOf(lane) != container) {
      container = containerOf(lane);
      turn = begin++;
    }
    const homes = homesOf(lane);
    if (homes == 1) continue; // it has no choice
    if (!setHome(lane, firstHomeOf(lane) + (turn++ % homes))) return; // the rest in the next round
  }
  state.epoch = epoch;
}

export function create(task: CreateTask, rctx: RunContext): i32 {
  return RUN_DONE; // the engine keeps its state, and calls it for all lanes
}
