#!/usr/bin/env node
// chi_refresh_repo: brings the generated files of a module repository up to date.
import process from 'node:process';
import { Command } from 'commander';
import { shownPath } from './errors.mjs';
import { GeneratorError, refreshRepo } from './index.mjs';

const VERBS = {
  new: ['wrote', 'missing'],
  outdated: ['updated', 'out of date'],
  edited: ['replaced (it had been edited by hand)', 'edited by hand'],
  obsolete: ['removed', 'no longer generated'],
};

/** One line a file that was touched, or would be; with the first differing lines where nothing is written. */
function print({ modules, files, stale }, written) {
  for (const { file, status, diff } of stale) {
    process.stdout.write(`${shownPath(file)}: ${VERBS[status][written ? 0 : 1]}\n`);
    if (!written && diff !== '') process.stdout.write(`${diff.replace(/^/gm, '    ')}\n`);
  }
  const count = `${modules.length} modules, ${files.length} generated files`;
  process.stderr.write(`${count}, ${files.length - stale.length} were up to date\n`);
}

function run(repoDir, { check = false, dryRun = false }) {
  try {
    const report = refreshRepo(repoDir, { check, dryRun });
    print(report, !check && !dryRun);
    if (check && report.stale.length > 0) {
      process.stderr.write(`run: chi_refresh_repo ${repoDir}\n`);
      process.exitCode = 1;
    }
  } catch (error) {
    if (!(error instanceof GeneratorError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

new Command('chi_refresh_repo')
  .description("Writes each module's autogen/ from its chimaera_mod.yaml and <mod>_tasks.ts.")
  .argument('<path>', 'folder with chimaera_repo.yaml')
  .option('--check', 'write nothing; exit 1 if a generated file is not up to date')
  .option('--dry-run', 'write nothing; say what would be written')
  .addHelpText(
    'after',
    `
Examples:
  chi_refresh_repo mods            after a change to a module's methods or tasks
  chi_refresh_repo mods --check    in continuous integration`,
  )
  .action(run)
  .parse();
