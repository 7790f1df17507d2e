// Managed objects: those of a method lie in an arena of its task (assembly/module/arena.ts). What would be made where there
// is no task, or be kept longer than it, is refused here as far as the compiler tells; the arena traps at the rest.
import { CommonFlags, DecoratorFlags, ElementKind, SourceKind } from 'assemblyscript';
import { keyOf } from './nodes.mjs';

const NEW = /^~lib\/rt\/(?:stub|tlsf|itcms)\/__(?:new|alloc|renew)$/;
const RAW = /^~lib\/(?:rt\/(?:stub|tlsf)\/__alloc|memory\/heap\.(?:alloc|realloc))$/;
const START = /^(?:start:|~start$)/;

/** What is no author's. */
const LIBRARY = /^(?:~lib|assembly)\//;
const isLibrary = ({ internalName }) => LIBRARY.test(internalName);
const isEntry = ({ declaration }) => declaration.range.source.sourceKind === SourceKind.UserEntry;

/** True for a module that makes managed objects. */
export const makesManaged = ({ calls }) => calls.some(({ callee }) => NEW.test(callee.internalName));

/** Adds what `follow` finds from a call, until it finds nothing more. */
function closure(calls, found, follow) {
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const call of calls) follow(call, found);
  }
  return found;
}

/** Functions that allocate, or call one that does. */
function findAllocating(calls) {
  const first = new Set(
    calls.map(({ callee }) => callee).filter(({ internalName }) => NEW.test(internalName)),
  );
  return closure(calls, first, ({ caller, callee }, found) => found.has(callee) && found.add(caller));
}

/** Functions that run where there is no task, with the name of what the engine calls. */
function findTaskless(calls) {
  const found = new Map();
  for (const { caller } of calls) {
    const isHook = isEntry(caller) && caller.declaration.name.text !== 'run';
    if (isHook || START.test(caller.internalName)) found.set(caller, isHook ? caller.name : 'the top level');
  }
  return closure(calls, found, ({ caller, callee }) => {
    if (found.has(caller) && !found.has(callee)) found.set(callee, found.get(caller));
  });
}

const isUnmanaged = (element) => element.hasDecorator(DecoratorFlags.Unmanaged);
const isConstructor = ({ name }) => name === 'constructor';
const isRaw = (callee) =>
  RAW.test(callee.internalName) || (isConstructor(callee) && isUnmanaged(callee.parent));
const nameOf = ({ name }) => (/^__|^constructor$/.test(name) ? 'this' : name);

function isInside({ declaration }, { range }) {
  const { source, start, end } = declaration.range;
  return source === range.source && start <= range.start && range.end <= end;
}

function refuseCalls({ calls }, refuse) {
  const allocating = findAllocating(calls);
  const taskless = findTaskless(calls);
  for (const { node, caller, callee } of calls) {
    if (isLibrary(caller) || !allocating.has(callee) || !(isLibrary(callee) || isConstructor(callee)))
      continue;
    if (isConstructor(caller) && !isInside(caller, node)) continue; // the object itself, which is told of where it is made
    const what = nameOf(callee);
    if (isRaw(callee)) {
      const wrong = `${what} makes an object that could be kept longer than its task`;
      refuse(node, wrong, 'a class without @unmanaged', 'or take memory from rctx.locals, State or buffers');
    } else if (taskless.has(caller)) {
      const wrong = `${what} makes a managed object for ${taskless.get(caller)}, which has no task to free it with`;
      refuse(node, wrong, 'one in a method', 'use literals and @unmanaged classes here');
    }
  }
}

function fieldsOf(prototype) {
  const instances = [...(prototype.instances?.values() ?? [])].filter(isUnmanaged);
  return instances.flatMap((instance) =>
    [...(instance.members?.values() ?? [])]
      .map((member) => member.instance ?? member)
      .filter(({ isField }) => isField),
  );
}

// Memory that the runtime frees, or nobody does, and variables of a worker.
function refusePlaces({ program }, refuse) {
  for (const element of program.elementsByName.values()) {
    if (isLibrary(element)) continue;
    if (element.kind === ElementKind.Global && element.type.isManaged && !element.is(CommonFlags.Const)) {
      refuse(
        element.declaration,
        `${element.name} would outlive a task`,
        'const',
        'keep it in a local variable',
      );
    }
    if (element.kind !== ElementKind.ClassPrototype) continue;
    for (const { name, type, declaration } of fieldsOf(element)) {
      if (!type.isManaged) continue;
      const wrong = `${name} is a ${type.toString()} in a class that is @unmanaged, which may outlive it`;
      refuse(
        declaration,
        wrong,
        'a number, a bool or an @unmanaged class',
        'copy what is to be kept into State',
      );
    }
  }
}

/** @param {import('./observe.mjs').Observations} seen */
export function refuseManaged(seen, problems, placeOf) {
  const said = new Set();
  const refuse = (node, ...text) => {
    if (said.has(keyOf(node))) return;
    said.add(keyOf(node));
    problems.add(placeOf(node), ...text);
  };
  refuseCalls(seen, refuse);
  refusePlaces(seen, refuse);
}
