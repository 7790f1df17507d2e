// A node as a process of its own, and commands that talk to it.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import * as assert from 'uvu/assert';
import { ROOT } from './root.js';

export const CHIMAERA = path.join(ROOT, 'dist/host/cli/chimaera.js');
/** Long: the machine may be busy with other tests. */
const LIMIT_MS = 30_000;
const POLL_MS = 5;

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** A folder with a configuration in it, for a node with two workers and the test modules. */
export class Home {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'chi-'));
  readonly socket = path.join(this.folder, 's');
  readonly endpoint = `ipc://${this.socket}`;
  readonly config = path.join(this.folder, 'c.yaml');

  constructor(more: Record<string, unknown> = {}) {
    const { network, ...rest } = more as { network?: object };
    const configuration = {
      runtime: { workers: 2 },
      memory: { main_mib: 32, runtime_data_mib: 64, client_data_mib: 256 },
      network: { socket: this.socket, ...network },
      modules: { paths: [path.join(ROOT, 'dist/tests/mods')], registry: ['courier', 'probe'] },
      compose: [{ module: 'courier', pool: 'couriers' }],
      ...rest,
    };
    writeFileSync(this.config, JSON.stringify(configuration)); // JSON is YAML
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class Daemon {
  stdout = '';
  stderr = '';
  readonly exited: Promise<number | string>;

  private constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk) => (this.stdout += chunk));
    child.stderr?.on('data', (chunk) => (this.stderr += chunk));
    this.exited = new Promise((resolve) =>
      child.once('exit', (code, signal) => resolve(code ?? `${signal}`)),
    );
  }

  /** Starts one, and waits until it says that it is ready. */
  static async start(home: Home, args: string[] = [], env: Record<string, string> = {}): Promise<Daemon> {
    const daemon = Daemon.spawn(home, args, env);
    await daemon.says('"ready"');
    return daemon;
  }

  static spawn(home: Home, args: string[] = [], env: Record<string, string> = {}): Daemon {
    const child = spawn(process.execPath, [CHIMAERA, 'start', '--config', home.config, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Daemon(child);
  }

  get pid(): number {
    return this.child.pid as number;
  }

  /** The addresses that it serves. */
  get endpoints(): string[] {
    const line = this.stdout.split('\n').find((text) => text.includes('"ready"')) as string;
    return JSON.parse(line).endpoints;
  }

  async says(text: string): Promise<void> {
    let isOver = false;
    void this.exited.then(() => {
      isOver = true;
    });
    await until(() => isOver || this.stdout.includes(text), `the node says ${text}`);
    assert.ok(this.stdout.includes(text), `it ended: ${this.stderr}`);
  }

  /** Sends a signal; what it exits with. */
  end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | string> {
    this.child.kill(signal);
    return this.exited;
  }
}

/** Runs a command of the CLI to its end. */
export function chimaera(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...env }, timeout: LIMIT_MS };
    execFile(process.execPath, [CHIMAERA, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, stdout, stderr });
    });
  });
}

/** Waits for what another process does; in vain = the test fails. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  limitMs = LIMIT_MS,
): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await condition())) {
    assert.ok(performance.now() < end, `waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

export const hasSocket = (home: Home) => existsSync(home.socket) || existsSync(`${home.socket}.pid`);
