import { ClientMethods } from './autogen/ledger_client_methods.js';

export * from './ledger_codes.js';

export class Client extends ClientMethods {}
