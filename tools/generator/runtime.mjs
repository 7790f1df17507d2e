// What the generator must know of a container written in AssemblyScript: which of the optional functions it
// has, that no method is missing, and that it keeps no state of its own.
import path from 'node:path';
import { readMonitors } from './monitors.mjs';
import { functionOf, placeOf } from './names.mjs';
import { CommonFlags, isClass, isExported, isFunction, isStatic, NodeKind, parseSource } from './source.mjs';

/** @typedef {{ state?: boolean, newState?: boolean, delState?: boolean, mapTaskToLane: boolean,
 *   getGroup: boolean, places?: string[], monitors: import('./monitors.mjs').Monitors }} Hooks */

/** A `let` is a wasm global: every worker would have its own, and the container would see them all. */
function checkNoGlobals(source, problems) {
  const todo = 'put it in the exported class State, which lies in shared memory';
  const report = (name) =>
    problems.add(source.placeOf(name), `${name.text} would be a variable per worker`, 'const', todo);
  for (const node of source.statements) {
    const isVariable = node.kind === NodeKind.Variable;
    for (const variable of isVariable ? node.declarations : []) {
      if ((variable.flags & CommonFlags.Const) === 0) report(variable.name);
    }
    for (const member of isClass(node) ? node.members : []) {
      const isField = member.kind === NodeKind.FieldDeclaration && isStatic(member);
      if (isField && (member.flags & CommonFlags.Readonly) === 0) report(member.name);
    }
  }
}

/** The module's own files that a file imports. */
function importsOf(source, folder, sources) {
  const files = [];
  for (const node of source.statements) {
    const specifier = node.path?.value;
    if (specifier === undefined || !specifier.startsWith('.')) continue;
    const file = path.join(path.dirname(source.file), `${specifier}.ts`);
    const isOwn = !path.relative(folder, file).startsWith('..');
    if (isOwn && sources.exists(file)) files.push(file);
  }
  return files;
}

function checkMethods(source, names, methods, problems) {
  for (const method of methods.filter((m) => m.id >= 0)) {
    const name = functionOf(method.name);
    if (names.has(name)) continue;
    const expected = `export function ${name}(task, rctx): i32 in ${path.basename(source.file)}`;
    problems.add(
      method.place,
      `${method.name} has no function`,
      expected,
      'write it, or set the method to -1',
    );
  }
}

/**
 * @param {string} folder the module's folder @param {string} file its <mod>_runtime.ts
 * @param {import('./sources.mjs').Sources} sources
 * @returns {Hooks} all false while the file does not exist: the generator runs before it is written
 */
export function readRuntime(folder, file, methods, sources, problems) {
  const names = new Set();
  let monitors = {};
  const files = sources.exists(file) ? [file] : [];
  for (const next of files) {
    const source = parseSource(next, sources.read(next), problems);
    if (source === undefined) return { mapTaskToLane: false, getGroup: false, monitors, places: [] };
    checkNoGlobals(source, problems);
    for (const more of importsOf(source, folder, sources)) if (!files.includes(more)) files.push(more);
    if (next !== file) continue;
    const exported = source.statements.filter((n) => isExported(n) && (isFunction(n) || isClass(n)));
    for (const node of exported) names.add(node.name.text);
    const functions = exported.filter(isFunction).map((node) => ({
      name: node.name.text,
      text: node.range.toString(),
      place: source.placeOf(node.name),
    }));
    monitors = readMonitors(functions, methods, problems);
    checkMethods(source, names, methods, problems);
  }
  return {
    state: names.has('State'),
    newState: names.has('newState'),
    delState: names.has('delState'),
    mapTaskToLane: names.has('mapTaskToLane'),
    getGroup: names.has('getGroup'),
    places: ['lanes', 'workers'].filter((what) => names.has(placeOf(what))),
    monitors,
  };
}
