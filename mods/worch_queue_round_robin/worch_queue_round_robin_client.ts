import { ClientMethods } from './autogen/worch_queue_round_robin_client_methods.js';

export class Client extends ClientMethods {}
