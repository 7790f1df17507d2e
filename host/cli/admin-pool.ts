import { ADMIN_POOL_HI, ADMIN_POOL_LO } from '../../assembly/abi/limits.js';

/** Every node has it. */
export const ADMIN_POOL = { lo: ADMIN_POOL_LO, hi: ADMIN_POOL_HI };
