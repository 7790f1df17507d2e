// TypeScript → dist/, file by file and mirrored; types are checked elsewhere (npm run check).
import path from 'node:path';
import { writeAtomic } from './files.mjs';
import { sayStep, ToolError } from './log.mjs';
import { listModules, runtimeOf } from './modules.mjs';
import { packageVersion } from './steps.mjs';

export const OPTIONS = {
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  charset: 'utf8',
};
const ROOTS = ['host', 'assembly/abi', 'mods', 'tests', 'examples', 'bench'];
/** AssemblyScript that is compiled by whoever needs it. */
const NOT_TYPESCRIPT = ['bench/wasm/', 'tests/engine/'];

/** Of a module with its runtime in AssemblyScript these are TypeScript nevertheless. */
const HOST_SIDE = [/_(?:client|codes)\.ts$/, /\/autogen\/[^/]+_(?:views|methods)\.ts$/, /\/test\//];

/** Tells the TypeScript of a module from its AssemblyScript. */
export function isTypeScript(file, module, runtime) {
  if (file.endsWith('_tasks.ts')) return false;
  return (
    runtime === 'typescript' || HOST_SIDE.some((pattern) => pattern.test(file.slice(module.folder.length)))
  );
}

function listSources(steps) {
  const modules = listModules(steps.root).map((module) => ({
    ...module,
    runtime: runtimeOf(steps.root, module),
  }));
  return steps.inputsUnder(...ROOTS).filter((file) => {
    if (!file.endsWith('.ts') || file.endsWith('.d.ts')) return false;
    if (NOT_TYPESCRIPT.some((folder) => file.startsWith(folder))) return false;
    const module = modules.find(({ folder }) => file.startsWith(`${folder}/`));
    return module === undefined || isTypeScript(file, module, module.runtime);
  });
}

function formatError({ location, text }) {
  return location === null
    ? text
    : `${location.file}:${location.line}:${location.column + 1}: error: ${text}`;
}

/** Runs esbuild, writes what it made, and answers the paths of that; mistakes in the sources are a ToolError. */
export async function runEsbuild(root, options) {
  const { build } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      ...options,
      absWorkingDir: root,
      write: false,
      logLevel: 'silent',
    });
    for (const { path: file, contents } of outputFiles) writeAtomic(file, contents);
    return outputFiles.map(({ path: file }) => path.relative(root, file).replaceAll('\\', '/'));
  } catch (error) {
    if (error.errors === undefined) throw error;
    throw new ToolError(error.errors.map(formatError).join('\n'));
  }
}

/** Transpiles `sources` in one go; answers the error when one of them has one. */
async function transpile(root, sources) {
  try {
    await runEsbuild(root, { ...OPTIONS, outbase: '.', outdir: 'dist', entryPoints: sources });
    return undefined;
  } catch (error) {
    if (error instanceof ToolError) return error;
    throw error;
  }
}

const outputOf = (source) => `dist/${source.replace(/\.ts$/, '.js')}`;

/** Answers whether all of it could be read. */
export async function planTypeScript(steps) {
  const startMs = performance.now();
  const key = `${packageVersion(steps.root, 'esbuild')} ${JSON.stringify(OPTIONS)}`;
  const digestOf = (source) => steps.digest([source], key);
  const changed = listSources(steps).filter((source) => !steps.isFresh(outputOf(source), digestOf(source)));
  if (changed.length === 0) return true;
  const failed = await transpile(steps.root, changed);
  for (const source of changed) {
    // One bad file fails the whole batch: then each is tried by itself, so that the good ones are built.
    const error = failed === undefined ? undefined : await transpile(steps.root, [source]);
    const output = outputOf(source);
    if (error === undefined) steps.succeed(output, digestOf(source), [output, `${output}.map`]);
    else steps.fail(source, error);
  }
  sayStep('esbuild', `${changed.length} TypeScript ${changed.length === 1 ? 'file' : 'files'}`, startMs);
  return failed === undefined;
}
