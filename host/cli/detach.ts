// Starting a node in the background: the command waits until it serves, and fails as it fails.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { EXIT_FAILED } from './exit-codes.js';

/** What the process in the background says to the one that started it. */
export interface Ready {
  readonly endpoints: readonly string[];
}

/** Starts `chimaera start` with these arguments in the background; the exit code, 0 once clients are served. */
export function startDetached(args: readonly string[]): Promise<number> {
  const program = fileURLToPath(new URL('./chimaera.js', import.meta.url));
  const child = spawn(process.execPath, [program, 'start', ...args], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return new Promise((resolve) => {
    child.stderr?.pipe(process.stderr);
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(EXIT_FAILED);
    });
    child.once('exit', (code) => resolve(code ?? EXIT_FAILED));
    child.once('message', ({ endpoints }: Ready) => {
      process.stdout.write(`process ${child.pid} serves ${endpoints.join(' and ')}\n`);
      child.stderr?.destroy();
      child.disconnect();
      child.unref();
      resolve(0);
    });
  });
}
