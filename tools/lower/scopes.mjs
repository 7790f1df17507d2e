// Locals of a function that has to find them again after a wait: declared once at its top, under names of their own,
// since the blocks that they were declared in are entered a second time in the middle. Those of a block in which nothing
// waits stay where they are.
import { AssertionKind, CommonFlags, Node, NodeKind } from 'assemblyscript';
import { secret } from './nodes.mjs';

/** @typedef {{ name: string, shown: string, type: any, isConstant: boolean, place: any }} Variable */

/** Fields of nodes that hold names, but no uses of variables. */
const NAMES = new Set(['property', 'label', 'name', 'names', 'fieldName', 'tag']);
const OPAQUE = new Set([
  NodeKind.Function,
  NodeKind.FunctionDeclaration,
  NodeKind.ClassDeclaration,
  NodeKind.NamedType,
  NodeKind.FunctionType,
  NodeKind.TypeName,
]);

class Scope {
  names = new Map();

  constructor(parent) {
    this.parent = parent;
    this.root = parent?.root ?? this;
  }

  lookUp(text) {
    return this.names.has(text) ? this.names.get(text) : this.parent?.lookUp(text);
  }
}

export class Scopes {
  /** @type {Map<any, Variable>} by declaration */
  variables = new Map();

  constructor(plan, seen) {
    this.plan = plan;
    this.seen = seen;
  }

  /** Renames in a function; answers its parameters. */
  rename(declaration, types) {
    const root = new Scope();
    const parameters = declaration.signature.parameters.map(({ name }, i) => {
      const variable = { name: name.text, shown: name.text, type: types[i], isConstant: false, place: name };
      root.names.set(name.text, variable);
      return variable;
    });
    this.#list(declaration.body.statements, root);
    return parameters;
  }

  #list(statements, scope) {
    const waits = statements.some((statement) => this.plan.waits(statement));
    for (const [i, statement] of statements.entries()) statements[i] = this.#rewrite(statement, scope, waits);
  }

  // Answers the node that takes its place.
  #rewrite(node, scope, waits) {
    switch (node.kind) {
      case NodeKind.Identifier:
        return this.#use(node, scope);
      case NodeKind.Block:
      case NodeKind.SwitchCase:
        if (node.label) node.label = this.#rewrite(node.label, scope, false);
        this.#list(node.statements, new Scope(scope));
        return node;
      case NodeKind.For:
        this.#inside(node, new Scope(scope), this.plan.waits(node));
        return node;
      case NodeKind.Variable:
        for (const declaration of node.declarations) this.#declare(declaration, scope, waits);
        return node;
      default:
        if (!OPAQUE.has(node.kind)) this.#inside(node, scope, false);
        return node;
    }
  }

  #inside(node, scope, waits) {
    for (const [field, value] of Object.entries(node)) {
      if (NAMES.has(field)) continue;
      if (value instanceof Node) node[field] = this.#rewrite(value, scope, waits);
      else if (Array.isArray(value)) {
        for (const [i, each] of value.entries()) {
          if (each instanceof Node) value[i] = this.#rewrite(each, scope, waits);
        }
      }
    }
  }

  #declare(declaration, scope, waits) {
    const { name, initializer } = declaration;
    if (initializer) declaration.initializer = this.#rewrite(initializer, scope, false);
    const isVar = (declaration.flags & (CommonFlags.Let | CommonFlags.Const)) === 0;
    const local = this.seen.localOf(declaration);
    if (local === undefined || !(waits || isVar)) {
      scope.names.set(name.text, undefined);
      return;
    }
    const variable = {
      ...local,
      name: secret(name.text, this.variables.size),
      shown: name.text,
      place: declaration.name,
      isVar,
    };
    this.variables.set(declaration, variable);
    (isVar ? scope.root : scope).names.set(name.text, variable);
  }

  #use(node, scope) {
    const variable = scope.lookUp(node.text);
    if (variable === undefined) return node;
    node.text = variable.name;
    // What the compiler knew not to be null by an earlier test is not that plain any more in between the waits.
    const seen = this.seen.typeOf(node);
    const isNarrowed = variable.type.isNullableReference && seen && !seen.isNullableReference;
    return isNarrowed ? Node.createAssertionExpression(AssertionKind.NonNull, node, null, node.range) : node;
  }
}
