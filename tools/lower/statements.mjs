// Statements: those without waits stay as they are, those with waits keep their shape and can be entered in the middle.
import { NodeKind, Token, Type } from 'assemblyscript';
import { Expressions } from './expressions.mjs';
import { lastOf } from './items.mjs';

const isAlways = (condition) => condition === null || condition.kind === NodeKind.True;

export class Statements extends Expressions {
  /** Declarations of what the compiler found to be constant. */
  constants = [];

  /** Emits a list of statements. */
  list(statements) {
    for (const statement of statements) this.statement(statement);
  }

  statement(node) {
    this.make.range = node.range;
    if (node.kind === NodeKind.Variable) return this.#variables(node);
    if (!this.waits(node)) return this.plain(node);
    const live = [...this.live];
    this.#waiting(node);
    this.live = live; // the temporaries of its expressions end with it
  }

  #waiting(node) {
    switch (node.kind) {
      case NodeKind.Block:
        return this.around(this.#body(node), (statements) => this.make.block(statements));
      case NodeKind.Expression:
      case NodeKind.Void:
        return this.effect(node.expression);
      case NodeKind.Return:
      case NodeKind.Throw:
        node.value = this.value(node.value);
        return this.plain(node);
      case NodeKind.If:
        return this.#if(node);
      case NodeKind.While:
        return this.#while(node);
      case NodeKind.Do:
        return this.#do(node);
      case NodeKind.For:
        return this.#for(node);
      case NodeKind.Switch:
        return this.#switch(node);
      default:
        return this.refuse(node, 'a wait inside this statement');
    }
  }

  #body(node) {
    return this.collect(() => this.list(node.kind === NodeKind.Block ? node.statements : [node]));
  }

  #variables(node) {
    const { variables } = this.context;
    if (!variables.has(node.declarations[0])) return this.plain(node);
    for (const declaration of node.declarations) {
      const variable = variables.get(declaration);
      if (variable.isConstant) {
        this.constants.push({ variable, value: declaration.initializer });
        continue;
      }
      this.declared.push(variable);
      if (declaration.initializer !== null) {
        const { live } = this;
        this.live = [...live];
        const value = this.value(declaration.initializer);
        this.live = live;
        this.make.range = declaration.range;
        this.plain(this.make.assign(variable.name, value));
      }
      this.live.push(variable);
    }
  }

  #if({ condition, ifTrue, ifFalse }) {
    const test = this.value(condition);
    const way = (body) => () => this.list(body.kind === NodeKind.Block ? body.statements : [body]);
    this.branch(test, way(ifTrue), ifFalse === null ? undefined : way(ifFalse));
  }

  #while(node) {
    const { condition, body } = node;
    if (this.waits(condition)) {
      return this.#turn(body, ({ go }) => this.plain(this.#decide(go, condition)));
    }
    this.around(this.#body(body), (statements) => {
      if (!isAlways(condition)) node.condition = this.orResumed(condition);
      node.body = this.make.block(statements);
      return node;
    });
  }

  #do(node) {
    const { condition, body } = node;
    if (this.waits(condition)) {
      return this.#turn(body, ({ go, later }) => {
        this.branch(later, () => this.plain(this.#decide(go, condition)));
      });
    }
    this.around(this.#body(body), (statements) => {
      node.body = this.make.block(statements);
      return node;
    });
  }

  // Its own locals live as long as it does, and no longer.
  #for(node) {
    const { initializer, condition, incrementor, body } = node;
    if (initializer !== null) this.statement(initializer);
    const advanceWaits = incrementor !== null && this.waits(incrementor);
    if (advanceWaits || (condition !== null && this.waits(condition))) {
      return this.#turn(body, ({ go, later }) => {
        if (incrementor !== null) this.branch(later, () => this.effect(incrementor));
        if (condition !== null) this.plain(this.#decide(go, condition));
      });
    }
    this.around(this.#body(body), (statements) => {
      node.initializer = null;
      if (!isAlways(condition)) node.condition = this.orResumed(condition);
      node.body = this.make.block(statements);
      return node;
    });
  }

  #decide(go, condition) {
    const value = this.value(condition);
    return this.make.assign(go, this.make.truth(value));
  }

  // A loop whose head waits: `for (; go; later = true) { head; if (go) body }`, so that `continue` leads to the head. It
  // does not end by a `break` of its own: the compiler is wrong about loops that have no condition.
  #turn(body, head) {
    const { make } = this;
    const [go, later] = [Type.bool, Type.bool].map((type) => this.temporary(type, make));
    this.plain(make.assign(go.name, make.truthValue(true)));
    this.plain(make.assign(later.name, make.truthValue(false)));
    this.live.push(go, later);
    const items = this.collect(() => {
      head({ go: go.name, later: make.name(later.name) });
      this.branch(make.name(go.name), () => this.statement(body));
    });
    const advance = make.binary(make.name(later.name), Token.Equals, make.truthValue(true));
    this.around(items, (statements) => make.loop(make.name(go.name), advance, statements));
  }

  // Which case is entered is found first, and its number switched on: when a wait in a case is looked for, it is known.
  #switch(node) {
    const { make } = this;
    const type = this.typeOf(node.condition);
    const condition = this.value(node.condition);
    const bodies = node.cases.map(({ statements }) => this.collect(() => this.list(statements)));
    const last = Math.max(...bodies.map(lastOf));
    node.cases.forEach((each, i) => {
      each.statements = this.sequence(bodies[i]);
    });
    if (last === 0) {
      node.condition = condition;
      return this.plain(node);
    }
    const given = this.temporary(type, node).name;
    const chosen = this.temporary(Type.i32, node).name;
    const choose = [make.assign(given, condition), make.assign(chosen, this.#matching(node.cases, given))];
    const resume = [make.assign(chosen, this.#entered(bodies))];
    node.condition = make.name(chosen);
    node.cases.forEach((each, i) => {
      if (!each.isDefault) each.label = make.number(i);
    });
    this.items.push({ node: make.block([make.when(this.isRunning(), choose, resume), node]), last });
  }

  /** The number of the first case that has the value, or else of the default. */
  #matching(cases, given) {
    const { make } = this;
    const otherwise = cases.findIndex((each) => each.isDefault);
    return cases.reduceRight(
      (rest, { label, isDefault }, i) => {
        if (isDefault) return rest;
        if (this.waits(label)) this.refuse(label, 'a wait inside a label');
        const matches = make.binary(make.name(given), Token.Equals_Equals, label);
        return make.choose(matches, make.number(i), rest);
      },
      make.number(otherwise < 0 ? cases.length : otherwise),
    );
  }

  /** The number of the case in which the wait is that is looked for. */
  #entered(bodies) {
    const { make } = this;
    return bodies.reduceRight((rest, body, i) => {
      const last = lastOf(body);
      if (last === 0) return rest;
      return rest === undefined ? make.number(i) : make.choose(this.isAtMost(last), make.number(i), rest);
    }, undefined);
  }
}
