// Module repositories in temporary folders, for the tests of the generator.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { ROOT } from '../../support/root.js';

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A repository with these files: path → text. */
export function makeRepo(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'chimaera-generator-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

export const FIXTURES = path.join(ROOT, 'tests', 'fixtures', 'modules');

/**
 * A copy of the sources of a fixture, without what they should become. In the fixture they end in .txt, so
 * that no tool takes them for parts of the project.
 */
export function copyFixture(name: string): string {
  const from = path.join(FIXTURES, name);
  const files: Record<string, string> = {};
  for (const file of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.txt') || file.includes('autogen') || file.endsWith('.json.txt')) continue;
    files[file.slice(0, -'.txt'.length)] = readFileSync(path.join(from, file), 'utf8');
  }
  return makeRepo(files);
}

export const REPO_YAML = 'namespace: test\n';
export const MODULE_YAML = `module_name: mod
runtime: assemblyscript
kCreate: 0
kPut: 10
`;
export const TASKS = `import { Task } from '../../assembly/module/index';
@unmanaged
export class PutTask extends Task {
  @IN key: u32;
}
`;

/** A repository with one module, mod, which is correct but for what is given. */
export function makeModule(
  given: { yaml?: string; tasks?: string; more?: Record<string, string> } = {},
): string {
  return makeRepo({
    'chimaera_repo.yaml': REPO_YAML,
    'mod/chimaera_mod.yaml': given.yaml ?? MODULE_YAML,
    'mod/mod_tasks.ts': given.tasks ?? TASKS,
    ...given.more,
  });
}

/** The lines of the error that `work` throws, with paths as seen from the repository. */
export function problemsOf(repo: string, work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    if (code !== 'CHI_E_MODULE_SOURCE') throw error;
    return message.split('\n').map((line) => line.replace(`${repo}/`, ''));
  }
  return [];
}
