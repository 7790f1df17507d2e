// Rewrites what is generated: the hash of the ABI, the files of every module repo and of the configuration:
// npm run generate
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { refreshAbiHash } from './abi-hash.mjs';
import { red, say } from './build/log.mjs';
import { listModules } from './build/modules.mjs';
import './config-defaults.mjs'; // writes when it is imported …
import './config-schema.mjs'; // … as this does, from the defaults that were written before
import { GeneratorError, refreshRepo } from './generator/index.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
try {
  if (!refreshAbiHash()) say('wrote   assembly/abi/layout.ts');
  for (const repo of new Set(listModules(root).map((module) => module.repo))) {
    const { changed } = refreshRepo(path.join(root, repo));
    for (const file of changed) say(`wrote   ${repo}/${file}`);
    if (changed.length === 0) say(`${repo}: up to date`);
  }
} catch (error) {
  if (!(error instanceof GeneratorError)) throw error;
  say(red(error.message));
  process.exitCode = 1;
}
