import { ClientMethods } from './autogen/small_message_client_methods.js';

export class Client extends ClientMethods {}
