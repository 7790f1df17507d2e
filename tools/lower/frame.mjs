// The frame of one lowered function: where each local lies that is alive at some wait.
//   0 header (assembly/module/fiber.ts) │ 16 locals, in the order in which waits met them
import { isContext, isStorable } from './types.mjs';

const HEADER_SIZE = 16;

export class Frame {
  /** Offsets by variable. */
  #slots = new Map();
  #size = HEADER_SIZE;
  #sizeNodes = [];
  /** Variables that hold the method's context, which another worker has another one of. */
  contexts = new Set();

  constructor(problems, placeOf) {
    this.problems = problems;
    this.placeOf = placeOf;
  }

  /** Of variables that are alive at a wait: those that are saved, and those that a resumed function gets anew. */
  split(live) {
    const variables = [...new Set(live)];
    for (const variable of variables.filter(({ type }) => isContext(type))) this.contexts.add(variable);
    return variables.filter(({ type }) => !isContext(type));
  }

  offsetOf(variable) {
    if (!this.#slots.has(variable)) this.#slots.set(variable, this.#place(variable));
    return this.#slots.get(variable);
  }

  #place({ type, shown, place }) {
    if (!isStorable(type)) {
      const wrong = `${shown} is a ${type.toString()} that is needed after a wait`;
      const todo = 'end its use before the wait, in a block or a function of its own';
      this.problems.add(this.placeOf(place), wrong, 'a number, a bool or an object', todo);
      return 0;
    }
    const bytes = type.byteSize;
    const offset = (this.#size + bytes - 1) & -bytes;
    this.#size = offset + bytes;
    return offset;
  }

  get saved() {
    return [...this.#slots.entries()];
  }

  /** A number that will be the frame's size, which is known in the end. */
  sizeNode(make) {
    const node = make.number(0);
    this.#sizeNodes.push(node);
    return node;
  }

  close() {
    for (const node of this.#sizeNodes) node.value = globalThis.i64_new(this.#size, 0);
  }
}
