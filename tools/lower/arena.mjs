// Managed objects get their memory from an arena of the running task (assembly/module/arena.ts), in a module that makes any:
// its functions are found under the names of the compiler's own, and each method says whose arena it is.
//
// Two things that the compiler would keep in static data, as scratch memory, are rewritten. Static data is one for all
// workers here, so that two of them would write there at once:
//
//   `a ${x} b ${y}`       ─▶   'a ' + `${x}` + ' b ' + `${y}`
//   dtoa(f64)             ─▶   with a buffer of its own
import { LiteralKind, Node, NodeKind, SourceKind, Token } from 'assemblyscript';
import { makesManaged } from './managed.mjs';
import { Maker, secret } from './nodes.mjs';
import { runOf } from './recursion.mjs';

const ARENA_FILE = /(?:^|\/)assembly\/module\/arena$/;
const ARENA = secret('arena');
const ALLOCATOR = ['__alloc', '__free', '__new', '__renew', '__link'];
const NUMBER_FILE = '~lib/util/number';
/** The function of the library that writes a number with a fraction, where it does so, and how long that may get. */
const [DTOA, BUFFER, BUFFER_BYTES] = ['dtoa_impl', 'dtoa_buf', 56];

/** A transform for asc, for a second compile of what was observed. */
export class Arena {
  #isNeeded;
  #writesFractions;
  /** Files that have templates to be rewritten. */
  #withTemplates;
  #path;

  /** @param {import('./observe.mjs').Observations} seen */
  constructor(seen) {
    this.#isNeeded = makesManaged(seen);
    const templates = seen.calls.filter(({ node }) => isTemplate(node));
    this.#withTemplates = new Set(templates.map(({ node }) => node.range.source.internalPath));
    this.#writesFractions = seen.calls.some(({ callee }) => callee.internalName === `${NUMBER_FILE}/${DTOA}`);
  }

  afterParse({ sources }) {
    if (!this.#isNeeded) return;
    this.#path = sources.find(({ internalPath }) => ARENA_FILE.test(internalPath)).internalPath;
    for (const source of sources) {
      const { sourceKind, internalPath } = source;
      if (sourceKind === SourceKind.UserEntry && runOf(source)) this.#enter(source, runOf(source));
      if (this.#withTemplates.has(internalPath)) joinTemplatesOf(source);
      if (this.#writesFractions && internalPath === NUMBER_FILE) ownBuffer(source);
    }
  }

  afterInitialize(program) {
    if (!this.#isNeeded) return;
    const { members } = program.filesByName.get(this.#path);
    for (const name of ALLOCATOR) program.elementsByName.set(name, members.get(name));
  }

  #enter(source, run) {
    const make = new Maker(run.range);
    const [, , context] = run.signature.parameters;
    const enter = make.call(make.member(make.name(ARENA), 'enter'), [make.name(context.name.text)]);
    run.body.statements.unshift(make.run(enter));
    const text = Node.createStringLiteralExpression('./', run.range);
    const statement = Node.createWildcardImportStatement(make.name(ARENA), text, run.range);
    source.statements.push(Object.assign(statement, { internalPath: this.#path }));
  }
}

function ownBuffer({ statements }) {
  const dtoa = statements.find(({ name }) => name?.text === DTOA);
  const make = new Maker(dtoa.range);
  const bytes = make.call(make.name('__alloc'), [make.number(BUFFER_BYTES)]);
  dtoa.body = make.block([make.declare(BUFFER, make.type('usize'), bytes), ...dtoa.body.statements]);
}

/** A text with values in it, which is more than one value. */
const isTemplate = ({ kind, literalKind, tag, parts, expressions }) =>
  kind === NodeKind.Literal &&
  literalKind === LiteralKind.Template &&
  tag === null &&
  expressions.length > 0 &&
  (expressions.length > 1 || parts.some((part) => part !== ''));

function joinTemplatesOf(source) {
  joinTemplates(source.statements);
  source.statements.push(Node.createEmptyStatement(source.range)); // so that it is seen to have been changed (parsed.mjs)
}

// Replaces the templates below a node, the inner ones first.
function joinTemplates(node) {
  for (const [key, value] of Object.entries(node)) {
    if (!(value instanceof Node) && !Array.isArray(value)) continue;
    joinTemplates(value);
    if (value instanceof Node && isTemplate(value)) node[key] = join(value);
  }
}

function join({ parts, expressions, range }) {
  const make = new Maker(range);
  const textOf = (i) => (parts[i] === '' ? [] : [Node.createStringLiteralExpression(parts[i], range)]);
  const textOfValue = (node) => Node.createTemplateLiteralExpression(null, ['', ''], ['', ''], [node], range);
  const pieces = expressions.flatMap((node, i) => [...textOf(i), textOfValue(node)]);
  pieces.push(...textOf(expressions.length));
  return make.parenthesized(pieces.reduce((left, right) => make.binary(left, Token.Plus, right)));
}
