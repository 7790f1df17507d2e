import { ClientMethods } from './autogen/clockwork_client_methods.js';

export * from './clockwork_codes.js';

export class Client extends ClientMethods {}
