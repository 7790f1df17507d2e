// Modules of a test's own, lowered in this process, on an engine of the test's own that decides when a wait suspends.
import { lowerModule } from '#tools/build/asc.mjs';
import {
  FRAME_CALLEE,
  RUN_BLOCKED,
  TASK_CANCEL,
  TASK_FRAME,
  TASK_LINK,
  TASK_METHOD,
  TASK_SIZE,
} from '../../../assembly/abi/layout.js';
import { PHASE_METHOD, SLOT_PHASE, SLOT_RCTX, SLOT_UNSENT } from '../../../assembly/abi/slot-layout.js';
import { compile, MODULE_ARGUMENTS } from '../../support/asc.js';
import { ROOT } from '../../support/root.js';

export const ENTRY = 'mods/virtual/main.ts';
export const BODY = 'mods/virtual/body.ts';
const OUT = 'out.wasm';

export const LIBRARY =
  "import { RunContext, Task, cancelled, sleep, wait, waitAll, waitAny, waitAnyFor, waitHost, yieldNow } from '../../assembly/module/index';";

/** The head of a module's file: what its code may use beside what AssemblyScript has. */
export const HEAD = `${LIBRARY}
@unmanaged export class Box { a: i32; b: i32; }
export declare function trace(value: i32): i32;
export declare function decide(): bool;
export declare function answer(value: i32): i32;
export declare function tick(): bool;
export function box(at: i32): Box { trace(at); return changetype<Box>(1024 + ((at & 3) << 3)); }
export function w(value: i32): i32 { trace(value); if (decide()) yieldNow(); return answer(value); }
`;

/** How many lines HEAD has. */
export const HEAD_LINES = HEAD.split('\n').length - 1;

/** The entry of a module whose methods 0, 1, … are the exported functions `names` of BODY. */
function mainOf(names: readonly string[]): string {
  const cases = names.map(
    (name, i) => `    case ${i}: return body.${name}(changetype<Task>(task), context);`,
  );
  return `import { RunContext, Task } from '../../assembly/module/index';
import * as body from './body';
export function run(method: u32, task: usize, rctx: usize): i32 {
  const context = changetype<RunContext>(rctx);
  switch (method) {
${cases.join('\n')}
    default: return -32768;
  }
}
`;
}

export interface Compiled {
  wasm: WebAssembly.Module;
  written: Map<string, string | Uint8Array>;
}

/** A module of several files, lowered. */
export async function compileBodies(
  files: Record<string, string>,
  names: readonly string[],
  { flags = [], target = 'module-mt' }: { flags?: string[]; target?: string } = {},
): Promise<Compiled> {
  const options = { entry: ENTRY, target, outFile: OUT, files: { [ENTRY]: mainOf(names), ...files }, flags };
  const written: Map<string, string | Uint8Array> = await lowerModule(ROOT, options);
  return { wasm: new WebAssembly.Module(written.get(OUT) as Uint8Array<ArrayBuffer>), written };
}

/** Compiles one file of methods. */
export async function compileBody(text: string, names: readonly string[], options = {}) {
  return compileBodies({ [BODY]: HEAD + text }, names, options);
}

/** The same files as they are, without lowering: their waits do not suspend. */
export async function compilePlain(
  files: Record<string, string>,
  names: readonly string[],
): Promise<WebAssembly.Module> {
  return new WebAssembly.Module(
    await compile({ [ENTRY]: mainOf(names), ...files }, ['-O3', ...MODULE_ARGUMENTS]),
  );
}

/** What the compiler says about a file that it refuses. */
export async function refusalOf(text: string, names: readonly string[] = ['m']): Promise<string> {
  try {
    await compileBody(text, names);
  } catch (error) {
    return (error as Error).message;
  }
  return 'it was not refused';
}

const TASK_AT = 448;
const TASK_FRAME_AT = 576;
/** Of eight contexts, each within a worker's slot of which a few words are used. */
const [CONTEXTS_AT, CONTEXT_STEP] = [2560, 128];
const FRAMES_AT = 4096;
const CHILDREN_AT = 64 << 20;
const FREED = 0xaa;

/** The engine's side of a module under test: one task, whose waits end at once or suspend it, as `decide` says. */
export class TestEngine {
  readonly memory = new WebAssembly.Memory({ initial: 2048, maximum: 65536, shared: true });
  readonly u8 = new Uint8Array(this.memory.buffer);
  readonly u32 = new Uint32Array(this.memory.buffer);
  trace: number[] = [];
  ticks = Number.POSITIVE_INFINITY;
  status = 0;
  suspensions = 0;
  /** Frames that may still be made. */
  room = Number.POSITIVE_INFINITY;
  /** Frames that were made in all. */
  made = 0;
  fiber = 0;
  readonly frames = new Map<number, number>();
  decide = (): boolean => true;
  /** Children that were made and not sent, newest first. */
  private unsent = 0;
  private nextChild = CHILDREN_AT;
  private rctx = CONTEXTS_AT;
  private nextFrame = FRAMES_AT;
  private readonly runOf: (method: number, task: number, rctx: number) => number;

