// Everything about the sources that can be checked without running them: npm run check
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ToolError } from './build/log.mjs';
import { isMain } from './build/main.mjs';
import { checkFormat } from './check/format.mjs';
import { checkGenerated } from './check/generated.mjs';
import { checkHouseRules } from './check/house.mjs';
import { checkTypedFiles, checkTypes } from './check/types.mjs';

/** Each answers its findings, one a line; none is good. */
const CHECKS = [
  ['types', checkTypes],
  ['typed files', checkTypedFiles],
  ['lint and format', checkFormat],
  ['generated files', checkGenerated],
  ['house rules', checkHouseRules],
];

/** A check that cannot run is broken too, and does not keep the others from running. */
async function runCheck(check, root) {
  try {
    return await check(root);
  } catch (error) {
    return [error instanceof ToolError ? error.message : error.stack];
  }
}

async function main() {
  const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  let broken = 0;
  for (const [name, check] of CHECKS) {
    const startMs = performance.now();
    const findings = await runCheck(check, root);
    const seconds = ((performance.now() - startMs) / 1000).toFixed(2);
    if (findings.length > 0) broken++;
    console.log(`${findings.length === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(20)} ${seconds.padStart(7)} s`);
    for (const finding of findings) console.log(finding.replace(/^/gm, '    '));
  }
  console.log(`checks: ${CHECKS.length - broken} fine, ${broken} broken`);
  process.exitCode = broken === 0 ? 0 : 1;
}

if (isMain(import.meta.url)) await main();
