// One function of a WebAssembly binary as JavaScript that can stop at every atomic access and at every call, with all
// of its state in the words of its thread's stack (frames.ts). The code is a loop over numbered places, `pc`: block
// boundaries, atomic accesses, returns of calls.
import { type Body, F32, F64, type FunctionType, type Global, halves, I32, I64 } from './decode.js';
import { OperatorEmitter } from './emit-operators.js';
import type { Entry } from './emitter.js';
import { BLOCKED, FRAME_CELLS, RUNNING, type Unit, WAIT } from './frames.js';
import { skipImmediates } from './skip.js';

export interface Translation {
  source: string;
  /** By place: the words of the frame that matter when the thread stands there. */
  live: Int32Array[];
}

interface Label {
  place: number; // where a branch to it goes
  end: number;
  height: number;
  result: number | undefined;
  isLoop: boolean;
  otherwise: number | undefined; // of an `if` whose else has not come
}

export function translate(unit: Unit, body: Body): Translation {
  return new Translator(unit, body).run();
}

class Translator extends OperatorEmitter {
  readonly #labels: Label[] = [];

  run(): Translation {
    const { locals, type } = this.body;
    this.begin(this.place());
    for (let i = type.params.length; i < locals.length; i++) {
      this.emit(`I[${this.word(FRAME_CELLS + i)}] = 0; I[${this.word(FRAME_CELLS + i, 1)}] = 0;`);
    }
    this.#labels.push(this.label(type.results[0], false));
    while (this.reader.at < this.body.end) this.instruction(this.reader.byte());
    const cells = FRAME_CELLS + locals.length + this.deepest;
    const source = [
      `const CELLS = ${cells};`,
      'return function (t) {',
      '  const I = t.words, F = t.cells, b = t.base, w = b << 1;',
      '  let pc = I[w + 1], x = 0, y = 0;',
      '  for (;;) switch (pc) {',
      ...this.lines,
      '  }',
      '};',
    ].join('\n');
    return { source, live: this.liveWords() };
  }

  // Control.

  label(result: number | undefined, isLoop: boolean): Label {
    const place = this.place();
    return { place, end: place, height: this.stack.length, result, isLoop, otherwise: undefined };
  }

  blockType(): number | undefined {
    const type = this.reader.byte();
    if (type === 0x40) return undefined;
    if (type < 0x7b || type > 0x7f) throw new Error(`block type ${type} is not supported`);
    return type;
  }

  branch(depth: number): string {
    const label = this.#labels[this.#labels.length - 1 - depth] as Label;
    if (label.isLoop || label.result === undefined) return this.jump(label.place);
    const from = this.cellOf(this.stack.length - 1);
    const to = this.cellOf(label.height);
    const words = label.result === I32 ? [0] : [0, 1];
    const copies = words.map((half) => `I[${this.word(to, half)}] = I[${this.word(from, half)}];`);
    return `${from === to ? '' : copies.join(' ')} ${this.jump(label.place)}`;
  }

  /** After a branch: what follows up to the matching else or end cannot be reached. */
  passOver(): void {
    this.block = undefined;
    for (let depth = 0; ; ) {
      const opcode = this.reader.byte();
      if (opcode === 0x0b || opcode === 0x05) {
        if (depth === 0) {
          this.reader.at--;
          return;
        }
        if (opcode === 0x0b) depth--;
      } else if (opcode === 0x02 || opcode === 0x03 || opcode === 0x04) {
        depth++;
        this.reader.byte();
      } else skipImmediates(this.reader, opcode);
    }
  }

