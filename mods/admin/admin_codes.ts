// What admin's methods answer as failed(code). Valid AssemblyScript and TypeScript.
export const ADMIN_UNKNOWN_MODULE: i32 = -2;
export const ADMIN_OTHER_MODULE: i32 = -3; // a pool of that name exists, of another module
export const ADMIN_ID_TAKEN: i32 = -4;
export const ADMIN_NO_MEMORY: i32 = -5;
export const ADMIN_BAD_ARGUMENT: i32 = -6;
export const ADMIN_UNKNOWN_POOL: i32 = -7;
export const ADMIN_MODULE_REFUSED: i32 = -8; // the host found it, and refused it
export const ADMIN_CREATION_FAILED: i32 = -9; // and the pool is gone by now
/** Below this lie the outcomes of a container's kCreate or kDestroy: code = ADMIN_OUTCOME - outcome. */
export const ADMIN_OUTCOME: i32 = -65536;
