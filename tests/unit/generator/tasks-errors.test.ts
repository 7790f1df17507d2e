import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { describeModule, refreshRepo } from '#tools/generator/index.mjs';
import { MODULE_YAML, makeModule, makeRepo, problemsOf, REPO_YAML } from './support.js';

const test = suite('generator: mistakes in <mod>_tasks.ts and <mod>_runtime.ts');

const TYPES =
  'bool u8 i8 u16 i16 u32 i32 f32 u64 i64 f64 ShmBuffer ShmString usize ShmVector<u32> ' +
  'FixedArray<u32> ContainerClient a struct of this file';
const FEATURES = 'bool u8 u16 u32 u64 i32 i64 f32 f64 ShmBuffer ShmString';
const HIDING = 'expected a name that class Task does not have; rename it: it would hide that one';
const IMPORT = "import { Task } from '../../assembly/module/index';\n";
const tasks = (...lines: string[]) => `${IMPORT}${lines.join('\n')}\n`;
const put = (...fields: string[]) =>
  tasks('@unmanaged', 'export class PutTask extends Task {', ...fields.map((field) => `  ${field}`), '}');

const CASES: [name: string, tasks: string, problems: string[]][] = [
  [
    'unknown field types',
    put('@IN a: u33;', '@IN b: string;', '@IN c: u32[];', '@IN d: Array<u8>;'),
    [
      `4:10: unknown field type u33; expected one of ${TYPES}; did you mean u32?`,
      `5:10: unknown field type string; expected one of ${TYPES}; put anything else in a buffer`,
      `6:10: unknown field type u32[]; expected one of ${TYPES}; did you mean u32?`,
      `7:10: unknown field type Array<u8>; expected one of ${TYPES}; put anything else in a buffer`,
    ],
  ],
  [
    'directions',
    put('a: u32;', '@IN @OUT b: u32;', '@INN c: u32;'),
    [
      '4:3: a has no direction; expected one of @IN @OUT @INOUT @TEMP; write it before a',
      '5:12: b has several directions; expected one of @IN @OUT @INOUT @TEMP; write it before b',
      '6:3: unknown decorator @INN; expected one of @IN @OUT @INOUT @TEMP; did you mean @IN?',
    ],
  ],
  [
    'features',
    put('@FEATURE @IN a: i16;', '@FEATURE @IN b: i8;', '@FEATURE @OUT c: u32;'),
    [
      `4:16: a i16 is no feature; expected ${FEATURES}; take a wider type`,
      `5:16: a i8 is no feature; expected ${FEATURES}; take a wider type`,
      '6:17: c is @FEATURE and not known before the task runs; expected @IN or @INOUT; mark what the task is given',
    ],
  ],
  [
    'more features than a model has',
    put(...['a', 'b', 'c', 'd'].map((name) => `@FEATURE @IN ${name}: u32;`)),
    ['3:14: PutTask has 4 features; expected at most 3; keep those that matter most'],
  ],
  [
    'fixed arrays',
    put(
      '@IN a: FixedArray<u8>;',
      '@IN @LENGTH(0) b: FixedArray<u8>;',
      '@IN @LENGTH(513) c: FixedArray<u64>;',
      '@IN @LENGTH(N) d: FixedArray<u64>;',
      '@IN @LENGTH(2) e: u32;',
      '@IN @LENGTH(2) f: FixedArray<bool>;',
      '@IN @LENGHT(2) g: FixedArray<u8>;',
    ),
    [
      '4:7: a has no length; expected @LENGTH(1) to @LENGTH(4096); write it before a',
      '5:7: this is no length: @LENGTH(0); expected @LENGTH(1) to @LENGTH(4096); write it before b',
      '6:7: this is no length: @LENGTH(513); expected @LENGTH(1) to @LENGTH(512); write it before c',
      '7:7: this is no length: @LENGTH(N); expected @LENGTH(1) to @LENGTH(512); write it before d',
      '8:7: e has a length and is a u32; expected FixedArray; remove one of them',
      `9:21: unknown field type FixedArray<bool>; expected one of ${TYPES}; put anything else in a buffer`,
      '10:7: unknown decorator @LENGHT; expected one of @IN @OUT @INOUT @TEMP; did you mean @LENGTH?',
      '10:18: g has no length; expected @LENGTH(1) to @LENGTH(4096); write it before g',
    ],
  ],
  [
    'structs',
    tasks(
      ...[
        'class Loose { x: u8; }',
        '@unmanaged class Ring { next: Link; }',
        '@unmanaged class Link { back: Ring; }',
      ],
      ...[
        '@unmanaged class Text { text: ShmString; @IN n: u8; at: u8; }',
        '@unmanaged class PutResult { x: u8; }',
      ],
      ...['@unmanaged class Empty {}', '@unmanaged', 'export class PutTask extends Task {'],
      ...[
        '@IN a: Loose;',
        '@IN b: Ring;',
        '@IN c: Text;',
        '@IN d: PutResult;',
        '@IN e: Empty;',
        '@IN f: Lose;',
        '}',
      ],
    ),
    [
      '2:7: Loose is a managed class; expected @unmanaged before it; add it: it lies in a task',
      '4:31: Ring in Link in Ring; expected a struct that ends; keep the inner one in a buffer',
      '5:31: a struct has a ShmString; expected a number, bool, FixedArray, or a struct of this file; what points into memory stands in the task itself',
      '5:46: n of a struct is @IN; expected @LENGTH, or none; mark the field of the task that has the struct',
      '5:53: a field may not be called at; expected a name of its own; rename it',
      '6:18: a struct may not be called PutResult; expected a name of its own; rename it',
      '7:18: Empty has no fields; expected one at least; give it some',
      `15:8: unknown field type Lose; expected one of ${TYPES}; did you mean Loose?`,
    ],
  ],
  [
    'ways of bytes',
    put('@IN @WRITE a: u32;', '@OUT @EXPOSE b: ShmBuffer;', '@IN @WRIET c: ShmBuffer;'),
    [
      '4:7: a is @WRITE and a u32; expected a ShmBuffer; what the task owns travels with it',
      '5:8: b is @EXPOSE and @OUT; expected @IN or @INOUT; mark it @IN: its place goes in, whichever way the bytes go',
      '6:7: unknown decorator @WRIET; expected one of @IN @OUT @INOUT @TEMP; did you mean @WRITE?',
    ],
  ],
  [
    'what travels, and answers a place',
    put('@OUT a: ShmBuffer;', '@OUT b: ShmVector<u8>;'),
    [
      '4:8: a answers a place in memory, and PutTask may travel; expected ShmVector, or @IN @EXPOSE: the caller brings the buffer; or @taskFlags(TF_LOCAL) before the class',
    ],
  ],
  [
    'what stays, and travels',
    tasks('@taskFlags(TF_LOCAL | TF_REPLICA)', '@unmanaged', 'export class PutTask extends Task {', '}'),
    [
      '2:1: TF_LOCAL beside TF_REPLICA; expected TF_LOCAL alone; a task either stays or travels: remove one',
      '2:23: TF_REPLICA stands alone; expected TF_SRL_SYM beside it; write TF_SRL_SYM | TF_REPLICA',
    ],
  ],
  [
    'an initial value',
    put('@IN a: u32 = 5;'),
    ['4:16: a has an initial value; expected none; set it in the method, or let the client pass it'],
  ],
  [
    'field names',
    put('@IN a_b: u32;', '@IN for: u32;', '@IN link: u32;', '@IN a: u32;', '@OUT a: u32;', 'static n: u32;'),
    [
      '4:7: a_b is not a field name; expected letters and digits, beginning with a lower-case letter; rename it',
      '5:7: a field may not be called for; expected a name of its own; rename it',
      '6:7: a field may not be called link; expected a name of its own; rename it',
      '8:8: a is there twice; expected one; rename one',
      '9:10: n is static; expected fields of the task; use a module-level const',
    ],
  ],
  [
    'fields that every task has',
    put(
      '@IN flags: u32;',
      '@OUT poolLo: u32;',
      '@TEMP returnCode: i32;',
      '@IN _state: u32;',
      '@IN size: u32;',
    ),
    [
      `4:7: every task has a flags already; ${HIDING}`,
      `5:8: every task has a poolLo already; ${HIDING}`,
      `6:9: every task has a returnCode already; ${HIDING}`,
      `7:7: every task has a _state already; ${HIDING}`,
    ],
  ],
  [
    'task flags',
    tasks(
      ...['TF_REPLICAS', 'TF_REPLICA', 'TF_SRL_SYM & TF_REPLICA', '', 'TF_SRL_SYM, TF_REPLICA'].flatMap(
        (flags) => [`@taskFlags(${flags})`, '@unmanaged', 'export class PutTask extends Task {}'],
      ),
    ),
    [
      '2:12: unknown task flag TF_REPLICAS; expected one of TF_LOCAL TF_SRL_SYM TF_SRL_ASYM_START TF_SRL_ASYM_END TF_REPLICA; did you mean TF_REPLICA?',
      '5:12: TF_REPLICA stands alone; expected TF_SRL_SYM beside it; write TF_SRL_SYM | TF_REPLICA',
      '7:14: PutTask is there twice; expected one; remove one',
      ...[8, 11, 14].flatMap((line) => [
        `${line}:1: these are no task flags; expected @taskFlags(TF_SRL_SYM | TF_REPLICA); name some of TF_LOCAL TF_SRL_SYM TF_SRL_ASYM_START TF_SRL_ASYM_END TF_REPLICA`,
        `${line + 2}:14: PutTask is there twice; expected one; remove one`,
      ]),
    ],
  ],
  [
    'task flags twice',
    put('@IN a: u32;').replace('@unmanaged', '@taskFlags(TF_SRL_SYM) @taskFlags(TF_REPLICA)\n@unmanaged'),
    ['2:24: @taskFlags is there twice; expected one; join their flags with |'],
  ],
  [
    'a task class without a method',
    `${put('@IN a: u32;')}@unmanaged\nexport class PutsTask extends Task {}\n`,
    [
      '7:14: PutsTask has no method; expected kPuts in chimaera_mod.yaml; is it the task of kPut?, or remove the class: chi_refresh_repo --prune removes its region',
    ],
  ],
  [
    'the task of an inherited method',
    `${put('@IN a: u32;')}@unmanaged\nexport class CreateTask extends Task {}\n`,
    [
      "7:14: the task of kCreate is the runtime's; expected a task of a custom method; put its parameters in class CreateParams",
    ],
  ],
  [
    'class declarations',
    tasks(
      'class PutTask<T> extends Task {}',
      '@unmanaged export class Get extends Task {}',
      '@unmanaged export class SetTask extends Base {}',
      '@unmanaged export class PutTask extends Task {}',
    ),
    [
      '2:7: PutTask is a managed class; expected @unmanaged before it; add it: tasks have no collector',
      '2:7: PutTask is not exported; expected export class; export it',
      '2:7: PutTask is generic; expected one class for each task; write its types out',
      '3:25: Get extends Task; expected a name that ends in Task; rename it',
      '4:25: SetTask is no task; expected extends Task; extend Task or rename it',
      '5:25: PutTask is there twice; expected one; remove one',
    ],
  ],
  [
    'a task that is too large',
    put(...Array.from({ length: 501 }, (_, i) => `@TEMP field${i}: u64;`)),
    ['3:14: PutTask has 4128 bytes; expected at most 4096; put the bulk of it in a buffer'],
  ],
  [
    'creation parameters',
    `${put()}@unmanaged
export class CreateParams extends Task {
  a: ShmString;
  @OUT b: u32;
  c: u32 = 1 + 1;
  d: bool = 1;
  e: u8 = 256;
  f: i8 = -129;
  g: f32 = x;
  h: i8 = -0x80;
}
`,
    [
      '6:35: CreateParams extends a class; expected a class of its own; it starts at its first field',
      '7:6: CreateParams has a ShmString; expected numbers and bool; creation parameters are copied to other nodes, where a pointer means nothing',
      '8:8: a creation parameter is @OUT; expected @IN, or none; parameters only go in',
      '9:12: the default is 1 + 1; expected a literal u32; write the value out',
      '10:13: the default is 1; expected true or false; write the value out',
      '11:11: the default is 256; expected a literal u8; write the value out',
      '12:11: the default is -129; expected a literal i8; write the value out',
      '13:12: the default is x; expected a literal f32; write the value out',
    ],
  ],
  [
    'what does not parse: the first error only',
    put('@in a: u32;', '@out b: u32;'),
    ['4:3: Identifier expected; expected @IN; write directions in capitals'],
  ],
  [
    'another Task',
    put('@IN a: u32;').replace('../../assembly/module/index', './task'),
    [
      "1:1: Task is imported from './task'; expected 'chimaera/assembly', or a path that ends in assembly/module/index; correct the import",
    ],
  ],
];

