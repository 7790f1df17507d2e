// What the type checker says of a program that sends a task to several containers.
import path from 'node:path';
import ts from 'typescript';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ROOT } from '../../support/root.js';

const test = suite('types of queries');

/** A program that no file holds, beside the tests of the runtime. */
const FILE = path.join(ROOT, 'tests', 'runtime', 'program.ts');
const HEAD = `import { type AnyQuery, DomainQuery } from '../../host/index.js';
import type { Client as Ledger } from '../mods/ledger/ledger_client.js';
declare const ledger: Ledger;
declare const some: AnyQuery;
const all = DomainQuery.globalBcast();
const one = DomainQuery.localId(0);
`;
const LINES = HEAD.split('\n').length - 1;

/** `line: code` of what is wrong with each of the statements, all in one program. */
function wrongs(statements: readonly string[]): string[] {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const host = ts.createCompilerHost(options);
  const text = `${HEAD}${statements.join('\n')}\n`;
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target, ...rest) =>
    path.resolve(name) === FILE ? ts.createSourceFile(name, text, target) : read(name, target, ...rest);
  const program = ts.createProgram([FILE], options, host);
  const source = program.getSourceFile(FILE);
  assert.ok(source);
  return program.getSemanticDiagnostics(source).map(({ code, start = 0 }) => {
    return `${source.getLineAndCharacterOfPosition(start).line - LINES}: ${code}`;
  });
}

test('several containers only for a task with TF_REPLICA', () => {
  const NOT_ASSIGNABLE = 2345;
  const statements = [
    'ledger.note(one, 1);',
    'ledger.note(all, 1);', // TF_REPLICA
    'ledger.note(some, 1);',
    'ledger.count(one);',
    'ledger.count(all);', // no TF_REPLICA
    'ledger.count(some);',
    'ledger.asyncCount(all);',
    'ledger.asyncCountAlloc(all);',
    'ledger.countSync(all);',
    "ledger.create(one, all, 'name');", // where its containers lie
    "ledger.create(all, all, 'name');",
  ];
  const wrong = [4, 5, 6, 7, 8, 10].map((line) => `${line}: ${NOT_ASSIGNABLE}`);
  assert.equal(wrongs(statements), wrong);
});

test.run();
