// YAML text → plain data, with the place of every key and value. Written on the parts of the `yaml` package
// instead of its parse(), since a configuration may come from anyone: depth and length are bounded before
// anything is composed (a megabyte of `{` otherwise ends the process), duplicates are found in linear time,
// and tags, anchors, aliases and keys that reach into prototypes are refused.
import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  Parser,
} from 'yaml';
import type { Fault, Path } from './problem.js';

// A real configuration has some hundred lexemes and is four deep (eight levels of the parser's stack).
const MAX_LEXEMES = 65_536;
const MAX_STACK = 64;

/** What yaml's own messages leave out: what to write instead. */
const EXPECTED: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab is not allowed as indentation, expected spaces',
  BLOCK_AS_IMPLICIT_KEY: 'a second key in one line, expected a line of its own or quotes around the value',
  TAG_RESOLVE_FAILED: 'tags are refused, expected a plain value',
};

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

export interface FaultAt extends Fault {
  readonly offset: number;
}

export interface YamlSource {
  readonly value: unknown;
  readonly faults: readonly FaultAt[];
  /** Mistakes of syntax: the value is then not worth validating. */
  readonly broken: boolean;
  /** Where a path stands in the text; of an unknown path, where the nearest section around it does. */
  offsetOf(path: Path, atKey?: boolean): number;
}

interface Place {
  readonly key: number;
  readonly value: number;
}

export function readYaml(text: string): YamlSource {
  const faults: FaultAt[] = [];
  const documents = compose(text, faults);
  faults.push(...syntaxFaults(documents));
  const broken = faults.length > 0;
  const places = new Map<string, Place>();
  const content = documents[0]?.contents as Node | null | undefined;
  const value = broken || !content ? undefined : new Reader(places, faults).read(content, []);
  return { value, faults, broken, offsetOf: (path, atKey = false) => locate(places, path, atKey) };
}

function syntaxFaults(documents: readonly Document.Parsed[]): FaultAt[] {
  // One slip often makes several errors at one place: the first one names it.
  const byOffset = new Map<number, string>();
  const second = documents[1];
  if (second !== undefined) byOffset.set(second.range[0], 'a second document begins here, expected only one');
  for (const { code, message, pos } of documents.flatMap(({ errors, warnings }) => [
    ...errors,
    ...warnings,
  ])) {
    if (!byOffset.has(pos[0])) byOffset.set(pos[0], EXPECTED[code] ?? message);
  }
  return [...byOffset].map(([offset, text]) => ({ path: [], text, offset }));
}

function compose(text: string, faults: FaultAt[]): Document.Parsed[] {
  const lexer = new Lexer();
  const parser = new Parser();
  const tokens = [];
  let lexemes = 0;
  for (const lexeme of lexer.lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (++lexemes <= MAX_LEXEMES && parser.stack.length <= MAX_STACK) continue;
    const what = lexemes > MAX_LEXEMES ? 'too long for a configuration' : 'nested too deeply';
    faults.push({ path: [], text: what, offset: parser.offset });
    return [];
  }
  tokens.push(...parser.end());
  // uniqueKeys compares all with all; the Reader below uses a set.
  const composer = new Composer({ schema: 'core', merge: false, resolveKnownTags: false, uniqueKeys: false });
  return [...composer.compose(tokens, true, text.length)] as Document.Parsed[];
}

function locate(places: ReadonlyMap<string, Place>, path: Path, atKey: boolean): number {
  for (let length = path.length; length >= 0; length--) {
    const place = places.get(JSON.stringify(path.slice(0, length)));
    if (place !== undefined) return atKey ? place.key : place.value;
  }
  return 0;
}

/** Turns nodes into data, notes their places, and refuses what a configuration has no use for. */
class Reader {
  constructor(
    private readonly places: Map<string, Place>,
    private readonly faults: FaultAt[],
  ) {}

  read(node: Node | null, path: Path, keyOffset?: number): unknown {
    const offset = node?.range?.[0] ?? keyOffset ?? 0;
    this.places.set(JSON.stringify(path), { key: keyOffset ?? offset, value: offset });
    if (node === null) return null;
    if (isAlias(node)) return this.refuse(path, offset, 'aliases are refused, expected the value itself');
    if (node.anchor !== undefined) this.refuse(path, offset, 'anchors are refused, expected the value alone');
    if (node.tag !== undefined) this.refuse(path, offset, 'tags are refused, expected a plain value');
    if (isSeq<Node>(node)) return node.items.map((item, index) => this.read(item, [...path, index]));
    if (isMap<Node, Node | null>(node)) return this.readSection(node.items, path);
    return isScalar(node) ? node.value : undefined;
  }

  private readSection(pairs: readonly Pair<Node, Node | null>[], path: Path): Record<string, unknown> {
    const section: Record<string, unknown> = {};
    const seen = new Set<string>();
    for (const { key, value } of pairs) {
      const offset = key.range?.[0] ?? 0;
      const name = isScalar(key) && !key.anchor && !key.tag ? key.value : undefined;
      if (typeof name !== 'string') {
        this.refuse(path, offset, 'this key is not plain text, expected a name');
      } else if (FORBIDDEN_KEYS.has(name)) {
        this.refuse([...path, name], offset, 'this key is refused');
      } else if (seen.has(name)) {
        this.refuse([...path, name], offset, 'the key is here a second time, expected once');
      } else {
        seen.add(name);
        section[name] = this.read(value, [...path, name], offset);
      }
    }
    return section;
  }

  private refuse(path: Path, offset: number, text: string): undefined {
    this.faults.push({ path, text, offset });
    return undefined;
  }
}
