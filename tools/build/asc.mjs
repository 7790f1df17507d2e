// The AssemblyScript compiler, in process (the first compile costs 0.6 s, each further one 0.3 s).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeAtomic } from './files.mjs';
import { say, ToolError } from './log.mjs';

const CATEGORY = ['note', 'note', 'warning', 'error'];

/** `file:line:column: error AS100: message`, the line itself, and a caret under the place. */
export function formatDiagnostic(diagnostic, readSource) {
  const { category, code, message, range } = diagnostic;
  const what = `${CATEGORY[category] ?? 'error'} AS${code}: ${message}`;
  const file = range?.source?.normalizedPath;
  const text = file === undefined ? undefined : readSource(file);
  if (text === undefined) return file === undefined ? what : `${file}: ${what}`;
  const before = text.slice(0, range.start).split('\n');
  const column = before.at(-1).length;
  const line = text.split('\n')[before.length - 1];
  const width = Math.max(1, Math.min(range.end - range.start, line.length - column));
  return `${file}:${before.length}:${column + 1}: ${what}\n    ${line}\n    ${' '.repeat(column)}${'^'.repeat(width)}`;
}

/** Compiles `entry` with a target of asconfig.json and answers the paths it wrote. */
export async function compile(root, { entry, target, outFile }) {
  const asc = await import('assemblyscript/asc');
  const readSource = (file) => {
    try {
      return readFileSync(path.join(root, file), 'utf8');
    } catch {
      return undefined; // the compiler's own library
    }
  };
  const lines = [];
  const written = new Map();
  const args = [
    entry,
    '--baseDir',
    root,
    '--config',
    'asconfig.json',
    '--target',
    target,
    '--outFile',
    outFile,
  ];
  const { error, stderr } = await asc.main(args, {
    stdout: asc.createMemoryStream(),
    stderr: asc.createMemoryStream(),
    reportDiagnostic: (diagnostic) => lines.push(formatDiagnostic(diagnostic, readSource)),
    writeFile: (name, contents) => {
      written.set(name, contents);
      return true;
    },
  });
  if (error !== null)
    throw new ToolError(lines.length > 0 ? lines.join('\n') : `${error.message}\n${stderr}`);
  for (const line of lines) say(line);
  for (const [name, contents] of written) writeAtomic(path.join(root, name), contents);
  return [...written.keys()];
}
