// Every measurement in a process of its own, all of them once a round, each round in the opposite order: what the
// machine does meanwhile, and who warmed it up, falls on all alike.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Figures, keyOf, type Measurement, type Result } from './claim.js';
import { untilIdle, watch } from './patience.js';

const CHILD = fileURLToPath(new URL('./child.js', import.meta.url));
const TIME_LIMIT_MS = 120_000;
const ATTEMPTS_MAX = 5;

interface Output {
  figures: Figures;
  /** Processor time that the measurement itself took; null when that is not known. */
  ownMs: number | null;
}

/**
 * Answers the results of each measurement, by its key, a round after the other.
 * @param patient waits for an idle machine before each, and repeats those that were disturbed
 */
export async function runRounds(
  measurements: Measurement[],
  rounds: number,
  patient: boolean,
  onStep: (text: string) => void,
): Promise<Map<string, Result[]>> {
  const once = [...new Map(measurements.map((each) => [keyOf(each), each])).values()];
  const results = new Map<string, Result[]>(once.map((each) => [keyOf(each), []]));
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? once : once.toReversed();
    for (const [index, each] of order.entries()) {
      onStep(`round ${round + 1}/${rounds}  ${index + 1}/${order.length}  ${each.scenario}: ${each.peer}`);
      const result = await (patient ? runUndisturbed(each) : runWatched(each));
      (results.get(keyOf(each)) as Result[]).push(result);
    }
  }
  return results;
}

async function runUndisturbed(each: Measurement): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    await untilIdle();
    const result = await runWatched(each);
    if (!result.disturbed || attempt === ATTEMPTS_MAX) return result;
  }
}

async function runWatched(each: Measurement): Promise<Result> {
  const isDisturbed = watch();
  const { figures, ownMs } = await runOnce(each);
  return { figures, disturbed: ownMs !== null && isDisturbed(ownMs) };
}

function runOnce({ scenario, args }: Measurement): Promise<Output> {
  return new Promise((resolve) => {
    const argv = ['--expose-gc', CHILD, scenario, JSON.stringify(args)];
    const child = spawn(process.execPath, argv, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: TIME_LIMIT_MS,
    });
    let out = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      errors += text;
    });
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(JSON.parse(out));
      const error = errors.trim().split('\n').slice(0, 12).join('\n') || `ended with ${signal ?? code}`;
      resolve({ figures: { error }, ownMs: null });
    });
  });
}
