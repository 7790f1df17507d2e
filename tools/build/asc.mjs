// The AssemblyScript compiler, in process (the first compile costs 0.6 s, each further one 0.3 s).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { GeneratorError, shownPath } from '../generator/errors.mjs';
import { expandTasks, isTasksFile } from '../generator/expand.mjs';
import { Arena, Lowering, observer, Recursion } from '../lower/index.mjs';
import { unoptimised } from './compiler.mjs';
import { writeAtomic } from './files.mjs';
import { say, ToolError } from './log.mjs';
import { dropParsed } from './parsed.mjs';
import { FunctionLines } from './source-map.mjs';
import { hasData, MEMORY_BASES, relocatable } from './static-data.mjs';

const CATEGORY = ['note', 'note', 'warning', 'error'];

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));
const CONFIG = 'asconfig.json';
/** Whatever is installed beside a module: it is compiled against the package that compiles it. */
const OWN = /(?:^|\/)node_modules\/chimaera\/(.*)$/;

/** Where a file that the compiler asks for lies; it names files as seen from `root`. */
function fileOf(root, name) {
  if (name === CONFIG) return path.join(PACKAGE, CONFIG);
  const own = OWN.exec(name.replaceAll('\\', '/'))?.[1];
  return own === undefined ? path.join(root, name) : path.join(PACKAGE, own);
}

/**
 * The engine's functions with `// @inline` above them are compiled into their callers: V8 inlines no wasm, and a call
 * costs as much as an atomic operation. A comment, since only AssemblyScript takes a decorator there; of the same length,
 * so that places stay what they are.
 */
function decorated(file, text) {
  return file.startsWith('assembly/') ? text.replaceAll(/^\/\/ @inline$/gm, '   @inline') : text;
}

/** The parser stumbles over a label's colon, and says nothing of labels. */
function wayOut(line, column) {
  const isLabel =
    /(?:^|[;{}])\s*\w+\s*$/.test(line.slice(0, column)) &&
    /^:\s*(?:for|while|do|switch)\b/.test(line.slice(column));
  return isLabel ? ' AssemblyScript has no labels; put the loops into a function, and return from it.' : '';
}

/** `file:line:column: error AS100: message`, the line itself, and a caret under the place. */
export function formatDiagnostic(diagnostic, readSource, shown = (file) => file) {
  const { category, code, message, range } = diagnostic;
  const what = `${CATEGORY[category] ?? 'error'} AS${code}: ${message}`;
  const file = range?.source?.normalizedPath;
  const text = file === undefined ? undefined : readSource(file);
  if (text === undefined) return file === undefined ? what : `${shown(file)}: ${what}`;
  const before = text.slice(0, range.start).split('\n');
  const column = before.at(-1).length;
  const line = text.split('\n')[before.length - 1];
  const width = Math.max(1, Math.min(range.end - range.start, line.length - column));
  return `${shown(file)}:${before.length}:${column + 1}: ${what}${wayOut(line, column)}\n    ${line}\n    ${' '.repeat(column)}${'^'.repeat(width)}`;
}

/**
 * One compile of `entry` with a target of asconfig.json.
 * @param {{ entry: string, target: string, outFile: string, files?: Record<string, string>, flags?: string[] }} options
 * `files` need not lie on disk
 * @param {{ flags?: string[], transforms?: object[], quiet?: boolean }} more `quiet`: reports errors alone
 * @returns {Promise<Map<string, string | Uint8Array>>} what it would write, by path
 */
async function run(root, options, { flags = [], transforms = [], quiet = false } = {}) {
  const asc = await import('assemblyscript/asc');
  const { entry, target, outFile, files = {} } = options;
  const readSource = (file) => {
    try {
      const text = files[file] ?? readFileSync(fileOf(root, file), 'utf8');
      return isTasksFile(file) ? expandTasks(file, text) : decorated(file, text);
    } catch {
      return undefined; // the compiler's own library
    }
  };
  const shown = (file) => shownPath(path.join(root, file));
  const lines = [];
  const written = new Map();
  const args = [entry, '--baseDir', root, '--config', CONFIG, '--target', target];
  const { error, stderr } = await unoptimised(() =>
    asc.main([...args, '--outFile', outFile, ...(options.flags ?? []), ...flags], {
      transforms,
      readFile: (file) => readSource(path.normalize(file)) ?? null,
      stdout: asc.createMemoryStream(),
      stderr: asc.createMemoryStream(),
      reportDiagnostic: (diagnostic) => lines.push(formatDiagnostic(diagnostic, readSource, shown)),
      writeFile: (name, contents) => {
        written.set(name, contents);
        return true;
      },
    }),
  );
  if (error instanceof GeneratorError) throw new ToolError(error.message);
  if (error !== null && lines.length === 0) dropParsed();
  if (error !== null)
    throw new ToolError(lines.length > 0 ? lines.join('\n') : `${error.message}\n${stderr}`);
  if (!quiet) for (const line of lines) say(line);
  return written;
}

function write(root, written) {
  for (const [name, contents] of written) writeAtomic(path.join(root, name), contents);
  return [...written.keys()];
}

/** Compiles `entry` with a target of asconfig.json and answers the paths it wrote. */
export async function compile(root, options) {
  return write(root, await compiled(root, options));
}

/** What `compile` writes, by path. */
export const compiled = (root, options) => run(root, options);

const OBSERVING = ['--noEmit', '--optimizeLevel', '0'];
/** Names and a map, so that a trap can be told where it was. */
const MAPPED = ['--debug', '--sourceMap'];

/** The same for a module, whose methods may wait. `seen`: of its other target, if that has been compiled before. */
export async function compileModule(root, options, seen) {
  return write(root, await lowerModule(root, options, seen));
}

/** What only the compiler knows of a module, for `lowerModule`; the targets do not differ in it. */
export async function observeModule(root, options) {
  const { seen, ...observing } = observer();
  await run(root, options, { flags: OBSERVING, transforms: [observing] });
  return seen;
}

/** What `compileModule` writes, by path. */
export async function lowerModule(root, options, observed) {
  const seen = observed ?? (await observeModule(root, options));
  const [base, other] = MEMORY_BASES;
  const written = await lowered(root, options, seen, base);
  const wasm = written.get(options.outFile);
  if (!hasData(wasm)) return written;
  const again = await lowered(root, options, seen, other);
  return written.set(options.outFile, relocatable(wasm, again.get(options.outFile)));
}

async function lowered(root, options, seen, memoryBase) {
  const lines = new FunctionLines();
  const lowering = lower(root, seen);
  const transforms = [lines, lowering, new Recursion(seen, lowering.plan.functions), new Arena(seen)];
  const flags = [...MAPPED, '--memoryBase', String(memoryBase)];
  const written = await run(root, options, { flags, transforms, quiet: true });
  const map = `${options.outFile}.map`;
  return written.set(map, lines.addTo(written.get(map)));
}

function lower(root, seen) {
  try {
    return new Lowering(root, seen);
  } catch (error) {
    throw error instanceof GeneratorError ? new ToolError(error.message) : error;
  }
}
