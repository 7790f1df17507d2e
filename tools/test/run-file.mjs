// Runs one test file in a process group of its own and judges it.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { parseOutput } from './parse.mjs';

/** After its end, how long a file's own children may hold its output open before they are killed. */
const LINGER_MS = 2_000;
/** Of a file that floods its output only the end is kept. */
const KEEP_CHARACTERS = 1_000_000;

const running = new Set();

function killGroup(pid) {
  try {
    // A detached child leads a group with its own pid; on Windows there is only the process.
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // nothing of it is left
  }
}

/** For the end of the runner itself: no test process outlives it. */
export function killAll() {
  for (const pid of running) killGroup(pid);
}

function execute({ script, limitMs }, cwd) {
  return new Promise((resolve) => {
    const startMs = performance.now();
    const { NO_COLOR: _, ...env } = process.env; // node warns when both are set
    const child = spawn(process.execPath, ['--enable-source-maps', script], {
      cwd,
      detached: true,
      env: { ...env, FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child.pid);
    let output = '';
    let timedOut = false;
    const collect = (chunk) => {
      output = (output + chunk).slice(-KEEP_CHARACTERS);
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    const limit = setTimeout(() => {
      timedOut = true;
      killGroup(child.pid);
    }, limitMs);
    let linger;
    child.on('exit', () => {
      clearTimeout(limit);
      linger = setTimeout(() => {
        killGroup(child.pid);
        // A grandchild in a group of its own may still hold the pipes: do not wait for it.
        child.stdout.destroy();
        child.stderr.destroy();
      }, LINGER_MS);
    });
    child.on('error', (error) => collect(String(error)));
    child.on('close', (code, signal) => {
      clearTimeout(linger);
      killGroup(child.pid);
      running.delete(child.pid);
      resolve({ code, signal, output, timedOut, timeMs: performance.now() - startMs });
    });
  });
}

/** Counts and, for whatever goes beyond a failed assertion, the reasons why the file fails. */
export function judge({ code, signal, output, timedOut }, limitMs) {
  const { summary, skips } = parseOutput(output);
  const { total = 0, passed = 0, skipped = 0 } = summary ?? {};
  const problems = [];
  if (timedOut) problems.push(`stopped at its time limit of ${limitMs / 1000} s`);
  else if (signal !== null) problems.push(`ended by ${signal}`);
  else if (summary === undefined) problems.push('ended without a summary: is `test.run()` missing?');
  else if (total === 0 && skipped === 0) problems.push('no test ran');
  else if (code !== 0 && passed === total) problems.push(`exit code ${code} although its tests passed`);
  // uvu counts a test that rejected with a falsy value neither as passed nor as an error.
  if (code === 0 && passed < total) problems.push('a test rejected without an error');
  if (skipped !== skips.length)
    problems.push(`${skipped} skipped, ${skips.length} of them with a name and a reason`);
  // Each failed test counts; a file that fails without one counts as one.
  const failed = total - passed;
  return { passed, failed: Math.max(failed, problems.length > 0 ? 1 : 0), skips, problems };
}

export async function runFile(root, file) {
  const ended = await execute(file, root);
  return { file: file.file, output: ended.output, timeMs: ended.timeMs, ...judge(ended, file.limitMs) };
}
