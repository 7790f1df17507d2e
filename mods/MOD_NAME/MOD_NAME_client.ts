import { ClientMethods } from './autogen/MOD_NAME_client_methods.js';

/** What programs call. Each method of chimaera_mod.yaml has its forms already; add what makes them easier to use. */
export class Client extends ClientMethods {}
