import { existsSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { refreshRepo } from '#tools/generator/index.mjs';
import { MODULE_YAML, makeModule, makeRepo, problemsOf } from './support.js';

const test = suite('generator: mistakes in chimaera_mod.yaml');

const INHERITED = 'kCreate kDestroy kNodeFailure kRecover kMigrate kUpgrade';
const ID_RANGE = 'a whole number from 10 to 4294967295';
const head = 'module_name: mod\nruntime: assemblyscript\n';

/** What is in the file, and what is said about it. */
const CASES: [name: string, yaml: string, problems: string[]][] = [
  [
    'two methods with one id',
    `${MODULE_YAML}kGet: 10\n`,
    ['5:7: kGet has the id of kPut, 10; expected an id of its own; choose a free one'],
  ],
  [
    'an id in the reserved range',
    `${MODULE_YAML}kGet: 7\n`,
    [`5:7: kGet has id 7, which is reserved; expected ${ID_RANGE}; choose a free one`],
  ],
  [
    'an id that is too large',
    `${MODULE_YAML}kGet: 4294967296\n`,
    [`5:7: kGet is 4294967296; expected ${ID_RANGE}; choose a free one`],
  ],
  [
    'ids that are no whole numbers',
    `${MODULE_YAML}kGet: 10.5\nkSet: "11"\nkFind:\nkList: [1]\nkDrop: -2\n`,
    [
      `5:7: kGet is 10.5; expected ${ID_RANGE}; choose a free one`,
      `6:7: kSet is "11"; expected ${ID_RANGE}; choose a free one`,
      `7:7: kFind is nothing; expected ${ID_RANGE}; choose a free one`,
      `8:8: kList is [1]; expected ${ID_RANGE}; choose a free one`,
      `9:8: kDrop is -2; expected ${ID_RANGE}; choose a free one`,
    ],
  ],
  [
    'a misspelt inherited method',
    `${MODULE_YAML}kRecovr: -1\n`,
    [
      `5:1: kRecovr is no inherited method; expected -1 only after one of ${INHERITED}; did you mean kRecover?`,
    ],
  ],
  [
    'a custom method without an id',
    `${MODULE_YAML}kFlushEverything: -1\n`,
    [
      `5:1: kFlushEverything is no inherited method; expected -1 only after one of ${INHERITED}; give kFlushEverything an id from 10 on`,
    ],
  ],
  [
    'an inherited method with another id',
    `${MODULE_YAML}kRecover: 4\n`,
    ['5:11: kRecover is 4; expected 3, or -1 if the module does not support it; inherited ids are fixed'],
  ],
  [
    'an alias beside its method',
    `${MODULE_YAML}kConstruct: 0\n`,
    ['5:1: kCreate is given twice; expected one; remove one; line 3 has the other'],
  ],
  [
    'a method given twice',
    `${MODULE_YAML}kPut: 11\n`,
    ['5:1: kPut is given twice; expected one; remove one; line 4 has the other'],
  ],
  [
    'names that are no method names',
    `${MODULE_YAML}put: 11\nk_put: 12\nkcreate: 0\n`,
    [
      '5:1: unknown key put; expected module_name, namespace, runtime or a method such as kCompress; rename or remove it',
      '6:1: unknown key k_put; expected module_name, namespace, runtime or a method such as kCompress; rename or remove it',
      '7:1: unknown key kcreate; expected module_name, namespace, runtime or a method such as kCompress; did you mean kCreate?',
    ],
  ],
  [
    'a method named like a word of the language',
    `${MODULE_YAML}kDelete: 11\n`,
    [
      '5:1: kDelete would be a function called delete; expected a name that is not a word of the language; choose another',
    ],
  ],
  [
    'methods whose client functions would be one',
    `${MODULE_YAML}kAsyncPut: 11\nkNewPool: 12\n`,
    [
      '5:1: kAsyncPut needs the client function asyncPut, which belongs to kPut; expected a name that makes no such pair; rename kAsyncPut',
      '6:1: kNewPool needs the client function newPool, which belongs to every client; expected a name that makes no such pair; rename kNewPool',
    ],
  ],
  [
    'no kCreate',
    `${head}kPut: 10\n`,
    ['1:1: the module has no kCreate; expected `kCreate: 0`; add it: it makes a container'],
  ],
  [
    'a kCreate that is unsupported',
    `${head}kCreate: -1\nkPut: 10\n`,
    ['1:1: the module has no kCreate; expected `kCreate: 0`; add it: it makes a container'],
  ],
  [
    'no names',
    'kCreate: 0\nkPut: 10\n',
    [
      '1:1: no module_name; expected `module_name: mod`; add it',
      '1:1: no runtime; expected `runtime:` assemblyscript or typescript; add it',
    ],
  ],
  [
    'wrong names',
    'module_name: Mod\nnamespace: 5\nruntime: typoscript\nkCreate: 0\nkPut: 10\n',
    [
      '1:14: Mod is not a module name; expected lower-case letters, digits and _, beginning with a letter; rename it',
      '2:12: 5 is not a namespace; expected lower-case letters, digits and _, beginning with a letter; rename it',
      '3:10: runtime is typoscript; expected assemblyscript or typescript; did you mean typescript?',
    ],
  ],
  [
    'the name of another folder',
    MODULE_YAML.replace('mod\n', 'other\n'),
    ['1:14: the module is called other; expected mod, as the folder is called; rename one of the two'],
  ],
  [
    'broken YAML',
    `${MODULE_YAML}kGet: [11\n`,
    [
      '6:1: Flow sequence in block collection must be sufficiently indented and end with a ]; expected plain YAML; correct this line',
    ],
  ],
  [
    'no map at all',
    '- kCreate\n',
    ['1:1: this is not a map; expected lines of the form `key: value`; see an existing module'],
  ],
];

for (const [name, yaml, problems] of CASES) {
  test(name, () => {
    const repo = makeModule({ yaml });
    const found = problemsOf(repo, () => refreshRepo(repo)).filter((line) => line.includes('.yaml:'));
    const expected = problems.map((problem) => `mod/chimaera_mod.yaml:${problem}`);
    for (const line of expected) assert.ok(found.includes(line), `${line}\nis not in\n${found.join('\n')}`);
    const missing = found.filter((line) => !expected.includes(line) && !line.includes('has no task'));
    assert.equal(missing, [], 'nothing else is said');
  });
}

test('more methods than a module may have', () => {
  const many = Array.from({ length: 64 }, (_, i) => `kM${i}: ${20 + i}`).join('\n');
  const repo = makeModule({ yaml: `${MODULE_YAML}${many}\n` });
  const [first] = problemsOf(repo, () => refreshRepo(repo));
  assert.is(first, 'mod/chimaera_mod.yaml:1:1: 66 methods; expected at most 64; make two modules of it');
});

test('a file that is too large is not parsed', () => {
  const repo = makeModule({ yaml: `#${'x'.repeat(65536)}` });
  const [first] = problemsOf(repo, () => refreshRepo(repo));
  assert.match(first, 'mod/chimaera_mod.yaml:1:1: 65537 characters; expected at most 65536');
});

test('mistakes in chimaera_repo.yaml', () => {
  const repo = makeRepo({ 'chimaera_repo.yaml': 'name: x\n' });
  assert.equal(
    problemsOf(repo, () => refreshRepo(repo)),
    [
      'chimaera_repo.yaml:1:1: unknown key name; expected namespace; remove it',
      'chimaera_repo.yaml:1:1: no namespace; expected `namespace: my_project`; add it',
    ],
  );
  assert.equal(
    problemsOf(`${repo}/none`, () => refreshRepo(`${repo}/none`)),
    [
      'chimaera_repo.yaml:1:1: there is no such file; expected chimaera_repo.yaml; is this a module repository? chi_make_repo makes one',
    ],
  );
});

test('nothing is written while one module has a mistake', () => {
  const repo = makeModule({ more: { 'zzz/chimaera_mod.yaml': MODULE_YAML } });
  assert.ok(problemsOf(repo, () => refreshRepo(repo)).length > 0);
  assert.not(existsSync(`${repo}/mod/autogen`));
});

test.run();
