import type { PointerLink } from '../client/pointer-link.js';
import { SEGMENT_MAIN } from '../engine/abi.js';
import { encodeText } from '../engine/views.js';

/** A block of main that goes to the caller with the task; 0 without memory: the caller has the code alone. */
export function leaveMessage(link: PointerLink, text: string): number {
  const bytes = encodeText(text);
  const block = link.engine.exports.alloc(SEGMENT_MAIN, bytes.length + 4) >>> 0;
  if (block === 0) return 0;
  link.u32[block >>> 2] = bytes.length;
  link.u8.set(bytes, block + 4);
  return block;
}
