import { ClientMethods } from './autogen/chorus_client_methods.js';

export class Client extends ClientMethods {}
