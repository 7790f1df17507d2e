// The code at one wait: a call of a waiting function, and what happens when it suspends.
//
//   t = g(callee~, a, b);                  the callee's own frame when it is resumed, 0 otherwise
//   if (fiber~.suspended != 0) {
//     frame~ = fiber~.keep(frame~, size, 3, 7);
//     if (frame~ != 0) { fiber~.put(frame~, 16, x); … }
//     return fiber~.nothing<i32>();
//   }
//   if (pc~ != 0) { pc~ = 0; callee~ = 0; fiber~.release(frame~); }
import { NodeKind, Token, Type } from 'assemblyscript';
import { Items, PC } from './items.mjs';
import { isConstant, secret } from './nodes.mjs';

export const FIBER = secret('fiber');
export const FRAME = secret('frame');
export const CALLEE = secret('callee');

/** Names whose value is the same when a call is made a second time. */
const isStable = (node) =>
  [NodeKind.Identifier, NodeKind.Null, NodeKind.True, NodeKind.False].includes(node.kind) || isConstant(node);

export class Sites extends Items {
  /** Whether a function with a frame is called here. */
  hasCallees = false;

  /**
   * @param {{ fn: any, frame: any, types: any, nameOf: (fn: any) => string }} context the function that is lowered, its
   * frame, the names of types, and how other lowered functions are called in this file
   */
  constructor(range, context) {
    super(range);
    this.context = context;
  }

  fiber(name, ...args) {
    return this.make.call(this.make.member(this.make.name(FIBER), name), args);
  }

  /** Emits the call of a waiting function whose arguments do not wait; its result goes to a variable, if any. */
  site(node, callee, result) {
    const { make } = this;
    make.range = node.range;
    this.#keepReceiver(node);
    const args = this.#argumentsOf(node, callee);
    const number = ++this.waitCount;
    const call = callee.isPrimitive ? node : this.#callOf(callee, args);
    const invoke = result === undefined ? make.run(call) : make.assign(result.name, call);
    const isRecursive = callee.reaches(this.context.fn);
    const code = [
      isRecursive ? make.when(this.fiber('enter'), [invoke]) : invoke,
      make.when(this.#isSuspended(), this.#suspend(number)),
      callee.isPrimitive ? make.assign(PC, make.number(0)) : this.#release(),
      ...(isRecursive ? [make.run(this.fiber('leave'))] : []),
    ];
    this.items.push({ node: make.block(code), last: number });
  }

  // The object of a wait is computed once, and is the same when the wait is called again.
  #keepReceiver({ expression }) {
    const receiver = expression.expression; // of a function's name there is none
    const type = receiver && this.context.seen.typeOf(receiver);
    if (!type || isStable(receiver) || receiver.kind === NodeKind.This) return;
    const variable = this.temporary(type, receiver);
    this.plain(this.make.assign(variable.name, receiver));
    this.live.push(variable);
    expression.expression = this.make.name(variable.name);
  }

  // What is computed for a call is computed once; the second call, of a resume, gets what does not matter any more.
  #argumentsOf(node, callee) {
    const { args } = node;
    const lastUnstable = args.findLastIndex((argument) => !isStable(argument));
    for (const [i, argument] of args.entries()) {
      if (i > lastUnstable || isConstant(argument)) continue;
      const { name } = this.temporary(callee.parameters[i], argument);
      this.plain(this.make.assign(name, argument));
      args[i] = this.make.name(name);
    }
    return args;
  }

  #callOf(callee, args) {
    this.hasCallees = true;
    const { make } = this;
    return make.call(make.name(this.context.nameOf(callee)), [make.name(CALLEE), ...args]);
  }

  #isSuspended() {
    const { make } = this;
    const suspended = make.member(make.name(FIBER), 'suspended');
    return make.binary(suspended, Token.Exclamation_Equals, make.number(0));
  }

  #suspend(number) {
    const { make } = this;
    const { fn, frame } = this.context;
    const size = frame.sizeNode(make);
    const kept = this.fiber('keep', make.name(FRAME), size, make.number(number), make.number(fn.number));
    const saves = frame.split(this.live).map((variable) => {
      const offset = make.number(frame.offsetOf(variable));
      return make.run(this.fiber('put', make.name(FRAME), offset, make.name(variable.name)));
    });
    const save = saves.length > 0 ? [make.when(make.differs(FRAME, 0), saves)] : [];
    return [make.assign(FRAME, kept), ...save, this.nothing()];
  }

  #release() {
    const { make } = this;
    const zero = (name) => make.assign(name, make.number(0));
    return make.when(make.differs(PC, 0), [
      zero(PC),
      zero(CALLEE),
      make.run(this.fiber('release', make.name(FRAME))),
    ]);
  }

  /** The answer of a function that suspends. */
  nothing() {
    const { returnType } = this.context.fn;
    return this.make.answer(returnType === Type.void ? null : this.zero(returnType));
  }

  zero(type) {
    const { make } = this;
    const node = this.context.types.nodeOf(type, make) ?? make.type('usize');
    return make.call(make.member(make.name(FIBER), 'nothing'), [], [node]);
  }
}
