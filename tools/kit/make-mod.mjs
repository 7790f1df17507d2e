// chi_make_mod: a new module, as the template module has it.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ToolError } from '../build/log.mjs';
import { shownPath } from '../generator/errors.mjs';
import { REPO_YAML } from '../generator/folders.mjs';
import { isReservedWord, MODULE_NAME } from '../generator/names.mjs';
import { newModule } from '../generator/template.mjs';
import { writeNew } from './new-files.mjs';
import { refresh } from './refresh.mjs';

const LANGUAGES = new Map([
  ['as', 'assemblyscript'],
  ['ts', 'typescript'],
]);

function checkPlace(repo, folder, name) {
  if (!existsSync(path.join(repo, REPO_YAML))) {
    const todo = `chi_make_repo ${shownPath(repo)} <namespace>`;
    throw new ToolError(
      `${shownPath(repo)} is no module repository (it has no ${REPO_YAML}); make one: ${todo}`,
    );
  }
  if (!MODULE_NAME.test(name) || isReservedWord(name)) {
    const expected = 'lower-case letters, digits and _, beginning with a letter, and no word of the language';
    throw new ToolError(`${name} is not a module name; expected ${expected}; choose another`);
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new ToolError(`${shownPath(folder)} is there already, and not empty; choose another name`);
  }
}

/**
 * @param {string} folder of the module, in a repository
 * @param {'as' | 'ts'} language of its runtime
 * @returns {Promise<string[]>} the files that were written
 * @throws {ToolError}
 */
export async function makeMod(folder, language) {
  const runtime = LANGUAGES.get(language);
  if (runtime === undefined) throw new ToolError(`--lang ${language}; expected as or ts; correct it`);
  const [repo, name] = [path.dirname(folder), path.basename(folder)];
  checkPlace(repo, folder, name);
  const { written } = writeNew(folder, newModule(name, runtime));
  const { stale } = await refresh(repo);
  return [...written, ...stale.map(({ file }) => file)];
}
