import process from 'node:process';
import { ChimaeraError } from '../errors.js';
import { exitCodeOf } from './exit-codes.js';

/** An action whose errors are told without a stack, with what to do about them, and by its exit code. */
export function guarded<Args extends unknown[]>(work: (...args: Args) => Promise<void>) {
  return async (...args: Args): Promise<void> => {
    try {
      await work(...args);
    } catch (error) {
      if (!(error instanceof ChimaeraError)) throw error;
      process.stderr.write(`${error.message}\n${error.hint}\n`);
      process.exitCode = exitCodeOf(error);
    }
  };
}
