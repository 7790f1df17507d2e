// Expressions with waits in them are taken apart: what is evaluated before a wait is put into temporaries, in the order
// in which it was written, and the waits stand by themselves.
//
//   x = f(a(), wait(b) + 1, c())   ─▶   t1 = a();  t2 = wait(b);  x = f(t1, t2 + 1, c());
import { NodeKind, Token, Type } from 'assemblyscript';
import { isConstant, withoutParentheses } from './nodes.mjs';
import { Sites } from './site.mjs';

/** The operators that `op=` applies. */
const COMPOUND = new Map([
  [Token.Plus_Equals, Token.Plus],
  [Token.Minus_Equals, Token.Minus],
  [Token.Asterisk_Equals, Token.Asterisk],
  [Token.Asterisk_Asterisk_Equals, Token.Asterisk_Asterisk],
  [Token.Slash_Equals, Token.Slash],
  [Token.Percent_Equals, Token.Percent],
  [Token.LessThan_LessThan_Equals, Token.LessThan_LessThan],
  [Token.GreaterThan_GreaterThan_Equals, Token.GreaterThan_GreaterThan],
  [Token.GreaterThan_GreaterThan_GreaterThan_Equals, Token.GreaterThan_GreaterThan_GreaterThan],
  [Token.Ampersand_Equals, Token.Ampersand],
  [Token.Caret_Equals, Token.Caret],
  [Token.Bar_Equals, Token.Bar],
]);

/** Where a node is put: a field of its parent, or a place in a list of it. */
const slot = (holder, field) => ({ holder, field });
const slots = (list) => list.map((_, i) => slot(list, i));

const isLogical = ({ kind, operator }) =>
  kind === NodeKind.Binary && (operator === Token.Ampersand_Ampersand || operator === Token.Bar_Bar);

export class Expressions extends Sites {
  /** Emits an expression for its effects alone. */
  effect(node) {
    const inner = withoutParentheses(node);
    const callee = this.context.plan.calleeOf(inner);
    if (callee !== undefined) {
      this.#operands(this.#partsOfCall(inner));
      this.site(inner, callee);
    } else if (inner.kind === NodeKind.Comma) {
      for (const each of inner.expressions) this.effect(each);
    } else if (inner.kind === NodeKind.Ternary && this.#waitsInWays(inner)) {
      const condition = this.value(inner.condition);
      this.branch(
        condition,
        () => this.effect(inner.ifThen),
        () => this.effect(inner.ifElse),
      );
    } else if (isLogical(inner) && this.waits(inner.right)) {
      const left = this.value(inner.left);
      const test = inner.operator === Token.Bar_Bar ? this.make.not(this.make.parenthesized(left)) : left;
      this.branch(test, () => this.effect(inner.right));
    } else {
      this.plain(this.make.run(this.value(inner)));
    }
  }

  /** Emits what has to come before, and answers an expression without waits that has the value. */
  value(node) {
    if (!this.waits(node)) return node;
    this.make.range = node.range;
    const callee = this.context.plan.calleeOf(node);
    if (callee !== undefined) {
      this.#operands(this.#partsOfCall(node));
      const result = this.temporary(callee.returnType, node);
      this.site(node, callee, result);
      return this.#keep(result);
    }
    switch (node.kind) {
      case NodeKind.Parenthesized:
      case NodeKind.Assertion:
      case NodeKind.InstanceOf:
      case NodeKind.PropertyAccess:
        return this.#operands([slot(node, 'expression')], node);
      case NodeKind.UnaryPrefix:
      case NodeKind.UnaryPostfix:
        return this.#unary(node);
      case NodeKind.ElementAccess:
        return this.#operands(this.#partsOf(node), node);
      case NodeKind.Call:
        return this.#operands(this.#partsOfCall(node), node);
      case NodeKind.New:
        return this.#operands(slots(node.args), node);
      case NodeKind.Comma:
        for (const each of node.expressions.slice(0, -1)) this.effect(each);
        return this.value(node.expressions.at(-1));
      case NodeKind.Ternary:
        return this.#ternary(node);
      case NodeKind.Binary:
        return this.#binary(node);
      default:
        return this.refuse(node, 'a wait inside this expression');
    }
  }

  waits(node) {
    return this.context.plan.waits(node);
  }

  typeOf(node) {
    return this.context.seen.typeOf(node) ?? Type.i32;
  }

