import { ClientMethods } from './autogen/ledger_client_methods.js';

export class Client extends ClientMethods {}
