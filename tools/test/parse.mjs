// Reads what a test file printed: uvu's summary, and the lines of tests/support/skip.ts.

/** Starts the line by which a skipped test names itself; tests/support/skip.ts prints it. */
const SKIP_MARK = '@skip ';

const SUMMARY = /^ {2}Total: +(\d+)\n {2}Passed: +(\d+)\n {2}Skipped: +(\d+)\n/gm;

/** { summary: { total, passed, skipped } or undefined, skips: [{ name, reason }] } */
export function parseOutput(output) {
  const last = [...output.matchAll(SUMMARY)].at(-1); // a test may itself print one
  const summary = last && { total: Number(last[1]), passed: Number(last[2]), skipped: Number(last[3]) };
  const skips = output
    .split('\n')
    .filter((line) => line.startsWith(SKIP_MARK))
    .map((line) => JSON.parse(line.slice(SKIP_MARK.length)));
  return { summary, skips };
}
