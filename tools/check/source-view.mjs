// A source file as the rules see it, in three views of the same length and lines:
//   text     as written
//   code     comments blanked
//   bare     comments and the contents of strings, templates and regular expressions blanked
// TypeScript's parser finds the tokens; it reads AssemblyScript well enough for that.
import ts from 'typescript';

const LITERALS = new Set([
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.TemplateHead,
  ts.SyntaxKind.TemplateMiddle,
  ts.SyntaxKind.TemplateTail,
  ts.SyntaxKind.RegularExpressionLiteral,
]);

const blank = (text) => text.replace(/[^\n]/g, ' ');

/** Calls `visit` for each token in order; documentation comments are no tokens. */
function eachToken(node, source, visit) {
  const children = node.getChildren(source);
  if (children.length === 0) visit(node);
  for (const child of children) {
    if (child.kind < ts.SyntaxKind.FirstJSDocNode || child.kind > ts.SyntaxKind.LastJSDocNode) {
      eachToken(child, source, visit);
    }
  }
}

export function viewSource(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  let code = '';
  let bare = '';
  eachToken(source, source, (token) => {
    const start = token.getStart(source);
    const between = blank(text.slice(code.length, start));
    const own = text.slice(start, token.end);
    const ownBare = LITERALS.has(token.kind) ? blank(own) : own;
    code += between + own;
    bare += between + ownBare;
  });
  const rest = blank(text.slice(code.length));
  return { text, code: code + rest, bare: bare + rest };
}
