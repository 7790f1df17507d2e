import { ClientMethods } from './autogen/worch_proc_round_robin_client_methods.js';

export class Client extends ClientMethods {}