for (const [name, text, problems] of CASES) {
  test(name, () => {
    const repo = makeModule({ tasks: text });
    const found = problemsOf(repo, () => refreshRepo(repo));
    assert.equal(
      found,
      problems.map((problem) => `mod/mod_tasks.ts:${problem}`),
    );
  });
}

test('creation parameters are no task: they may have the names of its fields', () => {
  const params = '@unmanaged\nexport class CreateParams {\n  flags: u32;\n  method: u8;\n}\n';
  const repo = makeModule({ tasks: `${put('@IN a: u32;')}${params}` });
  assert.equal(
    problemsOf(repo, () => refreshRepo(repo)),
    [],
  );
});

test('a method without a task class is named at its line of the yaml', () => {
  const repo = makeModule({ yaml: `${MODULE_YAML}kGet: 11\n` });
  assert.equal(
    problemsOf(repo, () => describeModule(`${repo}/mod`)),
    ['mod/chimaera_mod.yaml:5:1: kGet has no task; expected class GetTask in mod_tasks.ts; add the class'],
  );
});

test('a module without its tasks file', () => {
  const repo = makeRepo({ 'chimaera_repo.yaml': REPO_YAML, 'mod/chimaera_mod.yaml': MODULE_YAML });
  assert.equal(
    problemsOf(repo, () => refreshRepo(repo)),
    [
      'mod/mod_tasks.ts:1:1: there is no such file; expected mod_tasks.ts; write the classes of its tasks there',
    ],
  );
});

