import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Command } from 'commander';
import { shownPath } from '../../generator/errors.mjs';
import { REPO_YAML } from '../../generator/folders.mjs';
import { examples, guarded, printFiles } from '../command.mjs';
import { makeMod } from '../make-mod.mjs';
import { makeRepo } from '../make-repo.mjs';

/** The folder's name, as a namespace may be called. */
const guessName = (folder) => {
  const name = path
    .basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '_');
  return /^[a-z]/.test(name) ? name : `mods_${name}`;
};

export const initCommand = (name) =>
  new Command(name)
    .description('Makes this folder a module repository, and the first module in it.')
    .argument('[module]', "name of the module; default: the folder's")
    .option('--namespace <name>', "of the repository; default: the folder's name")
    .option('--lang <language>', "of the module's runtime: as (AssemblyScript) or ts (TypeScript)", 'as')
    .addHelpText('after', examples(`npx chimaera ${name} compressor`))
    .action(
      guarded(async (module, { lang, namespace }) => {
        const repo = process.cwd();
        const guessed = guessName(repo);
        const files = [];
        if (!existsSync(path.join(repo, REPO_YAML)))
          files.push(...makeRepo(repo, namespace ?? guessed).written);
        files.push(...(await makeMod(path.join(repo, module ?? guessed), lang)));
        printFiles('wrote', files.map(shownPath));
        process.stderr.write('next: npm install, then npm test\n');
      }),
    );
