// Clients of other processes that are killed at a random moment, with much on its way.
import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { connect, DomainQuery, type SocketConnection } from '../../host/client.js';
import { Client as Courier } from '../mods/courier/courier_client.js';
import { Daemon, Home, until } from './daemon.js';
import { Random } from './random.js';

const PROGRAM = fileURLToPath(new URL('./busy-client.js', import.meta.url));
const ANY = DomainQuery.localId(0);
/** Killed after this at the latest, counted from its first answer. */
const LIFE_MS = 60;
const TOGETHER = 4;
/** Twice the lease, and then some. */
const BACK_MS = 15_000;

export const couriersOf = (client: SocketConnection) =>
  new Courier(client).create(ANY, DomainQuery.globalBcast(), 'couriers');

/** A client process that is at work. */
export async function busyClient(endpoint: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [PROGRAM, endpoint], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  child.stdout?.resume();
  return child;
}

/** Kills `kills` clients; meanwhile another one must notice nothing, and afterwards the node has its memory back. */
export async function killClients(kills: number, seed: number): Promise<void> {
  const random = new Random(seed);
  const home = new Home({ network: { lease_ms: 2000 } });
  const daemon = await Daemon.start(home);
  const witness = await connect(home.endpoint);
  const pool = await couriersOf(witness);
  let [answered, isOver] = [0, false];
  const watching = (async () => {
    while (!isOver) {
      assert.is((await pool.with({ deadlineMs: 20_000 }).text(ANY, 'abc', 2)).length, 3);
      answered++;
    }
  })();
  await killSome(TOGETHER, home, random); // the first ones make the node allocate what it keeps
  const before = daemon.residentBytes;
  await killSome(kills - TOGETHER, home, random);
  isOver = true;
  await watching;
  assert.ok(answered > kills, `${answered} answers meanwhile`);
  // What the dead had allocated is free again: as many clients as before find room for as much.
  await until(() => daemon.residentBytes < before + (96 << 20), 'the memory comes back', BACK_MS);
  await witness.close();
  assert.is(await daemon.end(), 0, daemon.stderr);
  home.remove();
}

async function killSome(kills: number, home: Home, random: Random): Promise<void> {
  for (let left = kills; left > 0; left -= TOGETHER) {
    const some = Array.from({ length: Math.min(left, TOGETHER) }, () => random.below(LIFE_MS));
    await Promise.all(
      some.map(async (lifeMs) => {
        const child = await busyClient(home.endpoint);
        await new Promise((resolve) => setTimeout(resolve, lifeMs));
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGKILL');
        await gone;
      }),
    );
  }
}
