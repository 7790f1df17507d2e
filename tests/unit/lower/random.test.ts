// Random programs with waits do what the same programs do as JavaScript generators: the same calls with the same values
// in the same order. Waits suspend or not as the seed decides.
//   npm test -- unit/lower/random                the same 10 000 programs each time
//   CHI_TEST_SEED=$RANDOM npm test -- …          others; LOWER_PROGRAMS=n, more or fewer
// time limit: 600 s
import process from 'node:process';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Frame } from '#tools/lower/frame.mjs';
import { Items } from '#tools/lower/items.mjs';
import { Random } from '../../support/random.js';
import { type Program, writeProgram } from './programs.js';
import { answerOf, compileBody, TestEngine } from './support.js';

const PROGRAMS = Number(process.env.LOWER_PROGRAMS ?? 10_000);
const SEED = Number(process.env.CHI_TEST_SEED ?? 1);
/** Programs of one compile. */
const BATCH = 250;
const TICKS = 60;
/** What a program that finds no end has, before its trace is long enough. */
const TRACE_MAX = 20_000;

const PLAIN = `
function plain(a: i32, b: i32): i32 { trace(a); return trace(a - b); }
function fixed(at: i32): Box { return changetype<Box>(1024 + (at << 3)); }
`;

/** What a program does as a generator. */
function interpret({ js, method }: Program): { code: number; trace: number[] } {
  const seen: number[] = [];
  let ticks = TICKS;
  const trace = (value: number) => {
    if (seen.push(value) > TRACE_MAX) throw new Error('the program finds no end');
    return value;
  };
  const boxes = Array.from({ length: 4 }, () => ({ a: 0, b: 0 }));
  const helpers = {
    trace,
    tick: () => ticks-- > 0,
    box: (at: number) => boxes[trace(at) & 3],
    fixed: (at: number) => boxes[at],
    plain: (a: number, b: number) => {
      trace(a);
      return trace((a - b) | 0);
    },
    set: (object: Record<string, number>, field: string, value: number) => {
      object[field] = value;
      return value;
    },
    *w(value: number) {
      trace(value);
      yield;
      return answerOf(value, seen.length);
    },
  };
  const make = new Function(...Object.keys(helpers), `'use strict'; ${js}; return ${method}();`);
  const fiber = make(...Object.values(helpers)) as Generator<undefined, number>;
  for (;;) {
    const { done, value } = fiber.next();
    if (done) return { code: value as number, trace: seen };
  }
}

function check(engine: TestEngine, method: number, program: Program, random: Random, of: string): void {
  const explain = (what: string) =>
    `program ${of} ${what}\n--- AssemblyScript ---\n${program.as}\n--- as a generator ---\n${program.js}\n`;
  const expected = interpret(program);
  engine.trace = [];
  engine.ticks = TICKS;
  engine.u8.fill(0, 1024, 1056);
  const percent = random.pick([0, 20, 50, 100]);
  engine.decide = () => random.below(100) < percent;
  let code: number | string;
  try {
    code = engine.run(method);
  } catch (error) {
    code = String(error);
  }
  assert.equal(engine.trace, expected.trace, explain('has another trace'));
  assert.is(code, expected.code, explain('answers something else'));
  assert.is(engine.frames.size, 0, explain('leaves frames'));
}

/** The optimiser has tests of its own: without it the programs compile in a fraction of the time. */
const FAST = { flags: ['--optimizeLevel', '0', '--shrinkLevel', '0'] };

async function checkBatch(first: number, count: number): Promise<void> {
  const seeds = Array.from({ length: count }, (_, i) => SEED + first + i);
  const programs = seeds.map((seed, i) => writeProgram(new Random(seed), `p${i}`));
  const methods = programs.map(({ method }) => method);
  const { wasm } = await compileBody(PLAIN + programs.map(({ as }) => as).join(''), methods, FAST);
  const engine = new TestEngine(wasm);
  for (const [i, program] of programs.entries()) {
    const seed = seeds[i] as number;
    const of = `${first + i} (alone: CHI_TEST_SEED=${seed} LOWER_PROGRAMS=1)`;
    check(engine, i, program, new Random(~seed), of);
  }
}

test(`${PROGRAMS} random programs do what they do as generators`, async () => {
  for (let first = 0; first < PROGRAMS; first += BATCH) {
    await checkBatch(first, Math.min(BATCH, PROGRAMS - first));
  }
});

/** Replaces a method of the lowering by a wrong one, and expects to be told. */
async function assertCaught(owner: object, name: string, wrong: unknown): Promise<void> {
  const methods = owner as Record<string, unknown>;
  const right = methods[name];
  methods[name] = wrong;
  const caught = await checkBatch(0, 100).then(
    () => undefined,
    (error: Error) => error,
  );
  methods[name] = right;
  assert.match(caught?.message ?? 'nothing was caught', /^program \d+ \(alone: /);
}

test('a lowering that runs again what has run is caught', () => {
  const all = (items: { node: unknown }[]) => items.map(({ node }) => node);
  return assertCaught(Items.prototype, 'sequence', all);
});

test('a lowering that saves no locals is caught', () => assertCaught(Frame.prototype, 'split', () => []));

test.run();
