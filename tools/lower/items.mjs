// The code of a lowered function, as a list of items: statements without a wait, and statements in which there are
// waits (numbered from 1 in the order of the code). When the function is resumed at a wait, `pc~` holds its number, and
// everything before it is jumped over: the shape of the author's code stays.
//
//   a; b; wait; c; wait; d   ─▶   if (pc~ == 0) { a; b }  if (pc~ <= 1) { wait 1 }  if (pc~ == 0) { c }  { wait 2 }  d
//
// A wait that has returned sets `pc~` to 0, so that what follows it runs.
import { Token } from 'assemblyscript';
import { Maker, secret } from './nodes.mjs';

/** @typedef {{ node: any, last: number }} Item `last` is the number of the last wait in it, 0 = none */

export const PC = secret('pc');

/** The number of the last wait in a list of items, 0 = none. */
export const lastOf = (items) => items.reduce((last, item) => Math.max(last, item.last), 0);

export class Items {
  /** @type {Item[]} */
  items = [];
  /** Variables that have a value here, which a wait must save. */
  live = [];
  /** Temporaries and hoisted locals, to be declared at the function's top. */
  declared = [];
  /** Names of temporaries: each is assigned to in one place, so that it keeps its value. */
  temporaries = new Set();
  waitCount = 0;

  constructor(range) {
    this.make = new Maker(range);
  }

  plain(node) {
    this.items.push({ node, last: 0 });
  }

  /** Runs `emit` with a list of its own, and what it made alive ends with it. */
  collect(emit) {
    const { items, live } = this;
    this.items = [];
    this.live = [...live];
    emit();
    const inner = this.items;
    this.items = items;
    this.live = live;
    return inner;
  }

  isRunning() {
    return this.make.equals(PC, 0);
  }

  isAtMost(number) {
    return this.make.binary(this.make.name(PC), Token.LessThan_Equals, this.make.number(number));
  }

  /** The statements of a list of items, with what jumps over them. */
  sequence(items) {
    const out = [];
    let run = [];
    const lastWait = items.findLastIndex((item) => item.last > 0);
    for (const [i, { node, last }] of items.entries()) {
      if (last === 0) {
        (i > lastWait ? out : run).push(node);
        continue;
      }
      if (run.length > 0) out.push(this.make.when(this.isRunning(), run));
      out.push(i < lastWait ? this.make.when(this.isAtMost(last), [node]) : node);
      run = [];
    }
    return out;
  }

  /** Two ways, of which waits may be in either. */
  branch(condition, then, otherwise) {
    const yes = this.collect(then);
    const no = otherwise === undefined ? [] : this.collect(otherwise);
    const [lastYes, lastNo] = [lastOf(yes), lastOf(no)];
    const test = this.#branchTest(condition, lastYes, lastNo);
    const rest = otherwise === undefined ? undefined : this.sequence(no);
    const node = this.make.when(test, this.sequence(yes), rest);
    this.items.push({ node, last: Math.max(lastYes, lastNo) });
  }

  #branchTest(condition, lastYes, lastNo) {
    const { make } = this;
    if (lastYes === 0 && lastNo === 0) return condition;
    if (lastNo === 0) return this.orResumed(condition);
    const truth = make.truth(condition);
    if (lastYes === 0) return make.binary(this.isRunning(), Token.Ampersand_Ampersand, truth);
    return make.choose(this.isRunning(), truth, this.isAtMost(lastYes));
  }

  /** A condition that holds as well while a wait behind it is looked for. */
  orResumed(condition) {
    const { make } = this;
    return make.binary(make.differs(PC, 0), Token.Bar_Bar, make.truth(condition));
  }

  /** A statement around a list of items, such as a loop. */
  around(items, wrap) {
    this.items.push({ node: wrap(this.sequence(items)), last: lastOf(items) });
  }

  /** A new local at the function's top. */
  temporary(type, place) {
    const shown = 'a value of this expression';
    const variable = { name: secret('t', this.declared.length), shown, type, isConstant: false, place };
    this.declared.push(variable);
    this.temporaries.add(variable.name);
    return variable;
  }
}
