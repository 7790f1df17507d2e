// Memory that native code hands over as a Buffer comes back when V8 finds that nobody has the Buffer any more. V8 sees
// only that there is more and more of it, and marks the whole heap for every few tens of MiB, on all of its threads: of
// large messages that costs as much as moving them, and each lies in memory that no cache has. Whoever has read a message
// knows better: a buffer that is detached frees what it had at once, without a collection.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Transfer = (this: ArrayBufferLike, length: 0) => ArrayBuffer;

/** Less is left to the next scavenge. */
const WORTH_BYTES = 4096;

const transfer = (ArrayBuffer.prototype as { transfer?: Transfer }).transfer ?? findTransfer();

/** Frees what the large ones of these frames have, each of which has a buffer of its own. They are empty afterwards. */
export function giveBack(frames: readonly Uint8Array[]): void {
  // By the frame and not by its buffer: a small one may lie in a pool that others lie in, too.
  for (const { buffer, byteLength } of frames) if (byteLength >= WORTH_BYTES) transfer.call(buffer, 0);
}

// Node 20 has it behind a flag, for contexts that are made while the flag is set: the program's own does not change.
function findTransfer(): Transfer {
  setFlagsFromString('--harmony-rab-gsab-transfer');
  const found = runInNewContext('ArrayBuffer.prototype.transfer') as Transfer;
  setFlagsFromString('--no-harmony-rab-gsab-transfer');
  return found;
}
