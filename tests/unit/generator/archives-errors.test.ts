import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { refreshRepo } from '#tools/generator/index.mjs';
import { MODULE_YAML, makeModule, problemsOf } from './support.js';

const test = suite('generator: mistakes in tasks that their author serialises');

/** A kPut whose class has these lines, the first of them in line 5. */
const put = (flags: string, ...lines: string[]) => `import { Task } from '../../assembly/module/index';
@taskFlags(${flags})
@unmanaged
export class PutTask extends Task {
${lines.join('\n')}
}
`;

const START = 'TF_SRL_ASYM_START';
const END = 'TF_SRL_ASYM_END';
const LOAD = 'loadStart(ar: ArchiveReader): void {}';
const SAVE = 'saveEnd(ar: ArchiveWriter): void {}';
const SAVE_PUT = 'saveStartPut(task: PutTask, ar: ArchiveWriter)';
const LOAD_PUT = 'loadEndPut(task: PutTask, ar: ArchiveReader)';
const client = (...members: string[]) =>
  `export class Client extends ClientMethods {\n${members.join('\n')}\n}`;
const lacks = (flag: string, expected: string) =>
  `4:14: PutTask is ${flag}; expected ${expected}; write it, or remove the flag`;

interface Case {
  tasks: string;
  client?: string;
  runtime?: string;
  problems: string[];
}

const CASES: Record<string, Case> = {
  'nothing of what goes in': {
    tasks: put(START, '@IN a: u32;'),
    problems: [
      lacks(START, `${SAVE_PUT} in class Client of mod_client.ts`),
      lacks(START, 'loadStart(ar: ArchiveReader): void in the class'),
    ],
  },
  'nothing of what comes back': {
    tasks: put(END, '@OUT a: u32;'),
    problems: [
      lacks(END, `${LOAD_PUT} in class Client of mod_client.ts`),
      lacks(END, 'saveEnd(ar: ArchiveWriter): void in the class'),
    ],
  },
  'all of it': {
    tasks: put(`${START} | ${END}`, '@INOUT a: u32;', LOAD, SAVE),
    client: client(`${SAVE_PUT} {}`, `${LOAD_PUT} {}`),
    problems: [],
  },
  'a runtime in TypeScript': {
    tasks: put(START, '@IN a: u32;', LOAD),
    client: client(`${SAVE_PUT} {}`),
    runtime: 'export class Runtime {\n}',
    problems: [
      lacks(START, 'loadStartPut(task: PutTask, ar: ArchiveReader) in class Runtime of mod_runtime.ts'),
      '6:1: loadStart of PutTask is never called; expected loadStartPut in mod_runtime.ts; add it, or remove the function',
    ],
  },
  'functions that nobody calls': {
    tasks: put('TF_SRL_SYM', '@IN a: u32;', LOAD, SAVE),
    problems: [
      `6:1: loadStart of PutTask is never called; expected ${START} of the task; add it, or remove the function`,
      `7:1: saveEnd of PutTask is never called; expected ${END} of the task; add it, or remove the function`,
    ],
  },
  'parameters and results': {
    tasks: put(START, '@IN a: u32;', 'loadStart(ar: ArchiveWriter): bool { return true; }'),
    client: client(`${SAVE_PUT} {}`),
    problems: [
      '6:1: this is loadStart(ArchiveWriter): bool; expected loadStart(ar: ArchiveReader): void; correct it',
    ],
  },
  'flags that say the opposite': {
    tasks: put(`TF_SRL_SYM | ${START} | TF_REPLICA`, '@IN a: u32;', LOAD),
    client: client(`${SAVE_PUT} {}`),
    problems: [
      `2:1: TF_SRL_SYM beside ${START}; expected one of the two; remove one: what no flag makes asymmetric travels as it is declared, and only what travels so is replicated`,
    ],
  },
  'replicas of what is not copied field by field': {
    tasks: put(`${START} | TF_REPLICA`, '@IN a: u32;', LOAD),
    client: client(`${SAVE_PUT} {}`),
    problems: ['2:32: TF_REPLICA stands alone; expected TF_SRL_SYM beside it; write TF_SRL_SYM | TF_REPLICA'],
  },
  'a feature that is read later': {
    tasks: put(START, '@IN @FEATURE a: u32;', LOAD),
    client: client(`${SAVE_PUT} {}`),
    problems: [
      '5:14: a is @FEATURE, and loadStart reads it later; expected no @FEATURE; remove one of the two',
    ],
  },
};

for (const [name, { tasks, client: text, runtime, problems }] of Object.entries(CASES)) {
  test(name, () => {
    const yaml = runtime === undefined ? MODULE_YAML : MODULE_YAML.replace('assemblyscript', 'typescript');
    const more: Record<string, string> = {};
    if (text !== undefined) more['mod/mod_client.ts'] = text;
    if (runtime !== undefined) more['mod/mod_runtime.ts'] = runtime;
    const repo = makeModule({ yaml, tasks, more });
    assert.equal(
      problemsOf(repo, () => refreshRepo(repo)),
      problems.map((problem) => `mod/mod_tasks.ts:${problem}`),
    );
  });
}

test.run();
