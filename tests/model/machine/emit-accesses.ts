// Instructions that touch memory. Before an atomic access the code asks whether the thread stops there.
import { F32, F64, halves, I32, I64, V128 } from './decode.js';
import { Emitter } from './emitter.js';
import { CMPXCHG, LOAD, NOTIFY, RMW, STOPPED, STORE } from './frames.js';

export class AccessEmitter extends Emitter {
  protected memarg(): number {
    this.reader.unsigned();
    return this.reader.unsigned();
  }

  protected address(offset: number): string {
    const { low } = this.pop();
    return offset === 0 ? low : `${low} + ${offset}`;
  }

  protected load(width: 'load' | 'load8' | 'load16', type: number): void {
    const offset = this.memarg();
    const address = this.address(offset);
    if (type === I32) {
      this.pushI32(`X.${width}(t, ${address})`);
      return;
    }
    const cell = this.pushCell(type);
    this.emit(
      `x = ${address}; I[${this.word(cell)}] = X.load(t, x); I[${this.word(cell, 1)}] = X.load(t, x + 4);`,
    );
  }

  protected loadNarrow64(width: 'load' | 'load8' | 'load16'): void {
    const offset = this.memarg();
    const address = this.address(offset);
    const cell = this.pushCell(I64);
    this.emit(`I[${this.word(cell)}] = X.${width}(t, ${address}); I[${this.word(cell, 1)}] = 0;`);
  }

  protected storeTo(width: 'store' | 'store8' | 'store16', wide: boolean): void {
    const offset = this.memarg();
    const { low, high } = this.pop();
    const address = this.address(offset);
    if (wide) this.emit(`x = ${address}; X.store(t, x, ${low}); X.store(t, x + 4, ${high});`);
    else this.emit(`X.${width}(t, ${address}, ${low});`);
  }

  /** Plain loads and stores; false for another opcode. */
  protected plain(opcode: number): boolean {
    switch (opcode) {
      case 0x28:
        this.load('load', I32);
        return true;
      case 0x29:
        this.load('load', I64);
        return true;
      case 0x2a:
        this.pushFloat(F32, `X.f32OfBits(X.load(t, ${this.address(this.memarg())}))`);
        return true;
      case 0x2b:
        this.load('load', F64);
        return true;
      case 0x2d:
        this.load('load8', I32);
        return true;
      case 0x2f:
        this.load('load16', I32);
        return true;
      case 0x31:
        this.loadNarrow64('load8');
        return true;
      case 0x33:
        this.loadNarrow64('load16');
        return true;
      case 0x35:
        this.loadNarrow64('load');
        return true;
      case 0x36:
      case 0x3e:
        this.storeTo('store', false);
        return true;
      case 0x38: {
        const offset = this.memarg();
        const value = this.pop().f64;
        this.emit(`X.store(t, ${this.address(offset)}, X.bitsOfF32(${value}));`);
        return true;
      }
      case 0x37:
      case 0x39:
        this.storeTo('store', true);
        return true;
      case 0x3a:
      case 0x3c:
        this.storeTo('store8', false);
        return true;
      case 0x3b:
        this.storeTo('store16', false);
        return true;
      case 0x3f:
        this.reader.byte();
        this.pushI32('X.pages');
        return true;
      default:
        return false;
    }
  }

  protected stopBefore(kind: number, addressCell: () => number, offset: number): void {
    this.flush();
    const place = this.place();
    this.begin(place);
    const address = `I[${this.word(addressCell())}] + ${offset}`;
    this.emit(`if (X.stops(t, ${address}, ${kind})) { I[w + 1] = ${place}; return ${STOPPED}; }`);
  }

