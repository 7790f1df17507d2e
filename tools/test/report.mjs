// What the runner prints: a line per file, the output of those that fail, and the last line.
import process from 'node:process';

const print = (text) => process.stdout.write(`${text}\n`);

export function reportFile(result) {
  const { file, passed, failed, skips, problems, timeMs, output } = result;
  const counts = [`${passed} passed`];
  if (failed > 0) counts.push(`${failed} failed`);
  if (skips.length > 0) counts.push(`${skips.length} skipped`);
  const mark = failed > 0 ? 'FAIL' : 'ok  ';
  print(
    `${mark}  ${file.padEnd(52)} ${counts.join(', ').padEnd(24)} ${(timeMs / 1000).toFixed(2).padStart(7)} s`,
  );
  for (const { name, reason } of skips) print(`        skipped: ${name} (${reason})`);
  if (failed === 0) return;
  for (const problem of problems) print(`        ${problem}`);
  print(output.trimEnd().replace(/^/gm, '    │ '));
}

/** `N passed, N failed` and, if there are any, `, N skipped`: the form that other tools read. */
export function summaryLine(results) {
  const sum = (pick) => results.reduce((count, result) => count + pick(result), 0);
  const skipped = sum((result) => result.skips.length);
  const line = `${sum((result) => result.passed)} passed, ${sum((result) => result.failed)} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