test('a runtime without one of its functions', () => {
  const runtime = 'export function create(task: Task, rctx: RunContext): i32 {\n  return 0;\n}\n';
  const repo = makeModule({ more: { 'mod/mod_runtime.ts': runtime } });
  assert.equal(
    problemsOf(repo, () => refreshRepo(repo)),
    [
      'mod/chimaera_mod.yaml:4:1: kPut has no function; expected export function put(task, rctx): i32 in mod_runtime.ts; write it, or set the method to -1',
    ],
  );
});

test('state outside of shared memory is refused, in every file of the module', () => {
  const functions = 'export function create(): i32 { return 0; }\nexport function put(): i32 { return 0; }\n';
  const repo = makeModule({
    more: {
      'mod/mod_runtime.ts': `import { A } from './more';\nlet count: u32 = 0;\nconst K = 1;\n${functions}`,
      'mod/more.ts': 'export class A {\n  static n: u32;\n  static readonly k: u32 = 1;\n}\n',
      'mod/unused.ts': 'let other = 0;\n',
    },
  });
  const advice = 'expected const; put it in the exported class State, which lies in shared memory';
  assert.equal(
    problemsOf(repo, () => refreshRepo(repo)),
    [
      `mod/mod_runtime.ts:2:5: count would be a variable per worker; ${advice}`,
      `mod/more.ts:2:10: n would be a variable per worker; ${advice}`,
    ],
  );
});

test.run();
