import { ClientMethods } from './autogen/grove_client_methods.js';

export class Client extends ClientMethods {}
