import { ClientMethods } from './autogen/historian_ts_client_methods.js';

export class Client extends ClientMethods {}
