// Everything the tools say goes to stderr: stdout belongs to the program that is started.
import process from 'node:process';

const color = process.stderr.isTTY === true && process.env.NO_COLOR === undefined;

export const dim = (text) => (color ? `\u001b[2m${text}\u001b[22m` : text);
export const red = (text) => (color ? `\u001b[31m${text}\u001b[39m` : text);

export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** A line such as `build   engine.mt.wasm · 2.5 KB                 0.41 s`. */
export function sayStep(verb, what, startMs) {
  const seconds = `${((performance.now() - startMs) / 1000).toFixed(2)} s`;
  say(`${dim(verb.padEnd(8))}${what.padEnd(48)} ${dim(seconds.padStart(7))}`);
}

/** An error that is the user's to mend: its message is shown without a stack. */
export class ToolError extends Error {}
