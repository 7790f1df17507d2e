import type { DomainQuery } from '../../../host/index.js';
import { ClientMethods } from './autogen/historian_client_methods.js';
import { Method } from './autogen/historian_methods.js';
import { fillStep, TASKS } from './autogen/historian_views.js';

export * from './historian_codes.js';

const STEP_SIZE = TASKS[0].size;

/** The IN fields of a step. */
export interface Step {
  id: number;
  sender: number;
  place: number;
  graph: number;
  seed: number;
  height: number;
  key: number;
}

export class Client extends ClientMethods {
  /** A step that is not sent yet, for whoever wants its bare outcome. */
  newStep(query: DomainQuery, flags: number, step: Step): number {
    const task = this.link.newTask(this, Method.kStep, STEP_SIZE, query, flags);
    const { id, sender, place, graph, seed, height, key } = step;
    fillStep(this.link, task, id, sender, place, graph, seed, height, key);
    return task;
  }
}
