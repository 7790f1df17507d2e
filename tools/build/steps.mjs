// The steps of one build. A step has inputs, a key (what else decides its output: flags, a compiler's
// version) and outputs; it is skipped when all three are as the last build left them. A failing step
// does not stop the others: one broken source should not hide the errors in the rest.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { hash, removeFile } from './files.mjs';
import { red, say, sayStep, ToolError } from './log.mjs';

export class Steps {
  #inputs;
  #before;
  #done = {};
  #failed = 0;

  /** @param {string} outDir where all outputs lie, relative to the root */
  constructor(root, inputs, before, outDir = 'dist') {
    this.root = root;
    this.outDir = outDir;
    this.#inputs = inputs;
    this.#before = before?.steps ?? {};
  }

  /** The inputs of the whole build under one of `folders` (or equal to it). */
  inputsUnder(...folders) {
    return Object.keys(this.#inputs).filter((file) =>
      folders.some((folder) => file === folder || file.startsWith(`${folder}/`)),
    );
  }

  digest(inputs, key = '') {
    return hash([key, ...inputs.map((file) => `${file}:${this.#inputs[file]?.[2]}`)].join('\n'));
  }

  /** True, and the step is done, when nothing about it has changed. */
  isFresh(name, digest) {
    const before = this.#before[name];
    if (before?.digest !== digest) return false;
    if (!before.outputs.every((file) => existsSync(path.join(this.root, file)))) return false;
    this.#done[name] = before;
    return true;
  }

  succeed(name, digest, outputs) {
    this.#done[name] = { digest, outputs };
  }

  fail(what, error) {
    this.#failed++;
    say(red(`failed  ${what}`));
    say(error instanceof ToolError ? error.message : (error.stack ?? String(error)));
  }

  /**
   * Runs `work` unless fresh; it answers the outputs that it wrote, relative to the root.
   * @param {{ name: string, verb?: string, inputs: string[], key?: string, work: () => Promise<string[]> }} step
   * `verb` is for the progress line; without it there is none.
   * @returns {Promise<boolean>} false when the step failed
   */
  async run({ name, verb, inputs, key, work }) {
    const digest = this.digest(inputs, key);
    if (this.isFresh(name, digest)) return true;
    const startMs = performance.now();
    try {
      this.succeed(name, digest, await work());
      if (verb !== undefined) sayStep(verb, name, startMs);
      return true;
    } catch (error) {
      this.fail(name, error);
      return false;
    }
  }

  /** Removes what the last build wrote and this one did not; answers what the stamp has to remember. */
  finish() {
    const outputs = Object.values(this.#done).flatMap((step) => step.outputs);
    if (this.#failed === 0) {
      const current = new Set(outputs);
      for (const file of Object.values(this.#before).flatMap((step) => step.outputs)) {
        if (!current.has(file)) removeFile(path.join(this.root, file), path.join(this.root, this.outDir));
      }
    }
    // Steps that failed keep their earlier record for the next clean-up, with a digest that fits nothing.
    const steps = { ...this.#done };
    for (const [name, step] of Object.entries(this.#before)) {
      if (this.#failed > 0 && steps[name] === undefined) steps[name] = { digest: '', outputs: step.outputs };
    }
    return { failed: this.#failed, steps, outputs };
  }
}

const require = createRequire(import.meta.url);

/** The version of an installed package, as part of a step's key. */
export function versionOf(name) {
  return JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')).version;
}
