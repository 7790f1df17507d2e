// What admin's methods answer as failed(code): at the very end of the range, since creating a pool passes on the codes
// that its containers fail with. Valid AssemblyScript and TypeScript.
export const ADMIN_UNKNOWN_MODULE: i32 = -2147483647;
export const ADMIN_OTHER_MODULE: i32 = -2147483646; // a pool of that name exists, of another module
export const ADMIN_ID_TAKEN: i32 = -2147483645;
export const ADMIN_NO_MEMORY: i32 = -2147483644;
export const ADMIN_BAD_ARGUMENT: i32 = -2147483643;
export const ADMIN_UNKNOWN_POOL: i32 = -2147483642;
export const ADMIN_MODULE_REFUSED: i32 = -2147483641; // the host found it, and refused it
export const ADMIN_CREATION_FAILED: i32 = -2147483640; // of the same pool, by somebody else
/** From here on the outcomes of a container's kCreate that carry no code: ADMIN_OUTCOME + outcome (16 bits). */
export const ADMIN_OUTCOME: i32 = -2147400000;
