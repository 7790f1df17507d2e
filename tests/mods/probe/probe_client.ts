import { METHOD_RECOVER, TASK_HEADER_SIZE } from '../../../assembly/abi/layout.js';
import type { DomainQuery } from '../../../host/index.js';
import { ClientMethods } from './autogen/probe_client_methods.js';

export { PROBE_NO_MEMORY, TRAP_IN_MAP } from './probe_codes.js';

export class Client extends ClientMethods {
  /** A method that the module declares as -1. */
  unsupported(query: DomainQuery): Promise<void> {
    return this.call(METHOD_RECOVER, query);
  }

  /** A task without fields for any method id. */
  call(method: number, query: DomainQuery): Promise<void> {
    const task = this.link.newTask(this, method, TASK_HEADER_SIZE, query, 0);
    return this.link.send(task, () => undefined);
  }
}
