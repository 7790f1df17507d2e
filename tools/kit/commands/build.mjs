import path from 'node:path';
import { Command } from 'commander';
import { buildRepo } from '../build.mjs';
import { examples, guarded } from '../command.mjs';
import { writeDeclarations } from '../declarations.mjs';
import { watch } from '../watch.mjs';

export const buildCommand = (name) =>
  new Command(name)
    .description('Refreshes a repository and builds its modules into build/, where CHI_REPO_PATH finds them.')
    .argument('[path]', 'folder with chimaera_repo.yaml', '.')
    .option('--declarations', 'check the types, and write .d.ts files of the clients')
    .option('--watch', 'go on, at each change')
    .addHelpText('after', examples(`chimaera repo ${name}`, `chimaera repo ${name} my_mod_repo --watch`))
    .action((folder, options) => {
      const repo = path.resolve(folder);
      const once = guarded(async () => {
        const scripts = await buildRepo(repo);
        if (options.declarations) writeDeclarations(repo, scripts);
      });
      return options.watch ? watch(repo, once) : once();
    });
