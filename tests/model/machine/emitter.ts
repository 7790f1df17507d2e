// What all of the translation is made of: numbered places, blocks of straight-line code, operands that are stored in
// their cells no sooner than they have to be, and which words of a frame matter at a place.
import { type Body, F64, I32, I64, Reader, V128 } from './decode.js';
import { FRAME_CELLS, type Unit } from './frames.js';

export type Entry =
  | { type: number; kind: 'cell' }
  | { type: number; kind: 'local'; local: number }
  | { type: number; kind: 'expression'; text: string; locals: Set<number> }
  | { type: number; kind: 'constant'; words: number[] };

export interface Operand {
  low: string;
  high: string;
  f64: string;
  entry: Entry;
  depth: number;
}

interface Block {
  uses: Set<number>;
  sets: Set<number>;
  next: number[];
  stack: number[]; // types
}

const LONGEST = 100;

export class Emitter {
  protected readonly reader: Reader;
  protected readonly lines: string[] = [];
  protected readonly blocks: Block[] = [];
  /** None: what follows cannot be reached. */
  protected block: Block | undefined;
  protected stack: Entry[] = [];
  protected deepest = 0;

  constructor(
    readonly unit: Unit,
    readonly body: Body,
  ) {
    this.reader = new Reader(unit.binary.bytes, body.start);
  }

  // Places and blocks of straight-line code.

  protected place(): number {
    this.blocks.push({ uses: new Set(), sets: new Set(), next: [], stack: [] });
    return this.blocks.length - 1;
  }

  protected begin(place: number): void {
    if (this.block !== undefined) this.block.next.push(place);
    this.block = this.blocks[place] as Block;
    this.block.stack = this.stack.map(({ type }) => type);
    this.lines.push(`case ${place}:`);
  }

  protected emit(line: string): void {
    this.lines.push(line);
  }

  protected jump(place: number): string {
    this.block?.next.push(place);
    return `pc = ${place}; continue;`;
  }

  // Words, cells and operands.

  protected word(cell: number, half = 0): string {
    return `w + ${cell * 2 + half}`;
  }

  protected cellOf(depth: number): number {
    return FRAME_CELLS + this.body.locals.length + depth;
  }

  protected push(entry: Entry): void {
    this.stack.push(entry);
    this.deepest = Math.max(this.deepest, this.stack.length);
  }

  protected pop(): Operand {
    const entry = this.stack.pop();
    if (entry === undefined) throw new Error('the operand stack is empty');
    const depth = this.stack.length;
    const cell = entry.kind === 'local' ? FRAME_CELLS + entry.local : this.cellOf(depth);
    const low =
      entry.kind === 'constant'
        ? `${entry.words[0]}`
        : entry.kind === 'expression'
          ? entry.text
          : `I[${this.word(cell)}]`;
    const high = entry.kind === 'constant' ? `${entry.words[1]}` : `I[${this.word(cell, 1)}]`;
    return { low, high, f64: `F[b + ${cell}]`, entry, depth };
  }

  protected pushCell(type: number): number {
    this.push({ type, kind: 'cell' });
    return this.cellOf(this.stack.length - 1);
  }

  protected pushI32(text: string): void {
    const cell = this.pushCell(I32);
    this.emit(`I[${this.word(cell)}] = ${text};`);
  }

  protected pushI64(low: string): void {
    const cell = this.pushCell(I64);
    this.emit(`x = ${low}; I[${this.word(cell)}] = x; I[${this.word(cell, 1)}] = X.high;`);
  }

  protected pushFloat(type: number, text: string): void {
    const cell = this.pushCell(type);
    this.emit(`F[b + ${cell}] = ${text};`);
  }

  protected pushF64(text: string): void {
    this.pushFloat(F64, text);
  }

