// CONTAINER   one part of a pool, in runtime_data.
//
//    0 pool u32 │ 4 id u32 │ 8 module u32 │ 12 flags u32 │ 16 state u32* │ 20 home u32 │ 24 instance u32
//   28 systemLane u32 │ 32 locks u32*: that it owns │ 36 groupTable u32
//   40 onlyLane u32*
//   64 groups: MAX_LANE_GROUPS × 56 (multi-queue.ts) → 512
export const CONTAINER_POOL: usize = 0;
export const CONTAINER_ID: usize = 4;
export const CONTAINER_MODULE: usize = 8;
export const CONTAINER_FLAGS: usize = 12;
export const CONTAINER_STATE: usize = 16;
export const CONTAINER_HOME: usize = 20;
export const CONTAINER_INSTANCE: usize = 24; // the module's own state
export const CONTAINER_SYSTEM_LANE: usize = 28;
export const CONTAINER_LOCKS: usize = 32;
export const CONTAINER_GROUP_TABLE: usize = 36;
export const CONTAINER_ONLY_LANE: usize = 40; // of the default group, for low latency; 0 = it has several, or none yet
export const CONTAINER_GROUPS: usize = 64;
export const GROUP_SIZE: usize = 56;
export const CONTAINER_SIZE: usize = 512;

export const CONTAINER_PINNED: u32 = 1 << 0; // a host module: runs on its home worker only
export const CONTAINER_MAPS: u32 = 1 << 1; // its module chooses lanes (mapTaskToLane)
export const CONTAINER_GROUPED: u32 = 1 << 2; // its module puts tasks into groups (getGroup)
export const CONTAINER_MONITORS: u32 = 1 << 3; // its module has monitor functions

// Bits of CONTAINER_STATE; 0 = alive.
export const CONTAINER_POISONED: u32 = 1 << 0; // its code trapped: executes nothing until it is created anew
export const CONTAINER_CLOSING: u32 = 1 << 1; // its pool is being destroyed

/** Group of a container's system lane, where it is created and destroyed. */
export const SYSTEM_GROUP: u32 = 0xffffffff;
