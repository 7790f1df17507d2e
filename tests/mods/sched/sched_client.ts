import { ClientMethods } from './autogen/sched_client_methods.js';

export * from './sched_codes.js';

export class Client extends ClientMethods {}
