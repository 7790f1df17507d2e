// What a worker has measured, on its way to the models: a ring in its slot that it fills and whoever learns empties. When
// it is full a sample is dropped: there will be others.
//
//   SAMPLES (576 bytes)   0 taken u32* │ 4 put u32* │ 64 SAMPLE × 8
//   SAMPLE (64 bytes)     0 pool u32 │ 4 row u32 │ 8 idLo u32 │ 12 idHi u32 │ 16 cpuNs f64 │ 24 ioNs f64 │ 32 features f64 × 3
//
// Publish pair S1: the worker fills a SAMPLE, then stores `put`; who learns loads `put`, then reads it, then stores `taken`.
// The counts wrap at 2³², a multiple of the capacity.

import { POOL_ID_HI, POOL_ID_LO } from '../abi/pool-layout';
import { SLOT_SAMPLES } from '../abi/slot-layout';
import { loadAtomic, storeAtomic } from '../sync/atomic';

const TAKEN: usize = SLOT_SAMPLES;
const PUT: usize = SLOT_SAMPLES + 4;
const FIRST: usize = SLOT_SAMPLES + 64;
const CAPACITY: u32 = 8;
const SAMPLE_SIZE: usize = 64;

export const SAMPLE_POOL: usize = 0;
export const SAMPLE_ROW: usize = 4;
export const SAMPLE_ID_LO: usize = 8;
export const SAMPLE_ID_HI: usize = 12;
export const SAMPLE_CPU_NS: usize = 16;
export const SAMPLE_IO_NS: usize = 24;
export const SAMPLE_FEATURES: usize = 32;

/** Room for a sample of this worker's slot, to be filled and published by `putSample`; 0 when the ring is full. */
export function newSample(slot: usize, pool: usize, row: u32): usize {
  if (sampleCount(slot) >= CAPACITY) return 0;
  const sample = sampleAt(slot, load<u32>(slot + PUT));
  store<u32>(sample + SAMPLE_POOL, pool as u32);
  store<u32>(sample + SAMPLE_ROW, row);
  store<u32>(sample + SAMPLE_ID_LO, load<u32>(pool + POOL_ID_LO));
  store<u32>(sample + SAMPLE_ID_HI, load<u32>(pool + POOL_ID_HI));
  return sample;
}

export function putSample(slot: usize): void {
  storeAtomic<u32>(slot + PUT, load<u32>(slot + PUT) + 1); // S1
}

/** The oldest sample of a slot, or 0; `dropSample` makes its room free. One learner a slot. */
export function firstSample(slot: usize): usize {
  return sampleCount(slot) == 0 ? 0 : sampleAt(slot, load<u32>(slot + TAKEN)); // S1
}

export function dropSample(slot: usize): void {
  storeAtomic<u32>(slot + TAKEN, load<u32>(slot + TAKEN) + 1); // S1
}

export function sampleCount(slot: usize): u32 {
  return loadAtomic<u32>(slot + PUT) - loadAtomic<u32>(slot + TAKEN);
}

/** So many are waiting that somebody should learn from them. */
export function isHalfFull(slot: usize): bool {
  return sampleCount(slot) >= CAPACITY / 2;
}

function sampleAt(slot: usize, number: u32): usize {
  return slot + FIRST + ((number % CAPACITY) as usize) * SAMPLE_SIZE;
}
