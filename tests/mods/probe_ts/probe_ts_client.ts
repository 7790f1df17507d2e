import { ClientMethods } from './autogen/probe_ts_client_methods.js';

export { THROW_IN_MAP } from './probe_ts_codes.js';

export class Client extends ClientMethods {}
