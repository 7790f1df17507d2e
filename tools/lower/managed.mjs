// Managed objects: a module has none. They would need a collector that knows all workers, and the compiler's own
// allocator believes that the whole memory is its instance's.
import { keyOf } from './nodes.mjs';

const ALLOCATES = /^~lib\/rt\/(?:stub|tlsf|itcms)\/__(?:new|alloc|renew)$/;
const isLibrary = (fn) =>
  fn.internalName.startsWith('~lib/') && !fn.internalName.startsWith('~lib/chimaera/');

/** Functions that allocate, or call one that does. */
function findAllocating(calls) {
  const found = new Set(calls.map(({ callee }) => callee).filter((fn) => ALLOCATES.test(fn.internalName)));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { caller, callee } of calls) if (found.has(callee)) found.add(caller);
  }
  return found;
}

/** @param {import('./observe.mjs').Observations} seen */
export function refuseManaged(seen, problems, placeOf) {
  const { calls } = seen;
  const allocating = findAllocating(calls);
  const said = new Set();
  for (const { node, caller, callee } of calls) {
    if (isLibrary(caller) || !isLibrary(callee) || !allocating.has(callee) || said.has(keyOf(node))) continue;
    said.add(keyOf(node));
    const what = /^__|^constructor$/.test(callee.name) ? 'this' : callee.name;
    const expected = 'an @unmanaged class, a literal, or memory of the runtime (rctx.locals, State, buffers)';
    problems.add(placeOf(node), `${what} makes a managed object`, expected, 'nobody would collect it');
  }
}
