import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { refreshRepo } from '#tools/generator/index.mjs';
import { newModule } from '#tools/generator/template.mjs';
import { makeRepo, problemsOf, REPO_YAML } from './support.js';

const test = suite('generator: skeletons of new methods');

const LANGUAGES = ['assemblyscript', 'typescript'] as const;
type Language = (typeof LANGUAGES)[number];

/** A repository with a new module, mod, and ways to change it. */
function fromTemplate(language: Language, yaml = (text: string) => text) {
  const files: Record<string, string> = { 'chimaera_repo.yaml': REPO_YAML };
  for (const [name, text] of newModule('mod', language)) files[`mod/${name}`] = text;
  files['mod/chimaera_mod.yaml'] = yaml(files['mod/chimaera_mod.yaml']);
  const repo = makeRepo(files);
  const file = (name: string) => path.join(repo, 'mod', name);
  return {
    repo,
    read: (name: string) => readFileSync(file(name), 'utf8'),
    change: (name: string, from: string | RegExp, to: string) => {
      const text = readFileSync(file(name), 'utf8');
      assert.is.not(text.replace(from, to), text, `${name} has ${from}`);
      writeFileSync(file(name), text.replace(from, to));
    },
  };
}

const withMethods = (text: string) => text.replace('# kCustom: 10', 'kPut: 10\nkTakeAll: 11');

for (const language of LANGUAGES) {
  test(`a new method gets its task and its function, once (${language})`, () => {
    const { repo, read } = fromTemplate(language, withMethods);
    const extended = refreshRepo(repo).files.filter(({ status }) => status === 'extended');
    assert.equal(
      extended.map(({ file }) => path.basename(file)),
      ['mod_tasks.ts', 'mod_runtime.ts'],
    );
    assert.match(
      read('mod_tasks.ts'),
      /CHI_BEGIN\(Put\)[\s\S]*class PutTask extends Task[\s\S]*CHI_END\(Put\)/,
    );
    assert.match(read('mod_tasks.ts'), 'class TakeAllTask extends Task');
    assert.match(read('mod_runtime.ts'), language === 'typescript' ? 'async takeAll(' : 'function takeAll(');
    assert.match(read('mod_runtime.ts'), 'monitorTakeAll(');
    assert.not.match(read('mod_runtime.ts'), /custom/i);
    assert.equal(refreshRepo(repo).changed, []);
  });

  test(`what the author wrote stays as it is (${language})`, () => {
    const { repo, read, change } = fromTemplate(language, withMethods);
    refreshRepo(repo);
    change(
      'mod_tasks.ts',
      'class PutTask extends Task {}',
      'class PutTask extends Task {\n  @IN key: u32;\n}',
    );
    change('mod_runtime.ts', /The method kPut/, 'Mine');
    const before = { tasks: read('mod_tasks.ts'), runtime: read('mod_runtime.ts') };
    change('chimaera_mod.yaml', 'kTakeAll: 11', 'kTakeAll: 11\nkMore: 12');
    const added = (text: string) => text.replace(/ *\/\/ CHI_BEGIN\(More\)[\s\S]*CHI_END\(More\)\n\n/, '');
    refreshRepo(repo);
    assert.match(read('mod_runtime.ts'), 'CHI_BEGIN(More)');
    assert.is(added(read('mod_tasks.ts')), before.tasks);
    assert.is(added(read('mod_runtime.ts')), before.runtime);
  });

  test(`a method that is gone keeps its code until it is pruned (${language})`, () => {
    const { repo, read, change } = fromTemplate(language);
    refreshRepo(repo);
    const before = { tasks: read('mod_tasks.ts'), runtime: read('mod_runtime.ts') };
    change('chimaera_mod.yaml', '# kCustom: 10', 'kPut: 10');
    refreshRepo(repo);
    change('chimaera_mod.yaml', 'kPut: 10', '# kPut: 10');
    const problem = problemsOf(repo, () => refreshRepo(repo)).at(-1) ?? '';
    assert.match(problem, /^mod\/mod_tasks\.ts:7:14: PutTask has no method.*--prune/);
    assert.match(read('mod_tasks.ts'), 'class PutTask');
    assert.is(refreshRepo(repo, { prune: true }).leftovers.length, 2);
    assert.is(read('mod_tasks.ts'), before.tasks);
    assert.is(read('mod_runtime.ts'), before.runtime);
  });
}

