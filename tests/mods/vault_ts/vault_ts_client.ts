import { ClientMethods } from './autogen/vault_ts_client_methods.js';

export * from './vault_ts_codes.js';

export class Client extends ClientMethods {}