  // An expression over locals and constants stays one until a local changes, or its value is needed in its cell.
  protected pushExpression(text: string, ...operands: { entry: Entry }[]): void {
    const locals = new Set<number>();
    for (const { entry } of operands) {
      if (entry.kind === 'cell' || text.length > LONGEST) {
        this.pushI32(text);
        return;
      }
      if (entry.kind === 'local') locals.add(entry.local);
      if (entry.kind === 'expression') for (const local of entry.locals) locals.add(local);
    }
    this.push({ type: I32, kind: 'expression', text, locals });
  }

  protected store(depth: number): void {
    const entry = this.stack[depth] as Entry;
    const cell = this.cellOf(depth);
    if (entry.kind === 'cell') return;
    if (entry.kind === 'expression') this.emit(`I[${this.word(cell)}] = ${entry.text};`);
    else if (entry.kind === 'local') this.copy(cell, FRAME_CELLS + entry.local, entry.type);
    else if (entry.type === V128) throw new Error('v128 values are only stored');
    else {
      this.emit(`I[${this.word(cell)}] = ${entry.words[0]};`);
      if (entry.type !== I32) this.emit(`I[${this.word(cell, 1)}] = ${entry.words[1]};`);
    }
    this.stack[depth] = { type: entry.type, kind: 'cell' };
  }

  protected copy(to: number, from: number, type: number): void {
    if (to === from) return;
    this.emit(`I[${this.word(to)}] = I[${this.word(from)}];`);
    if (type !== I32) this.emit(`I[${this.word(to, 1)}] = I[${this.word(from, 1)}];`);
  }

  protected flush(): void {
    for (let depth = 0; depth < this.stack.length; depth++) this.store(depth);
  }

  // Locals.

  protected get(local: number): void {
    if (!this.block?.sets.has(local)) this.block?.uses.add(local);
    this.push({ type: this.body.locals[local] as number, kind: 'local', local });
  }

  protected set(local: number, keep: boolean): void {
    const type = this.body.locals[local] as number;
    const value = this.pop();
    this.stack.forEach((entry, depth) => {
      const uses =
        (entry.kind === 'local' && entry.local === local) ||
        (entry.kind === 'expression' && entry.locals.has(local));
      if (uses) this.store(depth);
    });
    const cell = FRAME_CELLS + local;
    if (type === I32) this.emit(`I[${this.word(cell)}] = ${value.low};`);
    else if (value.entry.kind === 'constant') {
      this.emit(`I[${this.word(cell)}] = ${value.low}; I[${this.word(cell, 1)}] = ${value.high};`);
    } else {
      const from = value.entry.kind === 'local' ? FRAME_CELLS + value.entry.local : this.cellOf(value.depth);
      this.copy(cell, from, type);
    }
    this.block?.sets.add(local);
    if (keep) this.push({ type, kind: 'local', local });
  }

  // What is live at a place: by the usual backward iteration over blocks, locals; and the whole operand stack.
  protected liveWords(): Int32Array[] {
    const live = this.blocks.map(({ uses }) => new Set(uses));
    for (let changed = true; changed; ) {
      changed = false;
      for (let i = this.blocks.length - 1; i >= 0; i--) {
        const { next, sets } = this.blocks[i] as Block;
        const here = live[i] as Set<number>;
        const before = here.size;
        for (const follower of next) {
          for (const local of live[follower] as Set<number>) if (!sets.has(local)) here.add(local);
        }
        if (here.size !== before) changed = true;
      }
    }
    return this.blocks.map(({ stack }, i) => {
      const cells = [...(live[i] as Set<number>)]
        .sort((a, b) => a - b)
        .map((local) => [FRAME_CELLS + local, this.body.locals[local] as number])
        .concat(stack.map((type, depth) => [this.cellOf(depth), type]));
      const words = cells.flatMap(([cell, type]) =>
        type === I32 ? [(cell as number) * 2] : [(cell as number) * 2, (cell as number) * 2 + 1],
      );
      return Int32Array.from(words);
    });
  }
}
