// What the generator must know of a container written in TypeScript: which of the optional functions its
// class has. Everything else about it the type checker tells its author.
import { createRequire } from 'node:module';

const HOOKS = ['mapTaskToLane', 'getGroup'];

/** @typedef {import('./runtime.mjs').Hooks} Hooks */

/** A class of the file, and those of the same file that it extends. */
function* lineage(ts, source, name) {
  for (let next = name, steps = 0; next !== undefined && steps < source.statements.length; steps++) {
    const found = source.statements.find((node) => ts.isClassDeclaration(node) && node.name?.text === next);
    if (found === undefined) return;
    yield found;
    const clause = found.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
    next = clause?.types[0].expression.getText(source);
  }
}

/**
 * @param {string} file the module's <mod>_runtime.ts
 * @param {import('./sources.mjs').Sources} sources
 * @returns {Hooks} all false while the file does not exist: the generator runs before it is written
 */
export function readTypeScriptRuntime(file, sources) {
  const text = sources.exists(file) ? sources.read(file) : '';
  const result = (has) => /** @type {Hooks} */ (Object.fromEntries(HOOKS.map((hook) => [hook, has(hook)])));
  // Most have none, and loading the parser takes a while.
  if (!HOOKS.some((hook) => text.includes(hook))) return result(() => false);
  const ts = createRequire(import.meta.url)('typescript');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const members = [...lineage(ts, source, 'Runtime')].flatMap((node) => node.members);
  return result((hook) => members.some((member) => member.name?.getText(source) === hook));
}
