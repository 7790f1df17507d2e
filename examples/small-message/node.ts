// A node of the example's own, in a folder that goes with it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const CHIMAERA = fileURLToPath(new URL('../../host/cli/chimaera.js', import.meta.url));

export interface OwnNode {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Starts a node in another process; its clients may try to connect at once. */
export function startNode(containers: number): OwnNode {
  const folder = mkdtempSync(path.join(tmpdir(), 'small-message-'));
  const socket = path.join(folder, 'socket');
  const config = path.join(folder, 'chimaera.yaml');
  const compose = [{ module: 'small_message', pool: 'messages', containers }];
  writeFileSync(config, JSON.stringify({ network: { socket }, compose })); // JSON is YAML
  const log = path.join(folder, 'log');
  const child = spawn(process.execPath, [CHIMAERA, 'start', '--config', config, '--log', log], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  return {
    endpoint: `ipc://${socket}`,
    async stop() {
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
