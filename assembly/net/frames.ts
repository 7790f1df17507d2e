// The bulk frames of the message that is being read or written: where their bytes are or shall go, for the host to copy.
//
//   FRAMES   FRAMES_MAX × { 0 pointer u32 │ 4 size u32 }
//
// Reading, the host fills in the sizes of the frames that came, the engine where they go; 0 = nowhere.
import { FRAMES_MAX } from '../abi/archive-layout';

const FRAME: usize = 8;
const SIZE: usize = 4;
export const FRAMES_SIZE: usize = (FRAMES_MAX as usize) * FRAME;

let table: usize = 0;
let count: u32 = 0;
let given: u32 = 0;
let bytes: usize = 0;

/** Writes the table at `to` from now on; reading, `has` frames came. */
export function openFrames(to: usize, has: u32): void {
  table = to;
  given = has;
  count = 0;
  bytes = 0;
}

export function frameCount(): u32 {
  return count;
}

export function frameBytes(): usize {
  return bytes;
}

/** Goes back to `number` frames of `size` bytes together. */
export function rewindFrames(number: u32, size: usize): void {
  count = number;
  bytes = size;
}

/** The next frame of what is written; false when there is room for no more. */
export function addFrame(pointer: usize, size: u32): bool {
  if (count == FRAMES_MAX) return false;
  const frame = table + (count as usize) * FRAME;
  store<u32>(frame, pointer as u32);
  store<u32>(frame + SIZE, size);
  bytes += size as usize;
  count++;
  return true;
}

/** The bytes of the next frame that came go to `pointer`, or nowhere; false when there is none of that size. */
export function takeFrame(pointer: usize, size: u32): bool {
  if (count == given) return false;
  const frame = table + (count as usize) * FRAME;
  count++;
  if (load<u32>(frame + SIZE) != size) return false;
  store<u32>(frame, pointer as u32);
  return true;
}

/** Passes over frames up to the one of that number, for which there is no place; false when there are not so many. */
export function passFrames(number: u32): bool {
  if (number > given || number < count) return false;
  for (; count < number; count++) store<u32>(table + (count as usize) * FRAME, 0);
  return true;
}

/** Every frame that came was taken. */
export function areAllTaken(): bool {
  return count == given;
}
