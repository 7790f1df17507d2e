// Where a runtime of this machine is found: its Unix socket, in a folder that only its user can enter, and beside it a
// file that tells whose it is. A process that died leaves both behind; a later owner of its pid is not taken for it.
import { closeSync, lstatSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Environment } from '../../config/load.js';
import { ChimaeraError } from '../../errors.js';

/** The port that clients expect when an address names none. */
export const PORT = 7461;
const PRIVATE = 0o700;
const OTHERS = 0o077;

export interface Owner {
  readonly pid: number;
  /** When its process was started, in clock ticks since the machine was; 0 where that cannot be known. */
  readonly start: number;
}

/** The socket of `network.socket: auto`. */
export function defaultSocket(env: Environment): string {
  const folder = env.XDG_RUNTIME_DIR
    ? path.join(env.XDG_RUNTIME_DIR, 'chimaera')
    : path.join(tmpdir(), `chimaera-${userInfo().uid}`);
  return path.join(folder, 'runtime.sock');
}

/** An address in full: `ipc://PATH`, `tcp://HOST:PORT`, a path, HOST:PORT, or a host alone. */
export function endpointOf(address: string): string {
  if (address.includes('://')) return address;
  if (address.startsWith('/') || address.startsWith('.')) return `ipc://${path.resolve(address)}`;
  return `tcp://${address.includes(':') ? address : `${address}:${PORT}`}`;
}

/** The file of an address that is a Unix socket. */
export function socketOf(endpoint: string): string | undefined {
  return endpoint.startsWith('ipc://') ? endpoint.slice('ipc://'.length) : undefined;
}

/** Makes the socket's folder if need be; throws CHI_E_ADDRESS when others could get at it. */
export function openFolder(socket: string): void {
  const folder = path.dirname(socket);
  const refuse = (reason: string) => new ChimaeraError('CHI_E_ADDRESS', { endpoint: socket, reason });
  try {
    mkdirSync(folder, { recursive: true, mode: PRIVATE });
    const found = lstatSync(folder);
    if (!found.isDirectory()) throw refuse(`${folder} is no folder`);
    if (found.uid !== userInfo().uid) throw refuse(`${folder} belongs to somebody else`);
    if ((found.mode & OTHERS) !== 0) throw refuse(`others can enter ${folder}: chmod 700 ${folder}`);
  } catch (error) {
    throw error instanceof ChimaeraError ? error : refuse((error as Error).message);
  }
}

/**
 * Makes this process the owner of a socket; answers how to give it up.
 * @throws CHI_E_ADDRESS_IN_USE naming the process that has it
 */
export function claim(socket: string): () => void {
  openFolder(socket);
  const file = pidFile(socket);
  for (;;) {
    try {
      const handle = openSync(file, 'wx', 0o600); // neither follows a link nor takes what is there
      writeSync(handle, `${process.pid} ${startOf(process.pid)}\n`);
      closeSync(handle);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = ownerOf(socket);
    if (owner)
      throw new ChimaeraError('CHI_E_ADDRESS_IN_USE', { endpoint: socket, owner: `process ${owner.pid}` });
    rmSync(file, { force: true }); // of a process that is no more
    rmSync(socket, { force: true });
  }
  return () => {
    rmSync(file, { force: true });
    rmSync(socket, { force: true });
  };
}

/** The process that has a socket, if it lives. */
export function ownerOf(socket: string): Owner | undefined {
  let text: string;
  try {
    text = readFileSync(pidFile(socket), 'utf8');
  } catch {
    return undefined;
  }
  const [pid, start] = text.trim().split(' ').map(Number);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  return startOf(pid) === start ? { pid, start } : undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return stateOf(pid) !== 'Z'; // a process that ended and was not waited for has nothing any more
}

const pidFile = (socket: string) => `${socket}.pid`;

// Field 22 of /proc/PID/stat; 0 on systems that have no such file, where the pid alone must do.
function startOf(pid: number): number {
  return Number(statOf(pid)[19] ?? 0);
}

function stateOf(pid: number): string | undefined {
  return statOf(pid)[0];
}

// The fields behind the command's name, which is in parentheses and may hold anything.
function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
