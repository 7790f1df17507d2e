// Nodes of AssemblyScript's syntax tree: what all of them have, and short names to make new ones, each with the place
// in the author's source that diagnostics and source maps shall name.
import { CommonFlags, LiteralKind, Node, NodeKind, Token } from 'assemblyscript';

/** The nodes right below a node, in the order of the source. */
export function children(node) {
  return Object.values(node)
    .flat()
    .filter((child) => child instanceof Node);
}

/** What stays the same from one parse of a file to the next. */
export function keyOf(node) {
  const inner = withoutParentheses(node);
  const { source, start, end } = inner.range;
  return `${source.normalizedPath}:${start}:${end}:${inner.kind}`;
}

export function withoutParentheses(node) {
  return node.kind === NodeKind.Parenthesized ? withoutParentheses(node.expression) : node;
}

/** True for a number or a text: no array, object or template, in which things are computed. */
export const isConstant = ({ kind, literalKind }) =>
  kind === NodeKind.Literal &&
  [LiteralKind.Integer, LiteralKind.Float, LiteralKind.String].includes(literalKind);

/** A name that no author can have written. */
export const secret = (name, number = '') => `${name}~${number}`;

/** A maker of nodes at a place. */
export class Maker {
  constructor(range) {
    this.range = range;
  }

  name(text) {
    return Node.createIdentifierExpression(text, this.range);
  }

  number(value) {
    return Node.createIntegerLiteralExpression(globalThis.i64_new(value, 0), this.range);
  }

  truthValue(value) {
    return value ? Node.createTrueExpression(this.range) : Node.createFalseExpression(this.range);
  }

  type(text, typeArguments = null, nullable = false) {
    const name = Node.createSimpleTypeName(text, this.range);
    return Node.createNamedType(name, typeArguments, nullable, this.range);
  }

  binary(left, operator, right) {
    return Node.createBinaryExpression(operator, left, right, this.range);
  }

  /** The test of a secret local against a number. */
  equals(name, number) {
    return this.binary(this.name(name), Token.Equals_Equals, this.number(number));
  }

  differs(name, number) {
    return this.binary(this.name(name), Token.Exclamation_Equals, this.number(number));
  }

  not(value) {
    return Node.createUnaryPrefixExpression(Token.Exclamation, value, this.range);
  }

  /** A value's truth, as a condition has it. */
  truth(value) {
    return this.not(this.not(this.parenthesized(value)));
  }

  parenthesized(value) {
    return Node.createParenthesizedExpression(value, this.range);
  }

  choose(condition, yes, no) {
    return this.parenthesized(Node.createTernaryExpression(condition, yes, no, this.range));
  }

  call(callee, args, typeArguments = null) {
    return Node.createCallExpression(callee, typeArguments, args, this.range);
  }

  member(object, property) {
    return Node.createPropertyAccessExpression(object, this.name(property), this.range);
  }

  run(expression) {
    return Node.createExpressionStatement(expression);
  }

  assign(name, value) {
    return this.run(this.binary(this.name(name), Token.Equals, value));
  }

  answer(value) {
    return Node.createReturnStatement(value, this.range);
  }

  block(statements) {
    return Node.createBlockStatement(statements, this.range);
  }

  when(condition, statements, otherwise) {
    const no = otherwise === undefined ? null : this.block(otherwise);
    return Node.createIfStatement(condition, this.block(statements), no, this.range);
  }

  loop(condition, advance, statements) {
    return Node.createForStatement(null, condition, advance, this.block(statements), this.range);
  }

  declare(name, type, value, flag = CommonFlags.Let) {
    const declaration = Node.createVariableDeclaration(this.name(name), null, flag, type, value, this.range);
    return Node.createVariableStatement(null, [declaration], this.range);
  }

  parameter(name, type) {
    return Node.createParameter(0, this.name(name), type, null, this.range);
  }
}
