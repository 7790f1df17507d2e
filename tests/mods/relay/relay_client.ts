import { ClientMethods } from './autogen/relay_client_methods.js';

export { ODD_THINGS } from './relay_codes.js';

export class Client extends ClientMethods {}
