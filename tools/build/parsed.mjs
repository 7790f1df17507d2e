// Sources that the compiler has parsed in this process, for its further compiles: most of what a compile takes is parsing
// the compiler's own library, and a module is compiled several times.
//
// A source is used again when it has the same text and no transform has changed it since: what transforms change are the
// lists of declarations and the bodies of functions. The compiler itself does not change what it was given, but for
// what `forget` clears. assemblyscript is pinned to one version.
import { NodeKind, Parser } from 'assemblyscript';
import './lazy-library.mjs';

/** @type {Map<string, { text: string, source: any, parts: Part[], imports: any[] }>} by path */
const parsed = new Map();

/** @typedef {{ node: any, body: any, count: number }} Part a declaration, or the source, as it was parsed */

/** @returns {Part[]} */
function partsOf(node) {
  const inner = node.statements ?? node.members ?? [];
  const part = { node, body: node.body, count: inner.length };
  const declarations = inner.filter((each) => each.name !== undefined || each.declaration !== undefined);
  return [part, ...declarations.flatMap((each) => partsOf(each.declaration ?? each))];
}

const isUntouched = ({ node, body, count }) =>
  node.body === body && (node.statements ?? node.members ?? []).length === count;

const isImport = ({ kind, path }) =>
  (kind === NodeKind.Import || kind === NodeKind.Export) && path !== undefined && path !== null;

/** What parsing a source does to its parser. */
function enter(parser, { source, imports }) {
  if (parser.donelog.has(source.internalPath)) return;
  parser.donelog.add(source.internalPath);
  parser.seenlog.add(source.internalPath);
  parser.sources.push(source);
  parser.currentSource = source;
  parser.currentModuleName = null;
  for (const { internalPath, path } of imports) {
    if (parser.seenlog.has(internalPath)) continue;
    parser.dependees.set(internalPath, { source, reportNode: path });
    parser.backlog.push(internalPath);
  }
}

/** What a compile notes in its sources. */
function forget(source) {
  source.debugInfoIndex = -1;
  source.exportPaths = null;
}

/** After a compile that broke off: what it has left behind is unknown. */
export const dropParsed = () => parsed.clear();

const parseFile = Parser.prototype.parseFile;

// Not meant to be replaced, as little as what tools/lower/observe.mjs replaces.
Parser.prototype.parseFile = function (text, path, isEntry) {
  const known = parsed.get(path);
  // The entry is the one file in which a transform changes more than declarations and bodies.
  if (isEntry && !path.startsWith('~lib/')) return parseFile.call(this, text, path, isEntry);
  if (known?.text === text && known.parts.every(isUntouched)) {
    forget(known.source);
    return enter(this, known);
  }
  const [count, errors] = [this.sources.length, this.diagnostics.length];
  parseFile.call(this, text, path, isEntry);
  const source = this.sources[count];
  if (source === undefined || this.diagnostics.length > errors) return;
  parsed.set(path, { text, source, parts: partsOf(source), imports: source.statements.filter(isImport) });
};
