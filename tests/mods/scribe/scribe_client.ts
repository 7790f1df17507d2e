import { ClientMethods } from './autogen/scribe_client_methods.js';

export * from './scribe_codes.js';

export class Client extends ClientMethods {}
