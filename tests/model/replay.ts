// npm run model -- CASE [--mutant NAME] [--schedule "0*12 1*3 …" | --random COUNT [--pct DEPTH] [--seed SEED]]
// Explores one case and says what it found: by search, or by schedules of chance. With a schedule, shows that one step by
// step. Without a case: lists them.
import { createHash } from 'node:crypto';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { chooseSeed } from '../support/random.js';
import type { Walks } from './explore/random.js';
import { replay } from './explore/replay.js';
import type { Run } from './explore/run.js';
import { actionOf, parse, STEP, threadOf, write } from './explore/schedule.js';
import type { Thread } from './machine/thread.js';
import { CASES } from './models/index.js';
import { proofOf } from './proof/report.js';
import {
  compileFor,
  describe,
  ENGINES,
  findCase,
  findMutant,
  measured,
  prepareCase,
  readBuilt,
  runCase,
} from './runner.js';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function show(run: Run, text: string): void {
  const { machine } = run;
  let step = 0;
  machine.onAccess = (thread: Thread, what, address, value) => {
    if (step === 0) return;
    const where = machine.whereabouts(thread).padEnd(18);
    const at = `0x${(address >>> 0).toString(16)}`;
    say(
      `${String(step).padStart(4)}  thread ${thread.id}  ${where} ${what.padEnd(26)} ${at.padEnd(10)} ${value}`,
    );
  };
  const error = replay(run, parse(text), (choice) => {
    step++;
    if (actionOf(choice) !== STEP)
      say(`${String(step).padStart(4)}  thread ${threadOf(choice)}  ${write([choice])}`);
  });
  machine.onAccess = undefined;
  say(error === undefined ? 'nothing is wrong here' : `      ${error.message}`);
}

const OPTIONS = {
  schedule: { type: 'string' },
  mutant: { type: 'string' },
  random: { type: 'string' },
  pct: { type: 'string' },
  seed: { type: 'string' },
} as const;

function walksOf(values: { random?: string; pct?: string; seed?: string }): Walks | undefined {
  if (values.random === undefined) return undefined;
  const seed = values.seed === undefined ? chooseSeed() : Number(values.seed);
  say(`seed ${seed}`);
  const depth = values.pct === undefined ? undefined : Number(values.pct);
  return { schedules: Number(values.random), seed, depth };
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const name = positionals.join(' ');
  if (name === '') {
    for (const one of CASES) say(one.name);
    for (const file of Object.values(ENGINES)) say(`${file}: ${proofOf(file)}`);
    return;
  }
  const one = findCase(name);
  const engine = values.mutant === undefined ? undefined : await compileFor(one, findMutant(values.mutant));
  if (values.schedule !== undefined) {
    show(prepareCase(one, engine), values.schedule);
    return;
  }
  const bytes = engine ?? readBuilt(ENGINES[one.engine]);
  say(
    `${engine === undefined ? ENGINES[one.engine] : values.mutant}: sha256 ${createHash('sha256').update(bytes).digest('hex')}`,
  );
  if (engine === undefined) say(proofOf(ENGINES[one.engine]));
  const found = runCase(one, bytes, walksOf(values));
  say(measured(found));
  say(describe(one, found, values.mutant));
  process.exitCode = found.failure === undefined ? 0 : 1;
}

await main();
