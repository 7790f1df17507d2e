// Memory that native code hands over. V8 sees only that there is more and more of it, and marks the whole heap for every
// few tens of MiB, on all of its threads: of large messages that costs more than moving them. These buffers are dead when
// they have been read, so a scavenge, which looks at young objects alone, gives them back within a millisecond or two.
// There is no gentler way: ZeroMQ's binding cannot be given a buffer to receive into, nor take one back, and Node 20 copies
// such a buffer instead of detaching it when it is transferred.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { type: 'minor'; execution: 'sync' }) => void;

/** V8 begins to mark at a few times as much; what is given back comes back a little later. */
const STEP_BYTES = 8 << 20;
/**
 * What V8 leaves to other threads. There is next to nothing to be scavenged: to call them is what it would cost most. And
 * until they come to free the buffers, which on a busy machine takes them long, V8 begins to mark.
 */
const SHARED = ['parallel-scavenge', 'concurrent-array-buffer-sweeping'];

// Of this thread's heap, thus one for all sockets.
let bytes = 0;
let collect: Collect | undefined;

/** So many bytes were handed over, and have been read. */
export function noteHandedOver(count: number): void {
  bytes += count;
  if (bytes < STEP_BYTES) return;
  bytes = 0;
  collect ??= findCollector();
  for (const flag of SHARED) setFlagsFromString(`--no-${flag}`);
  collect({ type: 'minor', execution: 'sync' });
  for (const flag of SHARED) setFlagsFromString(`--${flag}`);
}

// The flag is for contexts that are made while it is set: the program's own gets no `gc`.
function findCollector(): Collect {
  setFlagsFromString('--expose-gc');
  const found = runInNewContext('gc') as Collect;
  setFlagsFromString('--no-expose-gc');
  return found;
}
