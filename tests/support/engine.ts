// The engine with its internals exported (tests/engine/index.ts), on a memory of its own.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Test } from 'uvu';
import * as assert from 'uvu/assert';
import { Views } from '../../host/engine/views.js';
import { ROOT } from './root.js';

export const BUILDS = ['mt', 'st'] as const;
export type Build = (typeof BUILDS)[number];

export const MAIN = 0;
export const RUNTIME = 1;
export const CLIENT = 2;
export const SEGMENTS = { MAIN, RUNTIME, CLIENT };
export const KINDS = { slab: 0, arena: 1, 'free list': 2 };
export type Kind = keyof typeof KINDS;
export const NO_WORKER = 0xffffffff;

/** Between the tables and the segments: nothing of the engine's lies there, tests may write. */
export const SCRATCH = 4 << 20;
const SEGMENTS_BASE_MIB = 128;

/** The arguments of `initialise`, in its order. */
export const DEFAULTS = {
  mainMib: 4,
  runtimeMib: 4,
  clientMib: 4,
  kinds: 0,
  workers: 1,
  ringDepth: 64,
  credits: 1000,
  turnBudget: 64,
  spinNs: 0,
  samplePeriod: 1,
  queueDepth: 8,
  maxLanes: 4,
  quotaPercent: 100,
  traceCapacity: 0,
  watchdogMs: 0,
  crowdedSpinNs: 0,
  lowWorkers: 0,
  learners: 0,
  processors: 1,
};
export type Options = typeof DEFAULTS;

/** One allocator kind for all three segments. */
export const kindsOf = (kind: Kind): number => KINDS[kind] * 0x010101;

/** Numbers and booleans come back as the engine's i32: `>>> 0` what may be large. */
export type Calls = Record<string, (...values: number[]) => number>;

export interface TestEngine {
  readonly build: Build;
  readonly call: Calls;
  readonly at: Record<string, number>; // exported constants
  readonly memory: WebAssembly.Memory;
  readonly views: Views;
}

/** Of the platform, what nothing here comes to. */
const NEVER_CALLED = [
  'runMethod',
  'cancelMethod',
  'mapTaskToLane',
  'monitor',
  'getGroup',
  'place',
  'replicateTask',
  'syncModules',
  'request',
];

const modules = new Map<Build, WebAssembly.Module>();

export function testModule(build: Build): WebAssembly.Module {
  let module = modules.get(build);
  if (module === undefined) {
    module = new WebAssembly.Module(readFileSync(path.join(ROOT, 'dist/tests/engine', `${build}.wasm`)));
    modules.set(build, module);
  }
  return module;
}

/** Pages of 64 KiB for a runtime of these sizes. */
export function pagesFor({ mainMib, runtimeMib, clientMib }: Options = DEFAULTS): number {
  return (SEGMENTS_BASE_MIB + mainMib + runtimeMib + clientMib) * 16;
}

export function sharedMemory(pages: number): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}

/** An instance on `memory` (mt only), or with a memory of `pages`; nothing is initialised. */
export function instantiate(build: Build, pages: number, memory?: WebAssembly.Memory): TestEngine {
  const shared = build === 'mt' ? (memory ?? sharedMemory(pages)) : undefined;
  let words: Int32Array;
  const platform = {
    ...Object.fromEntries(NEVER_CALLED.map((name) => [name, () => assert.unreachable(name)])),
    now: () => performance.now() * 1e6,
    wait: (address: number, expected: number, timeoutNs: number) => {
      const limitMs = timeoutNs < 0 ? undefined : timeoutNs / 1e6;
      Atomics.wait(words, address >>> 2, expected, limitMs);
    },
  };
  const env = { table: new WebAssembly.Table({ element: 'anyfunc', initial: 8 }), memory: shared };
  const instance = new WebAssembly.Instance(testModule(build), { platform, env } as WebAssembly.Imports);
  const used = shared ?? (instance.exports.memory as WebAssembly.Memory);
  if (shared === undefined) used.grow(pages - used.buffer.byteLength / 65536);
  const views = new Views(used);
  words = views.i32;
  const constants = Object.entries(instance.exports).filter(([, it]) => it instanceof WebAssembly.Global);
  const at = Object.fromEntries(
    constants.map(([name, it]) => [name, (it as WebAssembly.Global).value >>> 0]),
  );
  return { build, call: instance.exports as unknown as Calls, at, memory: used, views };
}

export const initialise = ({ call }: TestEngine, options: Options): number =>
  call.initialise(...Object.values(options));

/** Registers a client thread and acts for it; the slot's index. */
export const attachClient = ({ call }: TestEngine): number => call.attach(NO_WORKER, 1, 0, 0);

/** An initialised engine that acts for a client in slot 0. */
export function startEngine(build: Build, changes: Partial<Options> = {}): TestEngine {
  const options = { ...DEFAULTS, ...changes };
  const engine = instantiate(build, pagesFor(options));
  assert.is(initialise(engine, options), 0);
  assert.is(attachClient(engine), 0);
  return engine;
}

/** One test for each build of the engine. */
export function onEachBuild(test: Test, name: string, body: (build: Build) => void): void {
  for (const build of BUILDS) test(`${name} (${build})`, () => body(build));
}

/** One test for each build and allocator kind; `start` has that kind in all segments. */
export function onEachKind(
  test: Test,
  name: string,
  body: (start: (changes?: Partial<Options>) => TestEngine, kind: Kind) => void,
): void {
  for (const kind of Object.keys(KINDS) as Kind[]) {
    onEachBuild(test, `${kind}: ${name}`, (build) =>
      body((changes) => startEngine(build, { kinds: kindsOf(kind), ...changes }), kind),
    );
  }
}
