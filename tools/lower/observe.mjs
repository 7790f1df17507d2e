// What only the compiler knows: it compiles the author's module as it is, and notes the type of each expression and
// local, which function a call calls, and which are used as values. Mistakes of the author are found by that as well.
import { Compiler, DecoratorFlags, NodeKind } from 'assemblyscript';
import { keyOf, withoutParentheses } from './nodes.mjs';

/** @typedef {{ type: any, isConstant: boolean }} SeenLocal */

/** Of programs that are being observed. */
const running = new WeakMap();

/** What was seen of one program; nodes are found by their place, since the file will be parsed again. */
export class Observations {
  /** Types of expressions that have a value. */
  types = new Map();
  /** @type {Map<string, SeenLocal>} by declaration */
  locals = new Map();
  /** Calls are compiled more than once at times, and a setter is called in the place of the value that it gets. */
  #calls = new Map();
  /** @type {{ node: any, function: any }[]} */
  values = [];
  /** What was compiled. */
  program;
  /** Expressions that are being compiled, innermost last. */
  stack = [];

  typeOf(node) {
    const type = this.types.get(keyOf(node));
    // The lowering itself puts `!` behind what the compiler knew not to be null.
    return type ?? (node.kind === NodeKind.Assertion ? this.typeOf(node.expression) : undefined);
  }

  noteCall(call) {
    const { node, caller, callee } = call;
    this.#calls.set(`${caller.internalName} ${callee.internalName} ${keyOf(node)}`, call);
  }

  /** @returns {{ node: any, caller: any, callee: any }[]} caller and callee are functions of the observed program */
  get calls() {
    return [...this.#calls.values()];
  }

  localOf(declaration) {
    return this.locals.get(keyOf(declaration));
  }
}

function noteCall(seen, compiler, callee, node) {
  const caller = compiler.currentFlow.sourceFunction;
  seen.noteCall({ node, caller, callee });
}

function noteLocals(seen, compiler, statement) {
  for (const declaration of statement.declarations) {
    const local = compiler.currentFlow.lookupLocal(declaration.name.text);
    if (local) seen.locals.set(keyOf(declaration), { type: local.type, isConstant: local.index < 0 });
  }
}

// The methods are the compiler's own and not meant to be replaced; assemblyscript is pinned to one version.
function observe(method, before, after) {
  const original = Compiler.prototype[method];
  Compiler.prototype[method] = function (...args) {
    const seen = running.get(this.program);
    if (seen === undefined) return original.apply(this, args);
    before?.(seen, this, ...args);
    const answer = original.apply(this, args);
    after?.(seen, this, ...args);
    return answer;
  };
}

observe(
  'compileExpression',
  (seen, _, node) => seen.stack.push({ node: withoutParentheses(node) }),
  (seen, compiler, node) => {
    const { converted } = seen.stack.pop();
    seen.types.set(keyOf(node), converted ?? compiler.currentType);
  },
);
// An expression's own type is the one that it has before it is converted to what is asked for.
observe('convertExpression', (seen, _, _expression, from, _to, _isExplicit, node) => {
  const top = seen.stack.at(-1);
  if (top?.node === node) top.converted ??= from;
});
observe('compileVariableStatement', undefined, noteLocals);
observe('compileCallDirect', (seen, compiler, callee, _, node) => noteCall(seen, compiler, callee, node));
observe('makeCallDirect', (seen, compiler, callee, _, node) => noteCall(seen, compiler, callee, node));
const isUnmanaged = (element) => element.hasDecorator(DecoratorFlags.Unmanaged);
// `new` is no call: the compiler writes the allocation itself.
observe('makeAllocation', (seen, compiler, element) => {
  const { newInstance, allocInstance } = compiler.program;
  const node = seen.stack.at(-1)?.node ?? element.declaration;
  noteCall(seen, compiler, isUnmanaged(element) ? allocInstance : newInstance, node);
});
observe('ensureRuntimeFunction', (seen, _, instance) => {
  seen.values.push({ node: seen.stack.at(-1)?.node ?? instance.declaration, function: instance });
});

/** A transform for asc that observes one compile. */
export function observer() {
  const seen = new Observations();
  const afterInitialize = (program) => {
    seen.program = program;
    running.set(program, seen);
  };
  return { seen, afterInitialize };
}
