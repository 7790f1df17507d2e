// Functions that call themselves, directly or through others, get a bound. A thread's stack is shared by module and
// engine: exhausted inside of the engine it would cost the node, where a module that goes too deep costs its container.
//
//   function f(x: u32): u32 { … }   ─▶   function f~body(x: u32): u32 { … }
//                                        function f(x: u32): u32 {
//                                          if (!fiber~.descend()) unreachable();
//                                          const r~ = f~body(x);
//                                          fiber~.ascend();
//                                          return r~;
//                                        }
//
// Methods and accessors of classes get a method beside them, generic ones with the same type parameters. Functions that
// wait have their own bound (site.mjs). Calls of function values are not seen, so that what goes round through one has none.
import { CommonFlags, Node, NodeKind, SourceKind, Type } from 'assemblyscript';
import { keyOf, Maker, secret } from './nodes.mjs';
import { FIBER } from './site.mjs';

const FIBER_FILE = /(?:^|\/)assembly\/module\/fiber$/;
const RESULT = secret('r');

/** The functions that a call of theirs may come back to. */
function findRecursive(calls) {
  const callees = new Map();
  for (const { caller, callee } of calls) {
    if (!callees.has(caller)) callees.set(caller, new Set());
    callees.get(caller).add(callee);
  }
  const comesBack = (start) => {
    const seen = new Set();
    const open = [...(callees.get(start) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === start) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(callees.get(next) ?? []));
    }
    return false;
  };
  return [...callees.keys()].filter(comesBack);
}

const isFunction = ({ kind }) => kind === NodeKind.FunctionDeclaration || kind === NodeKind.MethodDeclaration;

const hasFunctions = ({ kind }) =>
  kind === NodeKind.ClassDeclaration || kind === NodeKind.NamespaceDeclaration;

const isConstructor = ({ flags }) => (flags & CommonFlags.Constructor) !== 0;

/** A transform for asc, for a second compile of what was observed. */
export class Recursion {
  /** By declaration, whether its instances answer nothing: an instance for each of its types may. */
  #answersNothing = new Map();

  /** @param {import('./observe.mjs').Observations} seen @param {Map} waiting the functions that wait, by key */
  constructor(seen, waiting) {
    for (const { declaration, signature } of findRecursive(seen.calls)) {
      const key = keyOf(declaration);
      if (waiting.has(key) || !isFunction(declaration) || isConstructor(declaration)) continue;
      if (!this.#answersNothing.has(key)) this.#answersNothing.set(key, new Set());
      this.#answersNothing.get(key).add(signature.returnType === Type.void);
    }
  }

  afterParse(parser) {
    if (this.#answersNothing.size === 0) return;
    const { internalPath } = parser.sources.find((source) => FIBER_FILE.test(source.internalPath));
    for (const source of parser.sources) {
      const run = source.sourceKind === SourceKind.UserEntry ? runOf(source) : undefined;
      if (run) run.body.statements.unshift(new Maker(run.range).run(fiber(new Maker(run.range), 'surface')));
      const changed = this.#bound(source.statements, '');
      if (!run && !changed) continue;
      if (!source.statements.some((each) => each.namespaceName?.text === FIBER)) {
        source.statements.push(importFiber(internalPath, source.range));
      }
    }
  }

  // Bounds what a file, a namespace or a class declares; true when there was something.
  #bound(declarations, owner) {
    let changed = false;
    for (const declaration of [...declarations]) {
      if (hasFunctions(declaration) && this.#bound(declaration.members, declaration.name.text))
        changed = true;
      if (!isFunction(declaration)) continue;
      const answersNothing = this.#answersNothing.get(keyOf(declaration));
      if (answersNothing === undefined) continue;
      declarations.push(bound(declaration, answersNothing, owner));
      changed = true;
    }
    return changed;
  }
}

/** What the engine calls for methods, in the module's entry. */
export const runOf = ({ statements }) =>
  statements.find(({ kind, name }) => kind === NodeKind.FunctionDeclaration && name.text === 'run');

const { Static, Instance, Generic, GenericContext } = CommonFlags;
const KEPT = Static | Instance | Generic | GenericContext;

const fiber = (make, name) => make.call(make.member(make.name(FIBER), name), []);

// A function, or a method of the class `owner`, with the author's body; what they declared calls it within the bound.
function bound(declaration, answersNothing, owner) {
  const { body, name, range, typeParameters, flags } = declaration;
  const isSetter = (flags & CommonFlags.Set) !== 0;
  const make = new Maker(range);
  const signature = isSetter ? setterOf(declaration.signature, make) : declaration.signature;
  // With the class in its name: it must not override one of the class that this one extends.
  const inner = secret(secret(owner, name.text), isSetter ? 'setter' : 'body');
  const args = signature.parameters.map((parameter) => make.name(parameter.name.text));
  const types = typeParameters?.map((parameter) => make.type(parameter.name.text)) ?? null;
  const call = () => make.call(calleeOf(declaration, inner, owner, make), args, types);
  const nothing = () => [make.run(call()), make.run(fiber(make, 'ascend'))];
  const something = () => [
    make.declare(RESULT, null, call(), CommonFlags.Const),
    make.run(fiber(make, 'ascend')),
    make.answer(make.name(RESULT)),
  ];
  const isVoid = () => make.call(make.name('isVoid'), [], [signature.returnType]);
  const calling =
    answersNothing.size === 2
      ? [make.when(isVoid(), nothing(), something())]
      : answersNothing.has(true)
        ? nothing()
        : something();
  declaration.body = make.block([
    make.when(make.not(fiber(make, 'descend')), [make.run(make.call(make.name('unreachable'), []))]),
    ...calling,
  ]);
  const create = declaration.kind === NodeKind.MethodDeclaration ? newMethod : newFunction;
  const kept = flags & KEPT;
  return create(make.name(inner), kept, typeParameters, signature, body, range);
}

// An accessor may not write that it answers nothing, a method has to.
const setterOf = ({ parameters }, make) =>
  Node.createFunctionType(parameters, make.type('void'), null, false, make.range);

function calleeOf({ kind, flags }, inner, owner, make) {
  if (kind === NodeKind.FunctionDeclaration) return make.name(inner);
  const object =
    (flags & CommonFlags.Static) !== 0 ? make.name(owner) : Node.createThisExpression(make.range);
  return make.member(object, inner);
}

const newFunction = (name, flags, types, signature, body, range) =>
  Node.createFunctionDeclaration(name, null, flags, types, signature, body, 0, range);

const newMethod = (name, flags, types, signature, body, range) =>
  Node.createMethodDeclaration(name, null, flags, types, signature, body, range);

function importFiber(internalPath, range) {
  const make = new Maker(range);
  const text = Node.createStringLiteralExpression('./', range);
  return Object.assign(Node.createWildcardImportStatement(make.name(FIBER), text, range), { internalPath });
}
