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
// Functions that wait have their own (site.mjs). Methods of classes, and generic functions, have none.
import { CommonFlags, ElementKind, Node, NodeKind, SourceKind, Type } from 'assemblyscript';
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

const canBound = ({ declaration, parent }) =>
  declaration.kind === NodeKind.FunctionDeclaration &&
  parent.kind === ElementKind.File &&
  !declaration.isGeneric;

/** A transform for asc, for a second compile of what was observed. */
export class Recursion {
  #returnTypes;

  /** @param {import('./observe.mjs').Observations} seen @param {Map} waiting the functions that wait, by key */
  constructor(seen, waiting) {
    const bounded = findRecursive(seen.calls)
      .filter(canBound)
      .map((element) => [keyOf(element.declaration), element.signature.returnType]);
    this.#returnTypes = new Map(bounded.filter(([key]) => !waiting.has(key)));
  }

  afterParse(parser) {
    if (this.#returnTypes.size === 0) return;
    const { internalPath } = parser.sources.find((source) => FIBER_FILE.test(source.internalPath));
    for (const source of parser.sources) {
      const changes = source.statements.flatMap((declaration) => this.#change(declaration, source));
      if (changes.length === 0) continue;
      source.statements.push(...changes.filter((made) => made !== undefined));
      if (!source.statements.some((each) => each.namespaceName?.text === FIBER)) {
        source.statements.push(importFiber(internalPath, changes[0]?.range ?? source.range));
      }
    }
  }

  // What is to be added to the source for a declaration that was changed; nothing for one that was not.
  #change(declaration, source) {
    if (declaration.kind !== NodeKind.FunctionDeclaration) return [];
    const make = new Maker(declaration.range);
    if (source.sourceKind === SourceKind.UserEntry && declaration.name.text === 'run') {
      declaration.body.statements.unshift(make.run(fiber(make, 'surface')));
      return [undefined];
    }
    const returnType = this.#returnTypes.get(keyOf(declaration));
    return returnType === undefined ? [] : [bound(declaration, returnType, make)];
  }
}

const fiber = (make, name) => make.call(make.member(make.name(FIBER), name), []);

// The function with the author's body; the one that they declared calls it within the bound.
function bound(declaration, returnType, make) {
  const { signature, body, name, range } = declaration;
  const inner = secret(name.text, 'body');
  const call = make.call(
    make.name(inner),
    signature.parameters.map((parameter) => make.name(parameter.name.text)),
  );
  const isVoid = returnType === Type.void;
  declaration.body = make.block([
    make.when(make.not(fiber(make, 'descend')), [make.run(make.call(make.name('unreachable'), []))]),
    isVoid ? make.run(call) : make.declare(RESULT, null, call, CommonFlags.Const),
    make.run(fiber(make, 'ascend')),
    ...(isVoid ? [] : [make.answer(make.name(RESULT))]),
  ]);
  return Node.createFunctionDeclaration(make.name(inner), null, 0, null, signature, body, 0, range);
}

function importFiber(internalPath, range) {
  const make = new Maker(range);
  const text = Node.createStringLiteralExpression('./', range);
  return Object.assign(Node.createWildcardImportStatement(make.name(FIBER), text, range), { internalPath });
}
