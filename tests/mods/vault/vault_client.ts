import { ClientMethods } from './autogen/vault_client_methods.js';

export * from './vault_codes.js';

export class Client extends ClientMethods {}
