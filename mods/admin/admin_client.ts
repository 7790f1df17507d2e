import { ClientMethods } from './autogen/admin_client_methods.js';

/**
 * Calls of the admin pool. To make a pool, take the client of its module: its `create` fills in the
 * `createPool` of this one.
 */
export class Client extends ClientMethods {}
