// npm run prove [-- --processes N]
// Explores all that docs/proof.md tells of, and writes its tables. What was explored of these engines before is not
// explored again.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { prove } from './proof.js';
import { sumOf, writeReport } from './report.js';

const { values } = parseArgs({ options: { processes: { type: 'string' } } });
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const start = performance.now();
const { results, wrong } = await prove(
  say,
  values.processes === undefined ? undefined : Number(values.processes),
);
const { explorations, operations } = sumOf([...results.values()]);
say(
  `${explorations} explorations, ${operations} atomic accesses, ${Math.round((performance.now() - start) / 1000)} s`,
);
for (const line of wrong) say(line);
if (wrong.length === 0) writeReport(results);
process.exitCode = wrong.length === 0 ? 0 : 1;
