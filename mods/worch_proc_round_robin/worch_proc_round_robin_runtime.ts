import {
  CreateTask,
  processorCount,
  RUN_DONE,
  RunContext,
  setProcessor,
  workerCount,
} from '../../assembly/module/index';

export function placeWorkers(): void {
  const processors = processorCount();
  if (processors == 0) return; // nobody knows
  for (let worker: u32 = 0; worker < workerCount(); worker++) setProcessor(worker, worker % processors);
}

export function create(task: CreateTask, rctx: RunContext): i32 {
  return RUN_DONE; // the engine keeps its state, and calls it for all lanes
}
