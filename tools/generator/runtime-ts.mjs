// What the generator must know of a container written in TypeScript: which of the optional functions its class has,
// and its monitor functions. Everything else about it the type checker tells its author.
import { createRequire } from 'node:module';
import { readMonitors } from './monitors.mjs';

const OPTIONAL = ['mapTaskToLane', 'getGroup'];
/** Those, monitor functions, and the parts that tasks have in their replication and serialisation. */
const HOOKS =
  /\bmapTaskToLane\b|\bgetGroup\b|\b(monitor|replicateStart|dup|dupEnd|replicateEnd|loadStart|saveEnd)[A-Z]/;

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

/** The methods of the container's class, those of its subclass before those that they hide. */
function functionsOf(file, text) {
  const ts = createRequire(import.meta.url)('typescript');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const members = [...lineage(ts, source, 'Runtime')].flatMap((node) => node.members);
  const byName = new Map();
  for (const member of members) {
    const name = member.name?.getText(source);
    if (name === undefined || byName.has(name)) continue;
    const { line, character } = source.getLineAndCharacterOfPosition(member.name.getStart(source));
    const place = { file, line: line + 1, column: character + 1 };
    byName.set(name, { name, text: member.getText(source), place });
  }
  return [...byName.values()];
}

/**
 * @param {string} file the module's <mod>_runtime.ts
 * @param {import('./sources.mjs').Sources} sources
 * @returns {Hooks & { members: Set<string> }} `members` are the functions of class Runtime, if one of them is optional;
 *   nothing while the file does not exist: the generator runs before it is written
 */
export function readTypeScriptRuntime(file, methods, sources, problems) {
  const text = sources.exists(file) ? sources.read(file) : '';
  const functions = HOOKS.test(text) ? functionsOf(file, text) : []; // loading the parser takes a while
  const has = OPTIONAL.map((hook) => [hook, functions.some(({ name }) => name === hook)]);
  const members = new Set(functions.map(({ name }) => name));
  return { ...Object.fromEntries(has), members, monitors: readMonitors(functions, methods, problems) };
}
