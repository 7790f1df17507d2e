// Seeded bugs: the engine's real source with a few places changed, compiled in this process. A checker is worth what it
// catches of them; a change that no longer applies is an error, so that none of them is lost when the source moves on.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compiled } from '#tools/build/asc.mjs';
import { ROOT } from '../root.js';

/** One place of a source file: `before` stands there exactly once. */
export interface Edit {
  /** As seen from the project's folder. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

export interface Mutant extends Edit {
  /** What is wrong with it. */
  readonly name: string;
  /** Further places. */
  readonly also?: readonly Edit[];
}

/** The changed files of a mutant, by path; throws when one of its places is not there, or is there twice. */
export function patchedFiles(mutant: Mutant): Record<string, string> {
  const files: Record<string, string> = {};
  for (const { file, before, after } of [mutant, ...(mutant.also ?? [])]) {
    const text = files[file] ?? readFileSync(path.join(ROOT, file), 'utf8');
    const places = text.split(before).length - 1;
    if (places !== 1) {
      throw new Error(
        `seeded bug "${mutant.name}": ${file} has ${places} places like this one, expected 1:\n${before}`,
      );
    }
    files[file] = text.replace(before, () => after);
  }
  return files;
}

export interface CompileOptions {
  /** Default: the engine's. */
  entry?: string;
  /** Of asconfig.json; default: mt. */
  target?: string;
  /** Of the compiler; default: no optimisation, which compiles in half the time. */
  flags?: readonly string[];
  /** More files that need not lie on disk, by path. */
  files?: Readonly<Record<string, string>>;
}

const OUT = 'mutant.wasm';
const FAST = ['--optimizeLevel', '0', '--shrinkLevel', '0'];

/** The binary of the engine with a seeded bug, or without one. */
export async function mutantBytes(
  mutant: Mutant | undefined,
  options: CompileOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { entry = 'assembly/index.ts', target = 'mt', flags = FAST, files } = options;
  const changed = { ...files, ...(mutant && patchedFiles(mutant)) };
  const written = await compiled(ROOT, { entry, target, outFile: OUT, flags, files: changed });
  return written.get(OUT) as Uint8Array<ArrayBuffer>;
}

/** The engine with a seeded bug, or without one. */
export async function compileMutant(
  mutant: Mutant | undefined,
  options: CompileOptions = {},
): Promise<WebAssembly.Module> {
  return new WebAssembly.Module(await mutantBytes(mutant, options));
}
