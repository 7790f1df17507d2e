// Who listens at a port of this machine, as far as Linux tells this user.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const LISTENING = '0A';
const INODE = 9;

/** The process that listens at a TCP port, or undefined where that cannot be known. */
export function ownerOfPort(port: number): number | undefined {
  try {
    const inodes = new Set(['tcp', 'tcp6'].flatMap((file) => listening(`/proc/net/${file}`, port)));
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const owner = inodes.size === 0 ? undefined : pids.find((pid) => holds(pid, inodes));
    return owner === undefined ? undefined : Number(owner);
  } catch {
    return undefined; // another system
  }
}

function listening(file: string, port: number): string[] {
  const rows = readFileSync(file, 'latin1').trim().split('\n').slice(1);
  const fields = rows.map((row) => row.trim().split(/\s+/));
  return fields
    .filter(([, local, , state]) => state === LISTENING && Number.parseInt(local.split(':')[1], 16) === port)
    .map((row) => row[INODE]);
}

function holds(pid: string, inodes: ReadonlySet<string>): boolean {
  try {
    const files = readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
    return files.some((target) => inodes.has(/^socket:\[(\d+)\]$/.exec(target)?.[1] ?? ''));
  } catch {
    return false; // of another user, or it has just ended
  }
}
