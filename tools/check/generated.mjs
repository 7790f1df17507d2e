// What is generated, of the module repos, of the configuration and of the ABI, fits its sources.
import path from 'node:path';
import process from 'node:process';
import { listModules, listStale } from '../build/modules.mjs';
import { capture } from './capture.mjs';

export async function checkGenerated(root) {
  const repos = [...new Set(listModules(root).map((module) => module.repo))];
  const stale = await Promise.all(repos.map((repo) => listStale(root, repo)));
  const findings = stale.flat().map((file) => `${file}:1:1: stale, run \`npm run generate\``);
  for (const tool of ['config-defaults.mjs', 'config-schema.mjs', 'abi-hash.mjs']) {
    const script = path.join(root, 'tools', tool);
    const { code, lines } = await capture(process.execPath, [script, '--check'], root);
    if (code !== 0) findings.push(...lines);
  }
  return findings;
}
