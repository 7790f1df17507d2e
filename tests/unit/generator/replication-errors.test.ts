import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { refreshRepo } from '#tools/generator/index.mjs';
import { MODULE_YAML, makeModule, problemsOf } from './support.js';

const test = suite('generator: mistakes in the parts that a task has in its replication');

const REPLICA = '@taskFlags(TF_SRL_SYM | TF_REPLICA)';
const ADD = `expected ${REPLICA} before the class; add it, or remove the function`;
/** A kPut whose class has these lines, the first of them in line 5. */
const put = (flags: string, ...lines: string[]) => `import { Task } from '../../assembly/module/index';
${flags}
@unmanaged
export class PutTask extends Task {
${lines.join('\n')}
}
`;

const RUNTIME = 'export class Runtime {\n';
const CASES: [name: string, tasks: string, runtime: string | undefined, problems: string[]][] = [
  [
    'an answer of which nobody says what becomes of several',
    put(REPLICA, '@IN a: u32;', '@INOUT b: u32;'),
    undefined,
    [
      '4:14: PutTask answers, may be replicated, and has no dupEnd; expected dupEnd(replica: u32, dup: PutTask): void in the class; write what becomes of the answer of each replica',
    ],
  ],
  ['no answer', put(REPLICA, '@IN a: u32;', '@TEMP b: u32;'), undefined, []],
  ['an answer of one', put('', '@OUT a: u32;'), undefined, []],
  [
    'parts of a task that is not replicated',
    put('', 'replicateStart(count: u32): void {}', 'dup(origin: PutTask): i32 {', 'return 0; }'),
    undefined,
    [`5:1: replicateStart of PutTask is never called; ${ADD}`, `6:1: dup of PutTask is never called; ${ADD}`],
  ],
  [
    'parameters and results',
    put(
      REPLICA,
      'replicateStart(): void {}',
      'dup(origin: Task): void {}',
      'dupEnd(dup: PutTask, replica: u32): bool { return true; }',
      'replicateEnd(count: u32): u32 { return 0; }',
    ),
    undefined,
    [
      '5:1: this is replicateStart(): void; expected replicateStart(count: u32): void or i32; correct it',
      '6:1: this is dup(Task): void; expected dup(origin: PutTask): void or i32; correct it',
      '7:1: this is dupEnd(PutTask, u32): bool; expected dupEnd(replica: u32, dup: PutTask): void or i32; correct it',
      '8:1: this is replicateEnd(u32): u32; expected replicateEnd(): void or i32; correct it',
    ],
  ],
  [
    'an answer, in TypeScript',
    put(REPLICA, '@OUT a: u32;'),
    `${RUNTIME}  dupEndPuts() {}\n}`,
    [
      '4:14: PutTask answers, may be replicated, and has no dupEnd; expected dupEndPut(task, replica, dup) in class Runtime of mod_runtime.ts; write what becomes of the answer of each replica',
    ],
  ],
  ['dupEnd in TypeScript', put(REPLICA, '@OUT a: u32;'), `${RUNTIME}  dupEndPut() {}\n}`, []],
  ['no runtime yet', put(REPLICA, '@OUT a: u32;'), '', []],
  [
    'a part in the task class, in TypeScript',
    put(REPLICA, '@OUT a: u32;', 'dupEnd(replica: u32, dup: PutTask): void {}'),
    `${RUNTIME}}`,
    [
      '6:1: dupEnd of PutTask is never called; expected dupEndPut(task, replica, dup) in mod_runtime.ts; move it: the module runs in TypeScript',
    ],
  ],
];

for (const [name, tasks, runtime, problems] of CASES) {
  test(name, () => {
    const yaml = runtime === undefined ? MODULE_YAML : MODULE_YAML.replace('assemblyscript', 'typescript');
    const repo = makeModule({ yaml, tasks, more: runtime ? { 'mod/mod_runtime.ts': runtime } : {} });
    const found = problemsOf(repo, () => refreshRepo(repo));
    assert.equal(
      found,
      problems.map((problem) => `mod/mod_tasks.ts:${problem}`),
    );
  });
}

test.run();
