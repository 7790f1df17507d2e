// The same round trip as a folder of baselines measures it: a program that prints rows of JSON, among them the
// median (`p50`, in µs) of a peer that spins.
import { execFileSync } from 'node:child_process';
import process from 'node:process';

export const startsProcesses = true;

export async function measure({
  program,
  seconds,
  warmup,
}: {
  program: string;
  seconds: number;
  warmup: number;
}) {
  const args = [program, '--seconds', String(seconds), '--warmup', String(warmup)];
  const rows = execFileSync(process.execPath, args, { encoding: 'utf8' }).trim().split('\n');
  const found = rows
    .map((row) => JSON.parse(row) as { peer: string; metric: string; value: number })
    .find(({ peer, metric }) => peer.includes('spin') && metric === 'p50');
  if (!found) throw new Error(`${program} has no row of a peer that spins`);
  return { us: found.value };
}
