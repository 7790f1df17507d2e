// Schedules that can be written down. The search stops threads only where they share something, which it finds out as
// it goes; a schedule for people stops them before every atomic access, so that it means the same from the beginning.

import { GO_ON } from '../machine/frames.js';
import { DataRace } from '../machine/races.js';
import { isFinding, type Run } from './run.js';
import { actionOf, type Choice, choose, KILL, STEP, threadOf } from './schedule.js';

/** Writes out a schedule of the search that led to a failure. */
export function writeOut(run: Run, schedule: readonly Choice[]): Choice[] {
  const { machine } = run;
  const written: Choice[] = [];
  try {
    run.prepare((thread) => {
      if (thread.id === 0) written.length = 0;
      for (let i = 0; i < thread.made; i++) written.push(choose(thread.id, STEP));
    });
  } catch (error) {
    if (!isFinding(error)) throw error;
    return written; // it fails before any thread stops
  }
  for (const choice of schedule) {
    const thread = machine.threads[threadOf(choice)];
    if (thread === undefined) break;
    thread.made = 0;
    const first = actionOf(choice) !== STEP || thread.kind === GO_ON;
    let failed = false;
    try {
      run.take(choice);
    } catch (error) {
      if (!isFinding(error)) throw error;
      failed = true;
    }
    if (first) written.push(choice);
    if (actionOf(choice) === KILL) continue;
    for (let i = 0; i < thread.made; i++) written.push(choose(thread.id, STEP));
    if (failed) break;
  }
  return written;
}

/** Follows a schedule that was written out; answers what went wrong, if anything. */
export function replay(
  run: Run,
  schedule: readonly Choice[],
  onStep?: (choice: Choice) => void,
): Error | undefined {
  const { machine } = run;
  machine.everywhere = true;
  try {
    const error = follow(run, schedule);
    if (onStep === undefined) return error;
    if (error instanceof DataRace) machine.watched = error.address >>> 2;
    return follow(run, schedule, onStep);
  } finally {
    machine.everywhere = false;
    machine.watched = -1;
  }
}

// Again until it is known which words are shared: races are looked for only there.
function follow(run: Run, schedule: readonly Choice[], onStep?: (choice: Choice) => void): Error | undefined {
  const { machine } = run;
  do {
    try {
      run.prepare();
      for (const choice of schedule) {
        onStep?.(choice);
        run.follow(choice);
      }
      if (run.choices(false).length === 0) run.end();
    } catch (error) {
      if (!isFinding(error)) throw error;
      if (!machine.grew || onStep !== undefined) return error;
    }
  } while (machine.grew && onStep === undefined);
  return undefined;
}
