// One waiting function becomes one that takes its frame as first parameter: 0 at its start, what it saved when it is
// resumed. What the method's author exported stays, and begins or resumes the fiber.
import { CommonFlags, Node } from 'assemblyscript';
import { Frame } from './frame.mjs';
import { PC } from './items.mjs';
import { secret } from './nodes.mjs';
import { Scopes } from './scopes.mjs';
import { CALLEE, FRAME } from './site.mjs';
import { Statements } from './statements.mjs';

/** The name of a lowered function; no two have the same, so that it is the same in every file. */
export const loweredName = ({ name, number }) => secret(name, `fiber${number}`);

/** @returns a declaration of the lowered function, made of the body of the author's, which is used up */
export function lowerFunction(declaration, fn, context) {
  const scopes = new Scopes(context.plan, context.seen);
  const parameters = scopes.rename(declaration, fn.parameters);
  const frame = new Frame(context.problems, context.placeOf);
  const code = new Statements(declaration.range, { ...context, fn, frame, variables: scopes.variables });
  const isAnywhere = ({ isVar, isConstant }) => isVar && !isConstant;
  code.live.push(...parameters, ...[...scopes.variables.values()].filter(isAnywhere));
  const items = code.collect(() => code.list(declaration.body.statements));
  const { make } = code;
  make.range = declaration.range;
  const body = make.block([
    ...declareLocals(code, context),
    ...resume(code, frame, context),
    ...code.sequence(items),
    code.nothing(), // never: each way through the author's code returns, which the compiler cannot see any more
  ]);
  frame.close();
  const { signature } = declaration;
  const given = [make.parameter(FRAME, make.type('usize')), ...signature.parameters];
  return Node.createFunctionDeclaration(
    make.name(loweredName(fn)),
    null,
    CommonFlags.Export,
    null,
    Node.createFunctionType(given, signature.returnType, null, false, signature.range),
    body,
    0,
    declaration.range,
  );
}

function declareLocals(code, context) {
  const { make, constants, declared } = code;
  const typeOf = ({ type, shown, place }) => {
    const node = context.types.nodeOf(type, make);
    if (node !== undefined) return node;
    const wrong = `${shown} is a ${type.toString()} in a block that waits`;
    const todo = 'keep it in a block or a function of its own';
    context.problems.add(context.placeOf(place), wrong, 'a number, a bool or an object', todo);
    return make.type('usize');
  };
  return [
    make.declare(PC, make.type('u32'), make.number(0)),
    ...(code.hasCallees ? [make.declare(CALLEE, make.type('usize'), make.number(0))] : []),
    ...declared.map((variable) => make.declare(variable.name, typeOf(variable), code.zero(variable.type))),
    ...constants.map(({ variable, value }) =>
      make.declare(variable.name, typeOf(variable), value, CommonFlags.Const),
    ),
  ];
}

function resume(code, frame, context) {
  const { make } = code;
  const take = ([{ name, type }, offset]) => {
    const typeNode = context.types.nodeOf(type, make) ?? make.type('usize');
    const callee = code.fiber('take', make.name(FRAME), make.number(offset));
    callee.typeArguments = [typeNode];
    return make.assign(name, callee);
  };
  const statements = [
    make.assign(PC, code.fiber('pcOf', make.name(FRAME))),
    ...(code.hasCallees ? [make.assign(CALLEE, code.fiber('calleeOf', make.name(FRAME)))] : []),
    ...frame.saved.map(take),
    ...[...frame.contexts].map(({ name }) => make.assign(name, code.fiber('currentContext'))),
  ];
  return [make.when(make.differs(FRAME, 0), statements)];
}

/** What the entry calls in place of the author's code: `return fiber~.end(md~fiber3(fiber~.begin(rctx), task, rctx))`. */
export function methodBody(declaration, fn, make, fiber) {
  const names = declaration.signature.parameters.map(({ name }) => name.text);
  const begun = fiber('begin', make.name(names[1]));
  const lowered = make.call(make.name(loweredName(fn)), [begun, ...names.map((name) => make.name(name))]);
  return make.block([make.answer(fiber('end', lowered))]);
}
