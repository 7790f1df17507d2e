import path from 'node:path';
import { Command } from 'commander';
import { shownPath } from '../../generator/errors.mjs';
import { examples, guarded, printFiles } from '../command.mjs';
import { makeRepo } from '../make-repo.mjs';

export const makeRepoCommand = (name) =>
  new Command(name)
    .description(
      'Makes a module repository: a folder for modules, and an npm package called like its namespace.',
    )
    .argument('<path>', 'its folder; files that are there stay as they are')
    .argument('<namespace>', 'prefix of its modules outside of it: example::compressor_client')
    .addHelpText('after', examples(`${name} my_mod_repo example`))
    .action(
      guarded((folder, namespace) => {
        const { written, kept } = makeRepo(path.resolve(folder), namespace);
        printFiles('wrote', written.map(shownPath));
        printFiles('kept', kept.map(shownPath));
      }),
    );
