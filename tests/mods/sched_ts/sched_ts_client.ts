import { ClientMethods } from './autogen/sched_ts_client_methods.js';

export * from '../sched/sched_codes.js';

export class Client extends ClientMethods {}
