// Intrusive multi-producer/single-consumer inbox through the nodes' own link word (TASK_NEXT): producers push chains,
// the consumer takes all there is at once, oldest first. R. K. Treiber's stack (1986), emptied by one exchange.
//
//   INBOX   0 newest u32*            NODE   4 next u32 (the one that came before) │ 32 ahead u32
//
// One word, one line: a completion costs its client two transfers, this line and the task's.
//
// newest   set by producers, by compare-exchange from what they linked their chain to; exchanged for 0 by the consumer.
// next     written by a node's own producer before it publishes the node; by the consumer after it has taken it.
//
// ahead    a hint, by a node's producer: one that came a few before it, which will be wanted soon; or one that is another's
//          by now, or 0. Its line is looked at and nothing is believed of it.
//
// Publish pair I1: producer links its chain, then stores newest; consumer exchanges newest, then reads the nodes.
// Push linearizes at its compare-exchange and is lock-free, taking at the exchange and is wait-free. There is no ABA:
// nodes leave only all together, so that a word which still holds the same node still stands for the same chain.
import { TASK_NEXT, TASK_ROOT_LO, TASK_SIZE } from '../abi/layout';
import { SLOT_TOUCHED } from '../abi/slot-layout';
import { self } from '../memory/self';
import { compareExchange, exchange, loadAtomic } from './atomic';

/** A task that is done is in no graph any more. */
export const NODE_AHEAD: usize = TASK_ROOT_LO;

/** Puts in the chain newest → … → oldest, which is linked from each node to the one that came before it. */
export function pushChain(inbox: usize, newest: usize, oldest: usize): void {
  let before = loadAtomic<u32>(inbox);
  while (true) {
    store<u32>(oldest + TASK_NEXT, before); // covered by I1
    const seen = compareExchange<u32>(inbox, before, newest as u32); // I1
    if (seen == before) return;
    before = seen;
  }
}

/** Takes everything: the oldest node, linked to those that came after it, the last to `rest`; or `rest`. Consumer only. */
export function takeAll(inbox: usize, rest: usize): usize {
  if (isEmpty(inbox)) return rest;
  let node = exchange<u32>(inbox, 0) as usize; // I1
  let later = rest;
  let touched: u32 = 0;
  while (node != 0) {
    touched += load<u32>((load<u32>(node + NODE_AHEAD) as usize) + TASK_SIZE);
    const before = load<u32>(node + TASK_NEXT) as usize;
    store<u32>(node + TASK_NEXT, later as u32);
    later = node;
    node = before;
  }
  store<u32>(self() + SLOT_TOUCHED, touched); // a use, so that the loads stay
  return later;
}

/** False as soon as something was pushed. */
export function isEmpty(inbox: usize): bool {
  return loadAtomic<u32>(inbox) == 0;
}
