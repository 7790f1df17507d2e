import path from 'node:path';
import { Command } from 'commander';
import { shownPath } from '../../generator/errors.mjs';
import { examples, guarded, printFiles } from '../command.mjs';
import { makeMod } from '../make-mod.mjs';

export const makeModCommand = (name) =>
  new Command(name)
    .description('Makes a module in a repository, from the template module MOD_NAME.')
    .argument('<path>', 'its folder: the repository, and the name of the module')
    .option('--lang <language>', 'of its runtime: as (AssemblyScript) or ts (TypeScript)', 'as')
    .addHelpText('after', examples(`${name} my_mod_repo/compressor`, `${name} my_mod_repo/mailer --lang ts`))
    .action(
      guarded(async (folder, { lang }) => {
        printFiles('wrote', (await makeMod(path.resolve(folder), lang)).map(shownPath));
      }),
    );
