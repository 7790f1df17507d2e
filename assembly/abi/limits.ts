// Bounds of the engine. Valid AssemblyScript and TypeScript.
export const MAX_SLOTS: u32 = 64; // threads: clients and workers
export const MAX_WORKERS: u32 = 32;
export const MAX_POOLS: u32 = 1024;
export const MAX_MODULES: u32 = 256;
export const MAX_METHODS: u32 = 64; // per module
export const MAX_NAME_BYTES: u32 = 128;
export const MAX_CONTAINERS: u32 = 4096; // per pool
export const MAX_LANE_GROUPS: u32 = 8; // per container
export const MAX_LANES: u32 = 256; // per group and priority

/** Id of the admin pool: the first, with node 0, which no created pool has. */
export const ADMIN_POOL_LO: u32 = 1;
export const ADMIN_POOL_HI: u32 = 0;
