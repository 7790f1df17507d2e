// POOL (512 bytes in the pool table)
//
//    0 state u32* │ 4 idLo u32 │ 8 idHi u32 │ 12 module u32 │ 16 containerCount u32 │ 20 localCount u32
//   24 tables u32 │ 28 stats u32 │ 32 nameLength u32 │ 36 drainWaiter u32* │ 40 generation u32
//   64 name × 128 │ 192 waiters (ext-ring): tickets of tasks that wait until the pool is created │ 256 turns u32 × MAX_WORKERS: how far each worker was when the pool was erased
export const POOL_STATE: usize = 0;
export const POOL_ID_LO: usize = 4;
export const POOL_ID_HI: usize = 8;
export const POOL_MODULE: usize = 12;
export const POOL_CONTAINER_COUNT: usize = 16;
export const POOL_LOCAL_COUNT: usize = 20;
export const POOL_TABLES: usize = 24;
export const POOL_STATS: usize = 28;
export const POOL_NAME_LENGTH: usize = 32;
export const POOL_DRAIN_WAITER: usize = 36;
export const POOL_GENERATION: usize = 40;
export const POOL_NAME: usize = 64;
export const POOL_WAITERS: usize = 192;
export const POOL_TURNS: usize = 256;

export const POOL_FREE: u32 = 0;
export const POOL_CREATING: u32 = 1; // only the tasks that create its containers run
export const POOL_ACTIVE: u32 = 2;
export const POOL_DESTROYING: u32 = 3; // queued tasks end NotExecuted(PoolDestroyed)
export const POOL_CLOSED: u32 = 4; // as DESTROYING, but whoever destroyed it gave that up: somebody else may
export const POOL_ERASED: u32 = 5; // gone for everybody; its memory waits until no worker can hold an address of it
