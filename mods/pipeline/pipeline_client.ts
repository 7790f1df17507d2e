import { ClientMethods } from './autogen/pipeline_client_methods.js';

export class Client extends ClientMethods {}