test('a function that has lost its method is named, with its line', () => {
  const { repo, change } = fromTemplate('typescript', withMethods);
  refreshRepo(repo);
  change('chimaera_mod.yaml', 'kTakeAll: 11', '');
  change('mod_tasks.ts', /\/\/ CHI_BEGIN\(TakeAll\)[\s\S]*CHI_END\(TakeAll\)\n/, '');
  change('mod_runtime.ts', /.*monitorTakeAll.*\n/, '');
  const [leftover, ...none] = refreshRepo(repo).leftovers;
  assert.equal([leftover.name, leftover.line, none.length], ['TakeAll', 32, 0]);
});

test('inherited methods get their functions too, but kCreate and tasks', () => {
  const { repo, read } = fromTemplate('assemblyscript', (text) => text.replace('-1 # 4', '4'));
  refreshRepo(repo);
  assert.match(read('mod_runtime.ts'), 'export function migrate(task: Task, rctx: RunContext): i32');
  assert.not.match(read('mod_tasks.ts'), 'Migrate');
});

test('without regions new methods go to CHI_AUTOGEN_METHODS', () => {
  const { repo, read, change } = fromTemplate('assemblyscript', withMethods);
  change('mod_runtime.ts', /.*CHI_(BEGIN|END).*\n/g, '');
  refreshRepo(repo);
  assert.match(read('mod_runtime.ts'), /CHI_END\(TakeAll\)\n\n\/\/ CHI_AUTOGEN_METHODS/);
});

test('with neither, nothing is added, and what is missing is said', () => {
  const { repo, read, change } = fromTemplate('assemblyscript', withMethods);
  for (const file of ['mod_runtime.ts', 'mod_tasks.ts']) change(file, /.*CHI_.*\n/g, '');
  const before = read('mod_runtime.ts');
  const [problem] = problemsOf(repo, () => refreshRepo(repo));
  assert.match(problem, /^mod\/chimaera_mod\.yaml:14:1: kPut has no task/);
  assert.is(read('mod_runtime.ts'), before);
});

test('a container that inherits its methods is left alone', () => {
  const { repo, read, change } = fromTemplate('typescript', withMethods);
  change('mod_runtime.ts', 'extends ContainerRuntime', 'extends Shared');
  refreshRepo(repo);
  assert.not.match(read('mod_runtime.ts'), 'takeAll');
});

test('marks that do not fit together are errors at their lines', () => {
  for (const [from, to, wrong] of [
    ['CHI_END(Create)', '', /^mod\/mod_runtime\.ts:27:1: CHI_BEGIN\(Destroy\) within Create/],
    ['CHI_BEGIN(Create)', '', /^mod\/mod_runtime\.ts:25:1: CHI_END\(Create\); expected a CHI_BEGIN/],
    ['CHI_END(Destroy)', '', /^mod\/mod_runtime\.ts:27:1: CHI_BEGIN\(Destroy\) has no end/],
    ['CHI_END(Destroy)', 'CHI_END', /^mod\/mod_runtime\.ts:32:1: CHI_END without a name/],
  ] as const) {
    const { repo, change } = fromTemplate('assemblyscript', withMethods);
    change('mod_runtime.ts', from, to);
    const problems = problemsOf(repo, () => refreshRepo(repo));
    assert.ok(
      problems.some((problem) => wrong.test(problem)),
      problems.join('\n'),
    );
  }
});

test('nothing is written when something is wrong', () => {
  const { repo, read, change } = fromTemplate('assemblyscript', withMethods);
  change('chimaera_mod.yaml', 'kTakeAll: 11', 'kTakeAll: 9');
  const before = read('mod_tasks.ts');
  assert.is(problemsOf(repo, () => refreshRepo(repo)).length, 1);
  assert.is(read('mod_tasks.ts'), before);
});

test('methods in a file of their own, as older repositories have them', () => {
  const { repo, read } = fromTemplate('assemblyscript', (text) => text.replace('kDestroy: 1\n', ''));
  writeFileSync(path.join(repo, 'mod/mod_methods.yaml'), 'kDestruct: 1\nkPut: 10\n');
  refreshRepo(repo);
  assert.match(read('autogen/mod_methods.ts'), /kDestroy = 1,\n {2}kPut = 10/);
  writeFileSync(path.join(repo, 'mod/mod_methods.yaml'), 'kCreate: 0\nkPut: ten\n');
  assert.equal(
    problemsOf(repo, () => refreshRepo(repo)).map((problem) => problem.split(';')[0]),
    [
      'mod/mod_methods.yaml:1:1: kCreate is given twice',
      'mod/mod_methods.yaml:2:7: kPut is ten',
      'mod/mod_runtime.ts:41:17: monitorPut monitors no method',
      'mod/mod_tasks.ts:7:14: PutTask has no method',
    ],
  );
});

test.run();
