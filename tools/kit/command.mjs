// What the kit's commands have in common.
import process from 'node:process';
import { ToolError } from '../build/log.mjs';
import { GeneratorError } from '../generator/errors.mjs';

/** An action whose mistakes are its user's: they go to stderr without a stack, and the exit code is 1. */
export function guarded(work) {
  return async (...args) => {
    try {
      await work(...args);
    } catch (error) {
      if (!(error instanceof GeneratorError) && !(error instanceof ToolError)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    }
  };
}

export const examples = (...lines) => `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`;

/** A line for each file that was written. */
export function printFiles(verb, files) {
  for (const file of files) process.stdout.write(`${file}: ${verb}\n`);
}