  endLabel(): void {
    const label = this.#labels.pop() as Label;
    if (this.block !== undefined) this.flush();
    this.stack.length = label.height;
    if (label.otherwise !== undefined) {
      this.begin(label.otherwise);
      // Without an else the condition's failure falls through.
    }
    if (label.result !== undefined) this.pushCell(label.result);
    this.begin(label.end);
    if (this.#labels.length === 0) this.leave();
  }

  leave(): void {
    const result = this.body.type.results[0];
    if (result !== undefined) {
      this.store(this.stack.length - 1);
      const from = this.cellOf(this.stack.length - 1);
      this.emit(`x = I[w + 3] << 1; I[x] = I[${this.word(from)}];`);
      if (result !== I32) this.emit(`I[x + 1] = I[${this.word(from, 1)}];`);
    }
    this.emit(`t.base = I[w + 2]; return ${RUNNING};`);
    this.block = undefined;
  }

  call(target: string, type: FunctionType): void {
    this.flush();
    const first = this.stack.length - type.params.length;
    const args = type.params.map((param, i) => {
      const from = this.cellOf(first + i);
      const to = (FRAME_CELLS + i) * 2;
      const low = `I[v + ${to}] = I[${this.word(from)}];`;
      return param === I32 ? low : `${low} I[v + ${to + 1}] = I[${this.word(from, 1)}];`;
    });
    this.stack.length = first;
    const place = this.place();
    this.emit(`I[w + 1] = ${place}; { const n = b + CELLS, v = n << 1; I[v] = ${target}; I[v + 1] = 0;`);
    this.emit(`I[v + 2] = b; I[v + 3] = b + ${this.cellOf(first)}; ${args.join(' ')}`);
    this.emit(`t.base = n; return ${RUNNING}; }`);
    this.begin(place);
    if (type.results[0] !== undefined) this.pushCell(type.results[0]);
  }

  callHost(index: number, name: string, type: FunctionType): void {
    if (name === 'wait') {
      this.wait();
      return;
    }
    if (name === 'pause') {
      const after = this.place();
      this.flush();
      this.emit(`if (X.pause(t)) { I[w + 1] = ${after}; return ${BLOCKED}; }`);
      this.begin(after);
      return;
    }
    this.flush();
    if (name === 'crash') {
      this.emit(`X.crash(t); return ${RUNNING};`);
      return;
    }
    const args: string[] = [];
    for (const param of [...type.params].reverse()) {
      const { low, f64 } = this.pop();
      args.unshift(param === F64 ? f64 : low);
    }
    const call = `X.host[${index}](${['t', ...args].join(', ')})`;
    if (type.results[0] === F64) this.pushF64(call);
    else if (type.results[0] === I32) this.pushI32(call);
    else this.emit(`${call};`);
  }

  wait(): void {
    this.stopBefore(WAIT, () => this.cellOf(this.stack.length - 3), 0);
    const timeout = this.pop().f64;
    const expected = this.pop().low;
    const address = this.pop().low;
    const after = this.place();
    this.emit(
      `if (X.wait(t, ${address}, ${expected}, ${timeout})) { I[w + 1] = ${after}; return ${BLOCKED}; }`,
    );
    this.begin(after);
  }

  instruction(opcode: number): void {
    const done =
      this.operator(opcode) ||
      this.plain(opcode) ||
      this.variable(opcode) ||
      this.structure(opcode) ||
      this.transfer(opcode) ||
      this.other(opcode);
    if (!done) throw new Error(`opcode ${opcode.toString(16)} is not supported`);
  }

  /** Blocks. */
  structure(opcode: number): boolean {
    switch (opcode) {
      case 0x02: {
        const result = this.blockType();
        this.flush();
        this.#labels.push(this.label(result, false));
        return true;
      }
      case 0x03: {
        const result = this.blockType();
        this.flush();
        const label = this.label(result, true);
        label.end = this.place();
        this.#labels.push(label);
        this.begin(label.place);
        return true;
      }
      case 0x04: {
        const result = this.blockType();
        const condition = this.pop();
        this.flush();
        const label = this.label(result, false);
        label.otherwise = this.place();
        this.#labels.push(label);
        this.emit(`if (${condition.low} === 0) { ${this.jump(label.otherwise)} }`);
        return true;
      }
      case 0x05: {
        const label = this.#labels.at(-1) as Label;
        if (this.block !== undefined) {
          this.flush();
          this.emit(this.jump(label.end));
          this.block = undefined;
        }
        this.stack.length = label.height;
        this.begin(label.otherwise as number);
        label.otherwise = undefined;
        return true;
      }
      case 0x0b:
        this.endLabel();
        return true;
      default:
        return false;
    }
  }

  /** Branches and calls. */
  transfer(opcode: number): boolean {
    switch (opcode) {
      case 0x0c: {
        const depth = this.reader.unsigned();
        this.flush();
        this.emit(this.branch(depth));
        this.passOver();
        return true;
      }
      case 0x0d: {
        const depth = this.reader.unsigned();
        const condition = this.pop();
        this.flush();
        this.emit(`if (${condition.low} !== 0) { ${this.branch(depth)} }`);
        return true;
      }
      case 0x0e: {
        const depths = this.reader.many(() => this.reader.unsigned());
        const otherwise = this.reader.unsigned();
        const index = this.pop();
        this.flush();
        for (const [i, depth] of depths.entries()) {
          this.emit(`if (${index.low} === ${i}) { ${this.branch(depth)} }`);
        }
        this.emit(this.branch(otherwise));
        this.passOver();
        return true;
      }
      case 0x10: {
        const index = this.reader.unsigned();
        const target = this.unit.functions[index] as number;
        const { imports, bodies } = this.unit.binary;
        const imported = imports[index];
        if (imported !== undefined && target < 0) this.callHost(~target, imported.name, imported.type);
        else this.call(`${target}`, imported?.type ?? (bodies[index - imports.length] as Body).type);
        return true;
      }
      case 0x11: {
        const type = this.unit.binary.types[this.reader.unsigned()] as FunctionType;
        this.reader.unsigned();
        this.emit(`y = X.entry(${this.pop().low});`);
        this.call('y', type);
        return true;
      }
      default:
        return false;
    }
  }

  global(index: number): void {
    const { type, mutable, words } = this.unit.binary.globals[index] as Global;
    if (!mutable) {
      this.push({ type, kind: 'constant', words });
      if (type === F64) this.store(this.stack.length - 1);
      return;
    }
    const at = (this.unit.globalsAt + index) * 2;
    const cell = this.pushCell(type);
    this.emit(`I[${this.word(cell)}] = I[${at}];`);
    if (type !== I32) this.emit(`I[${this.word(cell, 1)}] = I[${at + 1}];`);
  }

  setGlobal(index: number): void {
    const at = (this.unit.globalsAt + index) * 2;
    const { low, high } = this.pop();
    this.emit(`I[${at}] = ${low};`);
    if (this.unit.binary.globals[index]?.type !== I32) this.emit(`I[${at + 1}] = ${high};`);
  }

  /** Locals, globals and constants. */
  variable(opcode: number): boolean {
    switch (opcode) {
      case 0x20:
        this.get(this.reader.unsigned());
        return true;
      case 0x21:
        this.set(this.reader.unsigned(), false);
        return true;
      case 0x22:
        this.set(this.reader.unsigned(), true);
        return true;
      case 0x23:
        this.global(this.reader.unsigned());
        return true;
      case 0x24:
        this.setGlobal(this.reader.unsigned());
        return true;
      case 0x41:
        this.push({ type: I32, kind: 'expression', text: `${this.reader.i32()}`, locals: new Set() });
        return true;
      case 0x42:
        this.push({ type: I64, kind: 'constant', words: halves(this.reader.signed()) });
        return true;
      case 0x43:
        this.push({ type: F32, kind: 'constant', words: halves(this.reader.f32()) });
        this.store(this.stack.length - 1);
        return true;
      case 0x44:
        this.push({ type: F64, kind: 'constant', words: halves(this.reader.bits64()) });
        this.store(this.stack.length - 1); // operators take an f64 from its cell
        return true;
      default:
        return false;
    }
  }

  /** What is left. */
  other(opcode: number): boolean {
    switch (opcode) {
      case 0x00:
        this.emit('X.trap(t);');
        this.passOver();
        return true;
      case 0x01:
        return true;
      case 0x0f:
        this.leave();
        this.passOver();
        return true;
      case 0x1a:
        this.pop();
        return true;
      case 0x1b: {
        const condition = this.pop();
        this.emit(`x = ${condition.low};`);
        this.flush();
        const type = (this.stack.at(-1) as Entry).type;
        this.stack.pop();
        const to = this.cellOf(this.stack.length - 1);
        this.emit('if (x === 0) {');
        this.copy(to, to + 1, type);
        this.emit('}');
        return true;
      }
      case 0xfc:
        this.saturatingOrBulk(this.reader.unsigned());
        return true;
      case 0xfd:
        this.vector(this.reader.unsigned());
        return true;
      case 0xfe:
        this.atomic(this.reader.unsigned());
        return true;
      default:
        return false;
    }
  }
}
