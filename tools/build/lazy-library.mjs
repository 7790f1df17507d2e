// The compiler's own library, parsed where the compiler looks. It parses all 600 KB of it for each compile, which is most of
// what a first build takes; a module needs a handful of its functions and none of its tables.
//
// A block, and an array's elements, are a place in the text until somebody reads them. That is sound for a source without
// mistakes: what stands in them declares nothing outside of them. assemblyscript is pinned to one version.
import { Node, Parser, Token, Tokenizer } from 'assemblyscript';

const STOCK = /^~lib\/(?!chimaera\/)/;
const isStock = ({ normalizedPath }) => STOCK.test(normalizedPath);

/** What may hold a bracket that is none, and the brackets themselves. */
const PARTS = /[{}[\]]|\/\/.*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`/g;

/** Where it ends, what the bracket before `from` opens. */
function endOf(text, from) {
  PARTS.lastIndex = from;
  for (let depth = 1; depth > 0; ) {
    const [part] = PARTS.exec(text);
    if (part === '{' || part === '[') depth++;
    else if (part === '}' || part === ']') depth--;
  }
  return PARTS.lastIndex;
}

/** Makes a list of a node one that is parsed when it is read. */
function parseLater(node, list, parse) {
  const become = (value) =>
    Object.defineProperty(node, list, { value, writable: true, configurable: true, enumerable: true });
  const get = () => become(parse()[list])[list];
  return Object.defineProperty(node, list, { get, set: become, configurable: true, enumerable: true });
}

const { parseBlockStatement, parseExpressionStart } = Parser.prototype;

/** Belongs to no compile. */
const inner = new Parser();

function tokensAt(source, pos) {
  return Object.assign(new Tokenizer(source), { pos });
}

/** Goes on behind the closing bracket; answers the range from the opening one, which was the last token. */
function skipTo(closing, tokenizer) {
  const { source, pos, tokenPos } = tokenizer;
  tokenizer.pos = endOf(source.text, pos);
  tokenizer.token = closing;
  tokenizer.clearNextToken();
  return tokenizer.range(tokenPos, tokenizer.pos);
}

// Not meant to be replaced, as little as what parsed.mjs replaces.
Parser.prototype.parseBlockStatement = function (tokenizer, topLevel) {
  const { source, pos } = tokenizer;
  if (topLevel || !isStock(source)) return parseBlockStatement.call(this, tokenizer, topLevel);
  const block = Node.createBlockStatement([], skipTo(Token.CloseBrace, tokenizer));
  return parseLater(block, 'statements', () => parseBlockStatement.call(inner, tokensAt(source, pos), false));
};

Parser.prototype.parseExpressionStart = function (tokenizer) {
  const { source } = tokenizer;
  if (!isStock(source) || tokenizer.peek() !== Token.OpenBracket)
    return parseExpressionStart.call(this, tokenizer);
  const { pos } = tokenizer;
  tokenizer.next();
  const array = Node.createArrayLiteralExpression([], skipTo(Token.CloseBracket, tokenizer));
  return parseLater(array, 'elementExpressions', () =>
    parseExpressionStart.call(inner, tokensAt(source, pos)),
  );
};
