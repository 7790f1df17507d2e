// What the generator has to say about a source file, always with its place in it.
import path from 'node:path';
import process from 'node:process';

/** @typedef {{ file: string, line: number, column: number }} Place */
/** @typedef {Place & { text: string }} Problem */

/** A path as a terminal at the current folder can follow it. */
export function shownPath(file) {
  const relative = path.relative(process.cwd(), file);
  return relative === '' || relative.startsWith('..') ? file : relative.replaceAll('\\', '/');
}

export const startOf = (file) => ({ file, line: 1, column: 1 });

/** One or more mistakes in a module's sources; `message` has a line `file:line:column: text` for each. */
export class GeneratorError extends Error {
  /** @param {Problem[]} problems */
  constructor(problems) {
    super(problems.map((p) => `${shownPath(p.file)}:${p.line}:${p.column}: ${p.text}`).join('\n'));
    this.name = 'GeneratorError';
    this.code = 'CHI_E_MODULE_SOURCE';
    this.problems = problems;
  }
}

/** Collects problems, so that one run names all of them. */
export class Problems {
  /** @type {Problem[]} */
  #list = [];

  /**
   * @param {Place} place
   * @param {string} wrong what is there
   * @param {string} expected what should be there
   * @param {string} todo what the author can do about it
   */
  add(place, wrong, expected, todo) {
    this.#list.push({ ...place, text: `${wrong}; expected ${expected}; ${todo}` });
  }

  get isEmpty() {
    return this.#list.length === 0;
  }

  throwIfAny() {
    if (this.#list.length === 0) return;
    this.#list.sort((a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column);
    throw new GeneratorError(this.#list);
  }
}

/** Not localeCompare: the order may not depend on the machine's language. */
export function compareText(a, b) {
  return a < b ? -1 : Number(a > b);
}
