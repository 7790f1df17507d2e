// Makes a schedule that fails simpler: parts of it are left out, and what still fails with fewer switches between threads,
// or with as many in fewer steps, takes its place. Where a schedule has come to its end its threads go on without being
// interrupted.
import { writeOut } from './replay.js';
import { blank, isFinding, type Run } from './run.js';
import { actionOf, type Choice, KILL, STEP, switches, threadOf } from './schedule.js';

/** Steps beyond the end of a schedule, at most. */
const BEYOND_MAX = 20_000;

interface Failing {
  message: string;
  schedule: Choice[];
}

/** `found` was written out (replay.ts), and so is the answer. `tries`: how many schedules are tried at most. */
export function shrink(run: Run, found: Failing, tries: number): Failing {
  const { machine } = run;
  machine.everywhere = true; // so that a schedule means the same whatever is found to be shared
  try {
    run.prepare();
    const first = attempt(run, found.schedule);
    if (first === undefined) return found;
    const { message, schedule } = improve(run, first, tries);
    return { message, schedule: writeOut(run, schedule) };
  } catch (error) {
    if (!isFinding(error)) throw error;
    return found; // it fails before any thread stops
  } finally {
    machine.everywhere = false;
  }
}

function improve(run: Run, first: Failing, tries: number): Failing {
  let best = first;
  for (let left = tries, improved = true; improved && left > 0; ) {
    improved = false;
    for (const candidate of candidates(best.schedule)) {
      if (left-- === 0) break;
      const failing = attempt(run, candidate);
      if (failing === undefined || !isSimpler(failing.schedule, best.schedule)) continue;
      best = failing;
      improved = true;
      break;
    }
  }
  return best;
}

function isSimpler(a: Choice[], b: Choice[]): boolean {
  const fewer = switches(a) - switches(b);
  return fewer < 0 || (fewer === 0 && a.length < b.length);
}

/** Without its end, without one thread's part, with two parts of a thread put together. */
function* candidates(schedule: Choice[]): Generator<Choice[]> {
  const parts = partsOf(schedule);
  for (let length = parts.length >> 1; length > 0; length >>= 1) {
    for (let at = parts.length - length; at >= 0; at -= length) {
      yield parts.toSpliced(at, length).flat();
    }
  }
  for (let i = 0; i + 2 < parts.length; i++) {
    const [a, b, c] = parts.slice(i, i + 3) as [Choice[], Choice[], Choice[]];
    if (threadOf(a[0] as Choice) !== threadOf(c[0] as Choice)) continue;
    yield parts.toSpliced(i, 3, [...a, ...c], b).flat();
    yield parts.toSpliced(i, 3, b, [...a, ...c]).flat();
  }
  for (const [i, part] of parts.entries()) {
    for (const length of [part.length >> 1, part.length - 1]) {
      yield parts.toSpliced(i, 1, part.slice(0, length)).flat();
    }
  }
}

function partsOf(schedule: Choice[]): Choice[][] {
  const parts: Choice[][] = [];
  for (const choice of schedule) {
    const last = parts.at(-1);
    if (last !== undefined && threadOf(last[0] as Choice) === threadOf(choice)) last.push(choice);
    else parts.push([choice]);
  }
  return parts;
}

/** Follows what can be followed of a schedule that was written out, and goes on behind it; answers what goes wrong. */
export function followOn(run: Run, schedule: Choice[]): string | undefined {
  const { machine } = run;
  machine.everywhere = true;
  try {
    let message: string | undefined;
    do {
      run.prepare();
      message = attempt(run, schedule)?.message;
    } while (machine.grew);
    return message;
  } catch (error) {
    if (!isFinding(error)) throw error;
    return error.message;
  } finally {
    machine.everywhere = false;
  }
}

// Follows what can be followed of a schedule, and goes on behind it; answers how it failed, and what was done until then.
function attempt(run: Run, schedule: Choice[]): Failing | undefined {
  const done: Choice[] = [];
  try {
    run.restart();
    for (const choice of schedule) {
      if (run.choices(true).includes(choice)) take(run, choice, done);
    }
    for (let i = 0; goOn(run, done); i++) if (i === BEYOND_MAX) return undefined;
    run.end();
  } catch (error) {
    if (!isFinding(error)) throw error;
    if (run.machine.grew) return undefined;
    return { message: error.message, schedule: done };
  }
  return undefined;
}

function take(run: Run, choice: Choice, done: Choice[]): boolean {
  const thread = run.machine.threads[threadOf(choice)];
  if (thread === undefined) return false;
  const saved = run.repeats[thread.id] ? run.save(thread, blank()) : undefined;
  done.push(choice);
  if (run.take(choice)) return true;
  done.pop();
  if (saved !== undefined) run.restore(thread, saved);
  return false;
}

// The same thread as before if it can; time passes only when nobody can go on.
function goOn(run: Run, done: Choice[]): boolean {
  const last = threadOf(done.at(-1) ?? 0);
  const choices = run.choices(false).sort((a, b) => rank(a, last) - rank(b, last));
  return choices.some((choice) => actionOf(choice) !== KILL && take(run, choice, done));
}

function rank(choice: Choice, last: number): number {
  return (actionOf(choice) === STEP ? 0 : 100) + (threadOf(choice) === last ? -1 : threadOf(choice));
}
