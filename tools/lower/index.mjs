// Straight-line AssemblyScript that waits → functions that can be suspended and resumed (docs/fibers.md).
//
// Two compiles. The first is of the author's module as it is: it reports the author's mistakes, and tells what only the
// compiler knows (observe.mjs). From that follows which functions wait (waiting.mjs). The second gets those functions
// rewritten between parser and compiler, as nodes that keep the author's places.
import path from 'node:path';
import { Node, Type } from 'assemblyscript';
import { Problems } from '../generator/errors.mjs';
import { Arena } from './arena.mjs';
import { loweredName, lowerFunction, methodBody } from './function.mjs';
import { refuseManaged } from './managed.mjs';
import { keyOf, Maker } from './nodes.mjs';
import { Observations, observer } from './observe.mjs';
import { Recursion } from './recursion.mjs';
import { FIBER } from './site.mjs';
import { TypeNames } from './types.mjs';
import { makePlan } from './waiting.mjs';

export { Arena, observer, Recursion };

/** A transform for asc, for a second compile of what was observed. */
export class Lowering {
  #types = new TypeNames();
  #sources = [];

  /**
   * @param {string} root the folder that the sources' paths begin at
   * @param {Observations} seen
   * @throws GeneratorError for what cannot be lowered
   */
  constructor(root, seen) {
    this.seen = seen;
    this.problems = new Problems();
    this.placeOf = ({ range }) => ({
      file: path.join(root, range.source.normalizedPath),
      line: range.source.lineAt(range.start),
      column: range.source.columnAt(),
    });
    this.plan = makePlan(seen, this.problems, this.placeOf);
    this.problems.throwIfAny();
  }

  /** False for a module without waits. */
  get isNeeded() {
    return this.plan.functions.size > 0;
  }

  afterParse(parser) {
    refuseManaged(this.seen, this.problems, this.placeOf);
    for (const source of parser.sources) this.#lowerSource(source);
    this.problems.throwIfAny();
  }

  afterInitialize(program) {
    this.#types.enter(program, this.#sources);
  }

  #lowerSource(source) {
    const lowered = [];
    const used = new Set();
    const nameOf = (fn) => {
      used.add(fn);
      return loweredName(fn);
    };
    const context = { ...this.#context(), nameOf };
    for (const declaration of source.statements) {
      const fn = this.plan.functions.get(keyOf(declaration));
      if (fn === undefined) continue;
      lowered.push(lowerFunction(declaration, fn, context));
      declaration.body = this.#bodyOf(declaration, fn);
    }
    if (lowered.length === 0) return;
    const imports = [...used].filter((fn) => fn.source.internalPath !== source.internalPath);
    source.statements.push(...lowered, ...this.#imports(lowered[0].range, imports));
    this.#sources.push(source);
  }

  #context() {
    const { plan, seen, problems, placeOf } = this;
    return { plan, seen, problems, placeOf, types: this.#types };
  }

  // Of a function that is no method, what is left is called from code alone that the first compile has found never to
  // run, such as what stands behind a return.
  #bodyOf(declaration, fn) {
    const make = new Maker(declaration.range);
    const fiber = (name, ...args) => make.call(make.member(make.name(FIBER), name), args);
    if (fn.isMethod) return methodBody(declaration, fn, make, fiber);
    const { returnType } = declaration.signature;
    const nothing = make.call(make.member(make.name(FIBER), 'nothing'), [], [returnType]);
    return make.block([make.answer(fn.returnType === Type.void ? null : nothing)]);
  }

  #imports(range, functions) {
    const from = (internalPath, statement) => Object.assign(statement, { internalPath });
    const make = new Maker(range);
    const text = Node.createStringLiteralExpression('./', range);
    return [
      from(this.plan.fiberPath, Node.createWildcardImportStatement(make.name(FIBER), text, range)),
      ...functions.map((fn) => {
        const name = Node.createImportDeclaration(make.name(loweredName(fn)), null, range);
        return from(fn.source.internalPath, Node.createImportStatement([name], text, range));
      }),
    ];
  }
}
