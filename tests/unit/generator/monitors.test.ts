import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { describeModule, refreshRepo } from '#tools/generator/index.mjs';
import { MODULE_YAML, makeModule, problemsOf } from './support.js';

const test = suite('generator: monitor functions');

const TYPESCRIPT = MODULE_YAML.replace('assemblyscript', 'typescript');
const MODES =
  'kLocalSchedule, kGlobalSchedule, kReplicaStart, kReplicaAgg, kEstLoad, kSampleLoad, kReinforceLoad, kSchedule';

/** The same functions as a container of either language has them. */
function moduleOf(language: string, functions: Record<string, string>): string {
  const isWasm = language === 'assemblyscript';
  const all = { create: '', put: '', ...functions };
  const head = (name: string) => (isWasm ? `export function ${name}(): void` : `${name}()`);
  const texts = Object.entries(all).map(([name, body]) => `${head(name)} { ${body} }`);
  const text = isWasm ? `${texts.join('\n')}\n` : `export class Runtime {\n${texts.join('\n')}\n}\n`;
  return makeModule({ yaml: isWasm ? MODULE_YAML : TYPESCRIPT, more: { 'mod/mod_runtime.ts': text } });
}

for (const [language, column] of [
  ['assemblyscript', 17],
  ['typescript', 1],
] as const) {
  const at = language === 'assemblyscript' ? 3 : 4;

  test(`the modes that a function names are those it answers: ${language}`, () => {
    const repo = moduleOf(language, { monitorPut: 'MonitorMode.kSchedule; MonitorMode.kEstLoad;' });
    refreshRepo(repo);
    assert.equal(describeModule(`${repo}/mod`).monitors, { kPut: ['kEstLoad', 'kSchedule'] });
  });

  test(`one that names none is never called: ${language}`, () => {
    const repo = moduleOf(language, { monitorPut: '', monitorCreate: '', mapTaskToLane: '' });
    refreshRepo(repo);
    assert.is(describeModule(`${repo}/mod`).monitors, undefined);
  });

  test(`of a method that is not there: ${language}`, () => {
    const repo = moduleOf(language, { monitorPuts: 'MonitorMode.kSchedule' });
    const expected = 'expected kPuts in chimaera_mod.yaml; did you mean monitorPut?';
    assert.equal(
      problemsOf(repo, () => refreshRepo(repo)),
      [`mod/mod_runtime.ts:${at}:${column}: monitorPuts monitors no method; ${expected}`],
    );
  });

  test(`a mode that there is not: ${language}`, () => {
    const repo = moduleOf(language, { monitorPut: 'MonitorMode.kGlobalShedule' });
    assert.equal(
      problemsOf(repo, () => refreshRepo(repo)),
      [
        `mod/mod_runtime.ts:${at}:${column}: monitorPut answers kGlobalShedule, which is no mode; expected ${MODES}; did you mean kGlobalSchedule?`,
      ],
    );
  });
}

test.run();
