// TypeScript → JavaScript, file by file and mirrored.
import path from 'node:path';
import { shownPath } from '../generator/errors.mjs';
import { writeAtomic } from './files.mjs';
import { sayStep, ToolError } from './log.mjs';
import { versionOf } from './steps.mjs';

export const OPTIONS = {
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  charset: 'utf8',
};

function formatError(root, { location, text }) {
  if (location === null) return text;
  const { file, line, column } = location;
  return `${shownPath(path.resolve(root, file))}:${line}:${column + 1}: error: ${text}`;
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
    throw new ToolError(error.errors.map((one) => formatError(root, one)).join('\n'));
  }
}

/** Transpiles `sources` in one go; answers the error when one of them has one. */
async function transpile({ root, outDir: outdir }, sources) {
  try {
    await runEsbuild(root, { ...OPTIONS, outbase: '.', outdir, entryPoints: sources });
    return undefined;
  } catch (error) {
    if (error instanceof ToolError) return error;
    throw error;
  }
}

/** Answers whether all of it could be read. */
export async function planTranspiling(steps, sources) {
  const startMs = performance.now();
  const key = `${versionOf('esbuild')} ${JSON.stringify(OPTIONS)}`;
  const digestOf = (source) => steps.digest([source], key);
  const outputOf = (source) => `${steps.outDir}/${source.replace(/\.ts$/, '.js')}`;
  const changed = sources.filter((source) => !steps.isFresh(outputOf(source), digestOf(source)));
  if (changed.length === 0) return true;
  const failed = await transpile(steps, changed);
  for (const source of changed) {
    // One bad file fails the whole batch: then each is tried by itself, so that the good ones are built.
    const error = failed === undefined ? undefined : await transpile(steps, [source]);
    const output = outputOf(source);
    if (error === undefined) steps.succeed(output, digestOf(source), [output, `${output}.map`]);
    else steps.fail(source, error);
  }
  sayStep('esbuild', `${changed.length} TypeScript ${changed.length === 1 ? 'file' : 'files'}`, startMs);
  return failed === undefined;
}
