// The map beside a module's wasm: the author's places, and the functions that they are in, since the optimiser moves code
// from one function into another (host/workers/trap-place.ts reads it when a module traps).
import { NodeKind } from 'assemblyscript';

const FUNCTIONS = [NodeKind.FunctionDeclaration, NodeKind.MethodDeclaration];

/** A transform for asc that notes which functions the sources have. */
export class FunctionLines {
  /** `[name, first line, last line]` by source, inner functions first. */
  #functions = new Map();

  afterParse(parser) {
    for (const source of parser.sources) {
      const list = [];
      for (const statement of source.statements) this.#note(source, statement, '', list);
      this.#functions.set(source.normalizedPath, list);
    }
  }

  /** The map that the compiler wrote, with the functions, and without the text of the sources. */
  addTo(text) {
    const { sourcesContent, ...map } = JSON.parse(text);
    return JSON.stringify({
      ...map,
      x_functions: map.sources.map((source) => this.#functions.get(source) ?? []),
    });
  }

  #note(source, node, owner, list) {
    const name = owner + (node.name?.text ?? '');
    for (const member of node.members ?? []) this.#note(source, member, `${name}.`, list);
    if (!FUNCTIONS.includes(node.kind)) return;
    list.push([name, source.lineAt(node.range.start), source.lineAt(node.range.end)]);
  }
}
