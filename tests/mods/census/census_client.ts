import { ClientMethods } from './autogen/census_client_methods.js';

export class Client extends ClientMethods {}
