import { ClientMethods } from './autogen/worch_queue_load_aware_client_methods.js';

export class Client extends ClientMethods {}
