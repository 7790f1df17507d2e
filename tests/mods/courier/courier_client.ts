import { ClientMethods } from './autogen/courier_client_methods.js';

export class Client extends ClientMethods {}