  constructor(wasm: WebAssembly.Module) {
    const chimaera = {
      newFrame: (bytes: number) => this.newFrame(bytes),
      freeFrame: (frame: number) => this.freeFrame(frame),
      cancelled: () => this.status,
      waitTask: (_: number, child: number) => {
        this.trace.push(child);
        return this.decide() ? 0 : 1;
      },
      waitChildren: () => (this.decide() ? 0 : 1),
      waitAnyChild: () => (this.decide() ? 1 : 64),
      waitAnyChildFor: (_: number, ns: number, resumed: number) => {
        if (resumed) return 2;
        this.trace.push(ns);
        return this.decide() ? 1 : 64;
      },
      startSleep: (_: number, ns: number) => void this.trace.push(ns),
      newChild: (_lo: number, _hi: number, method: number, size: number) => this.newChild(method, size),
      delTask: () => 0,
      requestHost: (_: number, kind: number) => void this.trace.push(kind),
    };
    const body = {
      trace: (value: number) => {
        this.trace.push(value);
        return value;
      },
      decide: () => (this.decide() ? 1 : 0),
      answer: (value: number) => answerOf(value, this.trace.length),
      tick: () => (this.ticks-- > 0 ? 1 : 0),
    };
    const abort = (_message: number, _file: number, line: number) => {
      throw new Error(`a check of the library failed, in its line ${line}`);
    };
    const env = { memory: this.memory, abort };
    const { exports } = new WebAssembly.Instance(wasm, { env, chimaera, body });
    this.runOf = exports.run as typeof this.runOf;
  }

  /** Starts or resumes a method; each time on another worker's context. */
  step(method = 0, task = 64): number {
    const rctx = CONTEXTS_AT + CONTEXT_STEP * (this.suspensions % 8);
    this.rctx = rctx;
    this.u32[rctx >>> 2] = TASK_AT; // `task` may be any number, for the method
    this.u32[(rctx - SLOT_RCTX + SLOT_PHASE) >>> 2] = PHASE_METHOD;
    this.u32[(rctx - SLOT_RCTX + SLOT_UNSENT) >>> 2] = this.unsent;
    this.u32[(TASK_AT + TASK_FRAME) >>> 2] = TASK_FRAME_AT;
    this.u32[(TASK_AT + TASK_CANCEL) >>> 2] = this.status;
    this.u32[(TASK_FRAME_AT + FRAME_CALLEE) >>> 2] = this.fiber;
    const code = this.runOf(method, task, rctx);
    this.fiber = this.u32[(TASK_FRAME_AT + FRAME_CALLEE) >>> 2] as number;
    return code;
  }

  /** Runs a method to its end; answers its code. */
  run(method = 0, task = 64, most = 100_000): number {
    for (;;) {
      const code = this.step(method, task);
      if (code !== RUN_BLOCKED) {
        this.end();
        return code;
      }
      if (++this.suspensions > most) throw new Error('it suspends without end');
    }
  }

  /** Ends the task as the engine does: what is left of its fiber is freed. */
  end(): void {
    for (let frame = this.fiber; frame > 1; ) {
      const callee = this.u32[(frame + 8) >>> 2] as number;
      this.freeFrame(frame);
      frame = callee;
    }
    this.fiber = 0;
  }

  private newChild(method: number, size: number): number {
    const child = this.nextChild;
    this.nextChild += (size + 63) & ~63;
    for (const [offset, value] of [
      [TASK_METHOD, method],
      [TASK_SIZE, size],
      [TASK_LINK, this.unsent],
    ] as const)
      this.u32[(child + offset) >>> 2] = value;
    this.unsent = child;
    this.u32[(this.rctx - SLOT_RCTX + SLOT_UNSENT) >>> 2] = child;
    return child;
  }

  private newFrame(bytes: number): number {
    if (this.room-- <= 0) return 0;
    const frame = this.nextFrame;
    this.nextFrame += (bytes + 15) & ~15;
    if (this.nextFrame > this.u8.length - 4096) this.nextFrame = FRAMES_AT;
    this.u8.fill(0xee, frame, frame + bytes);
    this.u32[(frame + 4) >>> 2] = bytes;
    this.frames.set(frame, bytes);
    this.made++;
    return frame;
  }

  private freeFrame(frame: number): void {
    const bytes = this.frames.get(frame);
    if (bytes === undefined) throw new Error(`frame ${frame} is freed and does not live`);
    this.u8.fill(FREED, frame, frame + bytes);
    this.frames.delete(frame);
  }
}

/** What `answer` of HEAD says: another number each time, small enough for conditions to go either way. */
export function answerOf(value: number, at: number): number {
  const mixed = Math.imul((value ^ Math.imul(at, 0x9e3779b1)) | 0, 0x85ebca6b);
  return ((mixed ^ (mixed >>> 15)) & 15) - 4;
}
