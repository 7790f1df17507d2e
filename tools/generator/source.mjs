// AssemblyScript sources, read with AssemblyScript's own parser: what it takes is what the compiler takes.
import '../build/compiler.mjs';
import * as asc from 'assemblyscript';

export const { NodeKind, CommonFlags, Token } = asc;

/** @typedef {{ file: string, statements: any[], placeOf: (node: any) => import('./errors.mjs').Place }} Source */

/**
 * @param {string} file as it is named in messages
 * @param {string} text
 * @param {import('./errors.mjs').Problems} problems
 * @returns {Source | undefined} nothing if it does not parse
 */
export function parseSource(file, text, problems) {
  const program = asc.newProgram(asc.newOptions());
  asc.parse(program, text, 'module.ts', true);
  const source = program.sources.find((s) => s.normalizedPath === 'module.ts');
  const placeAt = (offset) => ({ file, line: source.lineAt(offset), column: source.columnAt() });
  let parsed = true;
  for (let d = asc.nextDiagnostic(program); d; d = asc.nextDiagnostic(program)) {
    if (d.category !== asc.DiagnosticCategory.Error || !parsed) continue;
    parsed = false; // what follows the first error is mostly its echo
    const start = d.range?.start ?? 0;
    const wrong = d.message.replace(/\.$/, '');
    // `in` is a keyword, so that of all the directions this one fails here when it is written small.
    const [expected, todo] = /^@in\b/.test(text.slice(start))
      ? ['@IN', 'write directions in capitals']
      : ['AssemblyScript that parses', 'correct this line'];
    problems.add(placeAt(start), wrong, expected, todo);
  }
  if (!parsed) return undefined;
  return { file, statements: source.statements, placeOf: (node) => placeAt(node.range.start) };
}

export const isClass = (node) => node.kind === NodeKind.ClassDeclaration;
export const isFunction = (node) => node.kind === NodeKind.FunctionDeclaration;
export const isExported = (node) => (node.flags & CommonFlags.Export) !== 0;
export const isStatic = (node) => (node.flags & CommonFlags.Static) !== 0;
export const decoratorsOf = (node) => (node.decorators ?? []).map((d) => d.name.text);

/** The module specifier from which a file imports a name. */
export function importedFrom(source, name) {
  for (const node of source.statements) {
    const isImport = node.kind === NodeKind.Import;
    if (isImport && (node.declarations ?? []).some((d) => d.name.text === name)) return node.path.value;
    const members = node.kind === NodeKind.Export ? (node.members ?? []) : [];
    if (node.path && members.some((m) => m.localName.text === name)) return node.path.value; // export … from
  }
  return undefined;
}
