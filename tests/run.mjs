// Runs the tests: npm test [-- PATTERN… --jobs N --allowed-skips FILE], and npm run test:deep those that take long.
// A pattern is a part of a test file's path. Each file runs in a process of its own with a time limit;
// what it may say about that in its first lines: `// time limit: 120 s`, `// runs alone`.
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { say } from '../tools/build/log.mjs';
import { isMain } from '../tools/build/main.mjs';
import { DEEP, discover, TEST } from '../tools/test/discover.mjs';
import { reportFile, summaryLine } from '../tools/test/report.mjs';
import { runAll } from '../tools/test/schedule.mjs';
import { readAllowedSkips, refuseSkips } from '../tools/test/skips.mjs';

const OPTIONS = {
  jobs: { type: 'string', short: 'j', default: '2' },
  'allowed-skips': { type: 'string' },
  deep: { type: 'boolean', default: false },
};

async function main() {
  const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const allowed = readAllowedSkips(root, values['allowed-skips']);
  const ending = values.deep ? DEEP : TEST;
  const files = discover(root, positionals, ending);
  const results = await runAll(root, files, Number(values.jobs), (result) => {
    if (allowed !== undefined) refuseSkips(result, allowed);
    reportFile(result);
  });
  if (results.length === 0) say(`no test file matches ${positionals.join(' ') || `tests/**/*${ending}`}`);
  process.exitCode = results.length > 0 && results.every((result) => result.failed === 0) ? 0 : 1;
  process.stdout.write(`\n${summaryLine(results)}\n`);
}

if (isMain(import.meta.url)) await main();
