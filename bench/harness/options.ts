// The command line of `npm run bench`.
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Durations } from './claim.js';

export interface Options extends Durations {
  rounds: number;
  /** Claims whose name contains one of these; empty = all. */
  only: string[];
  json: boolean;
  /** Waits for an idle machine, and repeats what was disturbed. */
  patient: boolean;
  /** Folder with further hand-written floors (claims/peers.ts tells their shape). */
  baselines: string | undefined;
}

const USAGE = `npm run bench -- [--rounds N] [--only NAME,NAME] [--quick] [--patient] [--json]
                [--baselines DIR] [--seconds S] [--warmup S]
  --rounds     measures everything N times, in alternating order (5)
  --only       claims whose name contains one of these
  --quick      short and few rounds: for a look, not for figures to quote
  --patient    waits for an idle machine before each measurement, and repeats those that were disturbed
  --json       JSON on stdout, the table on stderr
  --baselines  also measures the adapters of this folder; "the ring" is then the fastest of ours and theirs`;

const FULL = { rounds: 5, seconds: 0.5, warmup: 0.7, idleSeconds: 10 };
const QUICK = { rounds: 2, seconds: 0.2, warmup: 0.3, idleSeconds: 2 };

/** Throws what is wrong with the arguments, followed by the usage. */
export function readOptions(args: string[]): Options {
  try {
    const { values } = parseArgs({
      args,
      options: {
        rounds: { type: 'string' },
        only: { type: 'string' },
        quick: { type: 'boolean' },
        json: { type: 'boolean' },
        patient: { type: 'boolean' },
        baselines: { type: 'string' },
        seconds: { type: 'string' },
        warmup: { type: 'string' },
      },
    });
    const preset = values.quick ? QUICK : FULL;
    const number = (text: string | undefined, otherwise: number, from: number) => {
      const value = text === undefined ? otherwise : Number(text);
      if (!(value >= from)) throw new Error(`${text} is not a number from ${from} on`);
      return value;
    };
    return {
      rounds: number(values.rounds, preset.rounds, 1),
      seconds: number(values.seconds, preset.seconds, 0.01),
      warmup: number(values.warmup, preset.warmup, 0),
      idleSeconds: Math.min(preset.idleSeconds, number(values.seconds, preset.seconds, 0.01) * 20),
      only: values.only?.split(',') ?? [],
      json: values.json ?? false,
      patient: values.patient ?? false,
      baselines: values.baselines === undefined ? undefined : path.resolve(values.baselines),
    };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${USAGE}`);
  }
}
