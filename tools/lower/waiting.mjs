// Which functions wait, found in what the compiler has called from where, and what cannot be lowered of them.
import { DecoratorFlags, ElementKind, NodeKind, SourceKind } from 'assemblyscript';
import { children, isConstant, keyOf } from './nodes.mjs';

const SUSPEND = /(?:^|\/)assembly\/module\/fiber\/suspend$/;

/** A function that waits: a lowered one, or one of the waits themselves. */
export class WaitingFunction {
  /** The engine calls it: it begins and resumes a fiber. */
  isMethod = false;

  constructor(element, number, isPrimitive) {
    const { declaration } = element;
    this.name = declaration.name.text;
    this.key = keyOf(declaration);
    this.source = declaration.range.source;
    this.returnType = element.signature.returnType;
    this.parameters = element.signature.parameterTypes;
    this.number = number;
    this.isPrimitive = isPrimitive;
    this.calls = new Set();
  }

  /** True when a call of `other` may come back to this function. */
  reaches(other, seen = new Set()) {
    if (this === other) return true;
    if (seen.has(this)) return false;
    seen.add(this);
    return [...this.calls].some((callee) => callee.reaches(other, seen));
  }
}

/** What is to be lowered: `functions` by the key of their declaration, `callees` by the key of the call. */
export class Plan {
  functions = new Map();
  callees = new Map();
  /** The file of what lowered code calls. */
  fiberPath;
  #waits = new WeakMap();

  calleeOf(node) {
    return node.kind === NodeKind.Call ? this.callees.get(keyOf(node)) : undefined;
  }

  /** True when there is a call of a waiting function in a node. */
  waits(node) {
    if (!this.#waits.has(node)) {
      const waits = this.calleeOf(node) !== undefined || children(node).some((child) => this.waits(child));
      this.#waits.set(node, waits);
    }
    return this.#waits.get(node);
  }
}

const isSuspend = ({ callee }) => SUSPEND.test(callee.internalName);
const isEntry = (element) => element.declaration.range.source.sourceKind === SourceKind.UserEntry;

/** Functions that wait, of all that were compiled. What the entry calls are methods; the entry itself does not wait. */
function findWaiting(seen) {
  const waiting = new Map();
  const add = (element, isPrimitive) => {
    if (!waiting.has(element)) waiting.set(element, new WaitingFunction(element, waiting.size, isPrimitive));
  };
  for (const { caller } of seen.calls.filter(isSuspend)) add(caller, true);
  for (let before = -1; before !== waiting.size; ) {
    before = waiting.size;
    for (const { caller, callee } of seen.calls) {
      if (waiting.has(callee) && !isEntry(caller)) add(caller, false);
    }
  }
  return waiting;
}

/** @returns {Plan} nothing to lower, when nothing waits */
export function makePlan(seen, problems, placeOf) {
  const plan = new Plan();
  const waiting = findWaiting(seen);
  plan.fiberPath = seen.calls.find(isSuspend)?.callee.declaration.range.source.internalPath;
  const refuse = (node, ...text) => problems.add(placeOf(node), ...text);
  for (const [element, found] of waiting) {
    if (found.isPrimitive) continue;
    checkForm(element, refuse);
    plan.functions.set(found.key, found);
  }
  for (const { node, caller, callee } of seen.calls) {
    const called = waiting.get(callee);
    if (called === undefined || waiting.get(caller)?.isPrimitive) continue;
    if (isEntry(caller)) {
      checkEntry(caller, callee, called, refuse);
      continue;
    }
    plan.callees.set(keyOf(node), called);
    waiting.get(caller)?.calls.add(called);
    if (!isInBody(caller, node)) {
      refuse(node, `${called.name} is called outside of a function's body`, 'waits in functions', 'move it');
    }
  }
  for (const { node, function: element } of seen.values) {
    const name = waiting.get(element)?.name;
    if (name === undefined || element.declaration.kind === NodeKind.Function) continue;
    refuse(node, `${name} waits and is used as a value`, 'a call of it', 'call it by its name');
  }
  return plan;
}

function checkEntry(caller, callee, called, refuse) {
  if (caller.declaration.name.text === 'run') {
    called.isMethod = true;
    return;
  }
  const { name } = callee.declaration;
  refuse(
    name,
    `${name.text} waits`,
    'waits in methods',
    'the engine calls it where no task can be suspended',
  );
}

function isInBody(caller, node) {
  const { body } = caller.declaration;
  if (!body) return false;
  const { source, start, end } = body.range;
  return source === node.range.source && start <= node.range.start && node.range.end <= end;
}

const TOP_LEVEL = 'a function at the top level of a file';

/** What a waiting function is that cannot be lowered, with the way out; nothing for one that can. */
function formOf(element) {
  const { declaration, parent } = element;
  const { name } = declaration;
  const owner = parent.prototype ?? parent;
  if (owner.kind === ElementKind.ClassPrototype) {
    return [`${owner.name}.${name.text} waits`, 'write it as one that has the object as its first parameter'];
  }
  if (parent.kind !== ElementKind.File) return ['a function inside of something waits', 'move it out'];
  if (declaration.isGeneric) return [`${name.text} waits and is generic`, 'write one for each type'];
  if (element.hasDecorator(DecoratorFlags.Inline)) {
    return [`${name.text} waits and is @inline`, 'remove the decorator'];
  }
}

function checkForm(element, refuse) {
  const { declaration } = element;
  const form = formOf(element);
  if (form !== undefined) refuse(declaration.name, form[0], TOP_LEVEL, form[1]);
  for (const { name, initializer } of declaration.signature.parameters) {
    if (initializer === null || isConstant(initializer)) continue;
    const wrong = `the default of ${name.text} would be computed again with each resume`;
    refuse(initializer, wrong, 'a number or a text', 'set it in the function');
  }
}
