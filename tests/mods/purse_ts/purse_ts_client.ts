import { ClientMethods } from './autogen/purse_ts_client_methods.js';

export class Client extends ClientMethods {}
