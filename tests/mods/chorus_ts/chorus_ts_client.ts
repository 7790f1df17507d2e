import { ClientMethods } from './autogen/chorus_ts_client_methods.js';

export class Client extends ClientMethods {}
