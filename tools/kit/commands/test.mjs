import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { Command } from 'commander';
import { walk } from '../../build/files.mjs';
import { BUILD, buildRepo } from '../build.mjs';
import { examples, guarded } from '../command.mjs';

export const testCommand = (name) =>
  new Command(name)
    .description("Builds a repository and runs its modules' tests with Node's test runner.")
    .argument('[path]', 'folder with chimaera_repo.yaml', '.')
    .addHelpText('after', examples(`chimaera repo ${name}`))
    .action(
      guarded(async (folder) => {
        const repo = path.resolve(folder);
        await buildRepo(repo);
        const tests = walk(repo, BUILD).filter((file) => file.endsWith('.test.js'));
        const { status } = spawnSync(process.execPath, ['--test', ...tests], { cwd: repo, stdio: 'inherit' });
        process.exitCode = status ?? 1;
      }),
    );
