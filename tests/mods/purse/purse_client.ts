import { ClientMethods } from './autogen/purse_client_methods.js';

export class Client extends ClientMethods {}
