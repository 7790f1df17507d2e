// Intrusive multi-producer/single-consumer FIFO through the nodes' own link word (TASK_NEXT).
// After D. Vyukov's intrusive MPSC queue, without its stub: an empty list is tail == 0.
//
//   LIST   0 head u32* … 64 tail u32*          NODE   4 next u32*
//
// Head and tail lie a cache line apart: the consumer's pops do not disturb producers that look whether the list is
// empty. What lies between belongs to others.
//
// head   written by the consumer while tail != 0, and by the one producer that found tail == 0.
// tail   swapped by producers; set back to 0 only by the consumer, by compare-exchange.
// next   written by the producer that came after the node; cleared by the node's own producer before it publishes.
//
// Publish pairs: M1 producer swaps tail, then links (head or next); consumer loads the link, then reads the node.
//                M2 consumer clears head, then sets tail to 0; a producer that swaps the 0 out may write head.
// Push linearizes at the swap and is wait-free. Pop answers 0 for an empty list and also while a producer stands
// between swap and link: `isEmpty` is then false, and the caller comes again.
import { TASK_NEXT } from '../abi/layout';
import { compareExchange, exchange, loadAtomic, storeAtomic } from './atomic';

const HEAD: usize = 0;
const TAIL: usize = 64;

/** Appends a node. */
export function push(list: usize, node: usize): void {
  store<u32>(node + TASK_NEXT, 0); // covered by M1
  const before = exchange<u32>(list + TAIL, node as u32);
  if (before == 0)
    storeAtomic<u32>(list + HEAD, node as u32); // M1
  else storeAtomic<u32>((before as usize) + TASK_NEXT, node as u32); // M1
}

/** Takes the oldest node, or 0. Consumer only. */
export function pop(list: usize): usize {
  const node = loadAtomic<u32>(list + HEAD) as usize; // M1
  if (node == 0) return 0;
  const next = loadAtomic<u32>(node + TASK_NEXT); // M1
  if (next != 0) {
    store<u32>(list + HEAD, next); // tail != 0: no producer writes head
    return node;
  }
  store<u32>(list + HEAD, 0); // M2
  if (compareExchange<u32>(list + TAIL, node as u32, 0) == (node as u32)) return node;
  store<u32>(list + HEAD, node as u32); // a producer is linking behind this node
  return 0;
}

/** False as soon as a push has begun. */
export function isEmpty(list: usize): bool {
  return loadAtomic<u32>(list + TAIL) == 0;
}
