import { ASTBuilder, Parser } from 'assemblyscript';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

/** The compiler's library, by path without its ending. */
const { libraryFiles } = (await import('assemblyscript/asc')) as unknown as {
  libraryFiles: Record<string, string>;
};
const FILES = Object.entries(libraryFiles);

/** Its text as the parser has understood it: all that it holds is read for that. */
function understood([name, text]: [string, string]): string {
  const parser = new Parser();
  parser.parseFile(text, `~lib/${name}.ts`, true);
  return ASTBuilder.build(parser.sources[0]);
}

/** Node ends where one ends that has a closing bracket: what stands behind it has been parsed from the right place. */
function ends([name, text]: [string, string]): string {
  const parser = new Parser();
  parser.parseFile(text, `~lib/${name}.ts`, true);
  return parser.sources[0]?.statements.map(({ range }) => `${range.start}-${range.end}`).join(' ') ?? '';
}

test('what the library holds is the same when it is parsed later', async () => {
  const [whole, places] = [FILES.map(understood), FILES.map(ends)];
  await import('#tools/build/lazy-library.mjs');
  assert.ok(FILES.length > 30);
  FILES.forEach((file, i) => {
    assert.is(understood(file), whole[i], file[0]);
    assert.is(ends(file), places[i], file[0]);
  });
});

test('nothing is parsed before it is read', () => {
  const parser = new Parser();
  parser.parseFile('function f(): void { this is no statement }', '~lib/broken.ts', true);
  assert.is(parser.diagnostics.length, 0);
  assert.is(parser.sources[0]?.statements.length, 1);
});

test('what is not the library of the compiler is parsed at once', () => {
  for (const name of ['module.ts', '~lib/chimaera/assembly.ts']) {
    const parser = new Parser();
    parser.parseFile('function f(): void { 1 + }', name, true);
    assert.is(parser.diagnostics.length, 1, name);
  }
});

test.run();
