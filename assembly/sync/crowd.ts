// CROWD: which graphs of tasks wait for which locks, and which graphs hold what others wait for. One table for the
// memory, behind one lock, CROWD_LOCK: a lock that somebody waits for is changed by whoever holds that and the lock's
// own guard (in this order), so that a search for a cycle sees a state in which nothing moves (locks/deadlock.ts).
//
// A chained hash table of GRAPHs (abi/lock-layout.ts) by their roots.
import {
  GRAPH_FIRST,
  GRAPH_HELD,
  GRAPH_LOCK,
  GRAPH_NEXT,
  GRAPH_QUEUED,
  GRAPH_ROOT,
  GRAPH_SIZE,
} from '../abi/lock-layout';
import { CROWD, CROWD_BUCKETS } from '../abi/map';
import { clear } from '../memory/clear';
import { alloc, free, RUNTIME } from '../memory/segments';
import { bucketOf } from './hash';

/** The first GRAPH of a root, 0 = there is none. */
export function firstOf(root: u64): usize {
  return skipTo(load<u32>(at(root)) as usize, root);
}

/** The next GRAPH of the same root. */
export function nextOf(graph: usize): usize {
  return skipTo(load<u32>(graph + GRAPH_NEXT) as usize, load<u64>(graph + GRAPH_ROOT));
}

/** The GRAPH of a root at a lock; when there is none 0, or one that is made (0 without memory). */
export function find(lock: usize, root: u64, make: bool): usize {
  let graph = firstOf(root);
  while (graph != 0 && (load<u32>(graph + GRAPH_LOCK) as usize) != lock) graph = nextOf(graph);
  if (graph != 0 || !make) return graph;
  graph = alloc(RUNTIME, GRAPH_SIZE);
  if (graph == 0) return 0;
  clear(graph, GRAPH_SIZE);
  const bucket = at(root);
  store<u32>(graph + GRAPH_LOCK, lock as u32);
  store<u64>(graph + GRAPH_ROOT, root);
  store<u32>(graph + GRAPH_NEXT, load<u32>(bucket));
  store<u32>(bucket, graph as u32);
  return graph;
}

/** Frees a GRAPH that holds nothing, waits for nothing and is in no ring. */
export function dropIdle(graph: usize): void {
  const busy =
    load<u32>(graph + GRAPH_HELD) | load<u32>(graph + GRAPH_FIRST) | load<u32>(graph + GRAPH_QUEUED);
  if (busy != 0) return;
  let link = at(load<u64>(graph + GRAPH_ROOT));
  while ((load<u32>(link) as usize) != graph) link = (load<u32>(link) as usize) + GRAPH_NEXT;
  store<u32>(link, load<u32>(graph + GRAPH_NEXT));
  free(graph);
}

function skipTo(graph: usize, root: u64): usize {
  while (graph != 0 && load<u64>(graph + GRAPH_ROOT) != root) graph = load<u32>(graph + GRAPH_NEXT) as usize;
  return graph;
}

function at(root: u64): usize {
  return CROWD + ((bucketOf(root, CROWD_BUCKETS - 1) as usize) << 2);
}
