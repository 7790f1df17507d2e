import { ClientMethods } from './autogen/gauge_client_methods.js';

export * from './gauge_codes.js';

export class Client extends ClientMethods {}
