// The map beside a module's wasm: the author's places, and the functions that they are in, since the optimiser moves code
// from one function into another (host/workers/trap-place.ts reads it when a module traps).
import { NodeKind } from 'assemblyscript';

const FUNCTIONS = [NodeKind.FunctionDeclaration, NodeKind.MethodDeclaration];

/** @returns {[string, any][]} name and range of each, inner functions first */
function functionsOf(declarations, owner = '') {
  return declarations.flatMap(({ kind, name, members, range }) => {
    const whole = owner + (name?.text ?? '');
    return [
      ...functionsOf(members ?? [], `${whole}.`),
      ...(FUNCTIONS.includes(kind) ? [[whole, range]] : []),
    ];
  });
}

const linesOf = ([name, { source, start, end }]) => [name, source.lineAt(start), source.lineAt(end)];

/** A transform for asc that notes which functions the sources have. */
export class FunctionLines {
  /** By source. */
  #functions = new Map();

  afterParse(parser) {
    for (const { normalizedPath, statements } of parser.sources) {
      this.#functions.set(normalizedPath, functionsOf(statements));
    }
  }

  /** The map that the compiler wrote, with `[name, first line, last line]` of functions, and without the sources' text. */
  addTo(text) {
    const { sourcesContent, ...map } = JSON.parse(text);
    return JSON.stringify({
      ...map,
      x_functions: map.sources.map((source) => (this.#functions.get(source) ?? []).map(linesOf)),
    });
  }
}
