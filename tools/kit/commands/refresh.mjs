import path from 'node:path';
import process from 'node:process';
import { Command } from 'commander';
import { shownPath } from '../../generator/errors.mjs';
import { examples, guarded } from '../command.mjs';
import { refresh } from '../refresh.mjs';
import { watch } from '../watch.mjs';

/** What is said of a file that was written, and of one that would be. */
const VERBS = {
  new: ['wrote', 'missing'],
  outdated: ['updated', 'out of date'],
  edited: ['replaced (it had been edited by hand)', 'edited by hand'],
  obsolete: ['removed', 'no longer generated'],
  extended: ['changed', 'to be changed'],
};
/** Of these the lines are shown also when they are written: they were somebody's own. */
const OWN = new Set(['edited', 'extended']);
const DIFF_LINES = 4;

const say = (text) => process.stderr.write(`${text}\n`);

function shorten(diff) {
  const lines = diff.split('\n');
  const more = lines.length - 1 - DIFF_LINES;
  return more > 0 ? [...lines.slice(0, DIFF_LINES + 1), `… ${more} more lines`].join('\n') : diff;
}

/** One line a file that was touched, or would be, with the lines that differ. */
function print({ modules, files, stale, leftovers }, { check, dryRun, prune }) {
  const written = !check && !dryRun;
  for (const { file, status, diff } of stale) {
    process.stdout.write(`${shownPath(file)}: ${VERBS[status][written ? 0 : 1]}\n`);
    const shown = check ? shorten(diff) : diff;
    if (diff !== '' && (!written || OWN.has(status)))
      process.stdout.write(`${shown.replace(/^/gm, '    ')}\n`);
  }
  for (const { file, line, name } of prune ? [] : leftovers) {
    say(`${shownPath(file)}:${line}:1: ${name} has no method any more; --prune removes its region`);
  }
  const generated = files.filter(({ status }) => status !== 'extended');
  const fresh = generated.filter(({ status }) => status === 'fresh');
  say(
    files.length === 0
      ? `${modules.length} modules, unchanged`
      : `${modules.length} modules, ${generated.length} generated files looked at, ${fresh.length} were up to date`,
  );
}

async function run(repo, options) {
  const report = await refresh(repo, options);
  print(report, options);
  if (!options.check || report.stale.length === 0) return;
  say(`run: chi_refresh_repo ${shownPath(repo)}`);
  process.exitCode = 1;
}

export const refreshCommand = (name) =>
  new Command(name)
    .description(
      "Writes each module's autogen/ from its chimaera_mod.yaml and <mod>_tasks.ts, and adds new methods.",
    )
    .argument('[path]', 'folder with chimaera_repo.yaml', '.')
    .option('--check', 'write nothing; exit 1 if a file is not up to date')
    .option('--dry-run', 'write nothing; say what would be written')
    .option('--prune', 'remove the regions of methods that chimaera_mod.yaml has no more')
    .option('--watch', 'go on, at each change')
    .addHelpText(
      'after',
      examples(`${name} my_mod_repo`, `${name} my_mod_repo --check    in continuous integration`),
    )
    .action((folder, { watch: goOn, ...options }) => {
      const repo = path.resolve(folder);
      const once = guarded(() => run(repo, options));
      return goOn ? watch(repo, once) : once();
    });
