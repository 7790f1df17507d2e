// AssemblyScript: a policy that moves whatever it can: the home of every lane, and the lanes that wait for a worker.
import { laneAfter, moveLanes, setHome, workerCount } from './engine';

export function orchestrate(kind: u32, state: usize): u32 {
  const round = load<u32>(state);
  store<u32>(state, round + 1); // one round at a time
  const workers = workerCount();
  for (let lane = laneAfter(0); lane != 0; lane = laneAfter(lane)) setHome(lane, round % workers);
  for (let worker: u32 = 0; worker < workers; worker++) moveLanes(worker, (worker + 1) % workers, 2);
  return 0;
}
