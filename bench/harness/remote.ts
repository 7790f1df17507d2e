// A node in another process, for as long as a scenario needs it.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE = fileURLToPath(new URL('../programs/courier-node.js', import.meta.url));

/** Runs `body` beside a node, or beside a peer's server of the baselines' `rpc/serve.mjs`. */
export async function beside<T>(
  body: (address: string, child: ChildProcess) => Promise<T>,
  program = NODE,
  args: (address: string) => string[] = (address) => [address],
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const address = path.join(folder, 's');
  const child = fork(program, args(address), { serialization: 'advanced' });
  try {
    await once(child, 'message');
    return await body(address, child);
  } finally {
    const gone = once(child, 'exit');
    child.disconnect();
    await gone;
    rmSync(folder, { recursive: true, force: true });
  }
}
