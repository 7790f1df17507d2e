// POLICY (64 bytes, one for lanes and one for workers)   a module that decides where lanes or workers go (scheduling/policy.ts).
//
//   0 module u32*: its index + 1 │ 4 state u32 │ 8 lock u32* │ 12 failed u32* │ 16 due u64*: ns as f64 │ 24 interval f64
//  32 rounds u64* │ 40 moves u64* │ 48 movesLeft u32 │ 52 epoch u32
export const POLICY_MODULE: usize = 0;
export const POLICY_STATE: usize = 4;
export const POLICY_LOCK: usize = 8;
export const POLICY_FAILED: usize = 12; // it trapped, and is not called again
export const POLICY_DUE: usize = 16;
export const POLICY_INTERVAL: usize = 24;
export const POLICY_ROUNDS: usize = 32;
export const POLICY_MOVES: usize = 40;
export const POLICY_MOVES_LEFT: usize = 48;
export const POLICY_SIZE: usize = 64;

export const PLACES_LANES: u32 = 0;
export const PLACES_WORKERS: u32 = 1;
export const POLICY_KINDS: u32 = 2;