  protected atomic(opcode: number): void {
    const reader = this.reader;
    if (opcode === 0x03) {
      reader.byte();
      return;
    }
    const offset = this.memarg();
    if (opcode === 0x00) {
      this.stopBefore(NOTIFY, () => this.cellOf(this.stack.length - 2), offset);
      const count = this.pop().low;
      this.pushI32(`X.notify(t, ${this.address(offset)}, ${count})`);
    } else if (opcode >= 0x10 && opcode <= 0x16) this.atomicLoad(opcode - 0x10, offset);
    else if (opcode >= 0x17 && opcode <= 0x1d) this.atomicStore(opcode - 0x17, offset);
    else if (opcode >= 0x1e && opcode <= 0x47) {
      this.modify(Math.floor((opcode - 0x1e) / 7), (opcode - 0x1e) % 7, offset);
    } else if (opcode >= 0x48 && opcode <= 0x4e) this.compareExchange(opcode - 0x48, offset);
    else throw new Error(`atomic opcode ${opcode.toString(16)} is not supported`);
  }

  // Forms: 0 i32, 1 i64, 2 i32 of 8 bits, 3 of 16, 4 i64 of 8 bits, 5 of 16, 6 of 32.

  protected atomicLoad(form: number, offset: number): void {
    this.stopBefore(LOAD, () => this.cellOf(this.stack.length - 1), offset);
    const address = this.address(offset);
    if (form === 1) this.pushI64(`X.atomicLoad64(t, ${address})`);
    else if (form === 0) this.pushI32(`X.atomicLoad(t, ${address})`);
    else if (form === 6) {
      const cell = this.pushCell(I64);
      this.emit(`I[${this.word(cell)}] = X.atomicLoad(t, ${address}); I[${this.word(cell, 1)}] = 0;`);
    } else if (form === 2) this.pushI32(`X.atomicLoad8(t, ${address})`);
    else throw new Error(`atomic load of form ${form} is not supported`);
  }

  protected atomicStore(form: number, offset: number): void {
    this.stopBefore(STORE, () => this.cellOf(this.stack.length - 2), offset);
    const { low, high } = this.pop();
    const address = this.address(offset);
    if (form === 1) this.emit(`X.atomicStore64(t, ${address}, ${low}, ${high});`);
    else if (form === 0 || form === 6) this.emit(`X.atomicStore(t, ${address}, ${low});`);
    else throw new Error(`atomic store of form ${form} is not supported`);
  }

  protected modify(operation: number, form: number, offset: number): void {
    this.stopBefore(RMW, () => this.cellOf(this.stack.length - 2), offset);
    const { low, high } = this.pop();
    const address = this.address(offset);
    if (form === 1) this.pushI64(`X.modify64(t, ${address}, ${operation}, ${low}, ${high})`);
    else if (form === 0) this.pushI32(`X.modify(t, ${address}, ${operation}, ${low})`);
    else if (form === 2) this.pushI32(`X.modify8(t, ${address}, ${operation}, ${low})`);
    else throw new Error(`atomic operation of form ${form} is not supported`);
  }

  protected compareExchange(form: number, offset: number): void {
    this.stopBefore(CMPXCHG, () => this.cellOf(this.stack.length - 3), offset);
    const value = this.pop();
    const expected = this.pop();
    const address = this.address(offset);
    if (form === 1) {
      const args = [address, expected.low, expected.high, value.low, value.high].join(', ');
      this.pushI64(`X.compareExchange64(t, ${args})`);
    } else if (form === 0) this.pushI32(`X.compareExchange(t, ${address}, ${expected.low}, ${value.low})`);
    else throw new Error(`compare-exchange of form ${form} is not supported`);
  }

  protected vector(opcode: number): void {
    if (opcode === 12) {
      const words = [...halves(this.reader.bits64()), ...halves(this.reader.bits64())];
      this.push({ type: V128, kind: 'constant', words });
    } else if (opcode === 18) {
      const { entry } = this.pop(); // i64x2.splat
      if (entry.kind !== 'constant') throw new Error('i64x2.splat of something that is no constant');
      this.push({ type: V128, kind: 'constant', words: [...entry.words, ...entry.words] });
    } else if (opcode === 11) {
      const offset = this.memarg();
      const { entry } = this.pop();
      if (entry.kind !== 'constant')
        throw new Error('v128.store of something that is no constant is not supported');
      this.emit(`x = ${this.address(offset)};`);
      for (const [i, word] of entry.words.entries()) this.emit(`X.store(t, x + ${i * 4}, ${word});`);
    } else throw new Error(`opcode fd ${opcode} is not supported`);
  }
}
