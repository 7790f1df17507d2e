// Operators: 32-bit ones as expressions, the others value by value.
import { F32, F64, I64 } from './decode.js';
import { AccessEmitter } from './emit-accesses.js';
import * as operators from './operators.js';

export class OperatorEmitter extends AccessEmitter {
  /** False when the opcode is no operator. */
  protected operator(opcode: number): boolean {
    const binary = operators.I32_BINARY.get(opcode);
    const unary = operators.I32_UNARY.get(opcode);
    if (binary !== undefined) {
      const b = this.pop();
      const a = this.pop();
      this.pushExpression(binary(a.low, b.low), a, b);
    } else if (unary !== undefined) {
      const a = this.pop();
      this.pushExpression(unary(a.low), a);
    } else return this.wide(opcode);
    return true;
  }

  /** Operators with a 64-bit operand or result. */
  protected wide(opcode: number): boolean {
    const compare = operators.I64_COMPARE.get(opcode);
    const binary = operators.I64_BINARY.get(opcode);
    const unary = operators.I64_UNARY.get(opcode);
    const compareF64 = operators.FLOAT_COMPARE.get(opcode);
    const binaryF64 = operators.F64_BINARY.get(opcode);
    const unaryF64 = operators.F64_UNARY.get(opcode);
    if (compare !== undefined || binary !== undefined) {
      const b = this.pop();
      const a = this.pop();
      if (compare !== undefined) this.pushI32(compare(a.low, a.high, b.low, b.high));
      else this.pushI64(`X.${binary}(${a.low}, ${a.high}, ${b.low}, ${b.high})`);
    } else if (unary !== undefined) {
      const a = this.pop();
      this.pushI64(`X.${unary}(${a.low}, ${a.high})`);
    } else if (compareF64 !== undefined || binaryF64 !== undefined) {
      const b = this.pop();
      const a = this.pop();
      if (compareF64 !== undefined) this.pushI32(`(${a.f64} ${compareF64} ${b.f64} ? 1 : 0)`);
      else this.pushF64((binaryF64 as (a: string, b: string) => string)(a.f64, b.f64));
    } else if (unaryF64 !== undefined) this.pushF64(unaryF64(this.pop().f64));
    else return this.single(opcode) || this.convert(opcode);
    return true;
  }

  /** f32 operators. */
  protected single(opcode: number): boolean {
    const binary = operators.F32_BINARY.get(opcode);
    const unary = operators.F32_UNARY.get(opcode);
    if (binary !== undefined) {
      const b = this.pop();
      const a = this.pop();
      this.pushFloat(F32, `Math.fround(${binary(a.f64, b.f64)})`);
    } else if (unary !== undefined) this.pushFloat(F32, `Math.fround(${unary(this.pop().f64)})`);
    else if (opcode === 0xb2) this.pushFloat(F32, `Math.fround(${this.pop().low})`);
    else if (opcode === 0xb3) this.pushFloat(F32, `Math.fround((${this.pop().low}) >>> 0)`);
    else if (opcode === 0xb4 || opcode === 0xb5) {
      const a = this.pop();
      this.pushFloat(F32, `Math.fround(X.toF64${opcode === 0xb4 ? 's' : 'u'}(${a.low}, ${a.high}))`);
    } else if (opcode === 0xb6) this.pushFloat(F32, `Math.fround(${this.pop().f64})`);
    else if (opcode === 0xbb) this.pushFloat(F64, this.pop().f64);
    else if (opcode === 0xbc) this.pushI32(`X.bitsOfF32(${this.pop().f64})`);
    else if (opcode === 0xbe) this.pushFloat(F32, `X.f32OfBits(${this.pop().low})`);
    else return false;
    return true;
  }

  protected convert(opcode: number): boolean {
    const pushPair = (low: string, high: string) => {
      const cell = this.pushCell(I64);
      this.emit(`x = ${low}; I[${this.word(cell)}] = x; I[${this.word(cell, 1)}] = ${high};`);
    };
    switch (opcode) {
      case 0x50: {
        const a = this.pop();
        this.pushI32(`((${a.low} | ${a.high}) === 0 ? 1 : 0)`);
        return true;
      }
      case 0xa7:
        this.pushI32(this.pop().low);
        return true;
      case 0xac:
        pushPair(this.pop().low, 'x >> 31');
        return true;
      case 0xad:
        pushPair(this.pop().low, '0');
        return true;
      case 0xb7:
        this.pushF64(this.pop().low);
        return true;
      case 0xb8:
        this.pushF64(`(${this.pop().low}) >>> 0`);
        return true;
      case 0xb9:
      case 0xba: {
        const a = this.pop();
        this.pushF64(`X.toF64${opcode === 0xb9 ? 's' : 'u'}(${a.low}, ${a.high})`);
        return true;
      }
      case 0xbd:
      case 0xbf: {
        const depth = this.stack.length - 1;
        this.store(depth);
        this.stack[depth] = { type: opcode === 0xbd ? I64 : F64, kind: 'cell' };
        return true;
      }
      default:
        return false;
    }
  }

  protected saturatingOrBulk(opcode: number): void {
    if (opcode <= 3) this.pushI32(`X.truncF64toI32${(opcode & 1) === 0 ? 's' : 'u'}(${this.pop().f64})`);
    else if (opcode <= 7) {
      this.pushI64(`X.truncF64toI64${(opcode & 1) === 0 ? 's' : 'u'}(${this.pop().f64})`);
    } else if (opcode === 10 || opcode === 11) {
      this.reader.byte();
      if (opcode === 10) this.reader.byte();
      const length = this.pop().low;
      const source = this.pop().low;
      this.emit(`X.${opcode === 10 ? 'copy' : 'fill'}(t, ${this.pop().low}, ${source}, ${length});`);
    } else throw new Error(`opcode fc ${opcode} is not supported`);
  }
}
