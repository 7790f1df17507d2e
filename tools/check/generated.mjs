// The generated files, of the module repos and of the configuration, fit their sources.
import path from 'node:path';
import process from 'node:process';
import { listModules, listStale } from '../build/modules.mjs';
import { capture } from './capture.mjs';

export async function checkGenerated(root) {
  const repos = [...new Set(listModules(root).map((module) => module.repo))];
  const stale = await Promise.all(repos.map((repo) => listStale(root, repo)));
  const findings = stale.flat().map((file) => `${file}:1:1: stale, run \`npm run generate\``);
  const defaults = path.join(root, 'tools', 'config-defaults.mjs');
  const { code, lines } = await capture(process.execPath, [defaults, '--check'], root);
  return code === 0 ? findings : [...findings, ...lines];
}