  refuse(node, wrong) {
    const todo = 'put what it answers into a local first';
    this.context.problems.add(this.context.placeOf(node), wrong, 'a wait that is evaluated before it', todo);
    return node;
  }

  #waitsInWays({ ifThen, ifElse }) {
    return this.waits(ifThen) || this.waits(ifElse);
  }

  #keep(variable) {
    this.live.push(variable);
    return this.make.name(variable.name);
  }

  /** Puts a value that was computed into a temporary. */
  #hold(value, type) {
    if (isConstant(value) || this.#isTemporary(value)) return value;
    const variable = this.temporary(type, value);
    this.plain(this.make.assign(variable.name, value));
    return this.#keep(variable);
  }

  #isTemporary({ kind, text }) {
    return kind === NodeKind.Identifier && this.temporaries.has(text);
  }

  // Operands in the order of their evaluation; all but the last that waits have to be kept over its wait.
  #operands(operands, node) {
    const last = operands.findLastIndex(({ holder, field }) => this.waits(holder[field]));
    for (const { holder, field } of operands.slice(0, last + 1)) {
      const operand = holder[field];
      const isLast = operands[last].holder === holder && operands[last].field === field;
      const value = this.value(operand);
      holder[field] = isLast ? value : this.#hold(value, this.typeOf(operand));
    }
    return node;
  }

  #partsOfCall(node) {
    return [...this.#receiverOf(node), ...slots(node.args)];
  }

  /** A call's object; a namespace or a class is none. */
  #receiverOf({ expression }) {
    const isMember = expression.kind === NodeKind.PropertyAccess;
    if (isMember && this.context.seen.typeOf(expression.expression)) return [slot(expression, 'expression')];
    if (this.waits(expression)) this.refuse(expression, 'a wait that computes which function is called');
    return [];
  }

  /** What is evaluated of something that is assigned to. */
  #partsOf(target) {
    if (target.kind === NodeKind.ElementAccess) {
      return [slot(target, 'expression'), slot(target, 'elementExpression')];
    }
    const isMember = target.kind === NodeKind.PropertyAccess;
    return isMember && this.context.seen.typeOf(target.expression) ? [slot(target, 'expression')] : [];
  }

  #unary(node) {
    const changes = node.operator === Token.Plus_Plus || node.operator === Token.Minus_Minus;
    return this.#operands(changes ? this.#partsOf(node.operand) : [slot(node, 'operand')], node);
  }

  #ternary(node) {
    if (!this.#waitsInWays(node)) return this.#operands([slot(node, 'condition')], node);
    const result = this.temporary(this.typeOf(node), node);
    const set = (way) => () => this.plain(this.make.assign(result.name, this.value(way)));
    this.branch(this.value(node.condition), set(node.ifThen), set(node.ifElse));
    return this.#keep(result);
  }

  #binary(node) {
    const { operator, left } = node;
    if (isLogical(node)) return this.#logical(node);
    if (COMPOUND.has(operator)) return this.#compound(node);
    if (operator === Token.Equals) {
      return this.#operands([...this.#partsOf(withoutParentheses(left)), slot(node, 'right')], node);
    }
    return this.#operands([slot(node, 'left'), slot(node, 'right')], node);
  }

  #logical(node) {
    const { operator, left, right } = node;
    if (!this.waits(right)) return this.#operands([slot(node, 'left')], node);
    const type = this.typeOf(node);
    const isTruth = type === Type.bool;
    const result = this.temporary(type, node);
    const set = (value) => this.make.assign(result.name, isTruth ? this.make.truth(value) : value);
    this.plain(set(this.value(left)));
    this.live.push(result);
    const decided = this.make.name(result.name);
    const test = operator === Token.Bar_Bar ? this.make.not(decided) : decided;
    this.branch(test, () => this.plain(set(this.value(right))));
    return this.make.name(result.name);
  }

  // The target is read before what follows the operator is evaluated.
  #compound(node) {
    const { operator, left, right } = node;
    const target = withoutParentheses(left);
    if (!this.waits(right)) return this.#operands(this.#partsOf(target), node);
    for (const { holder, field } of this.#partsOf(target)) {
      const type = this.typeOf(holder[field]);
      holder[field] = this.#hold(this.value(holder[field]), type);
    }
    const before = this.#hold(target, this.typeOf(left));
    const by = this.#hold(this.value(right), this.typeOf(right));
    const value = this.make.binary(before, COMPOUND.get(operator), by);
    return this.make.binary(target, Token.Equals, value);
  }
}
