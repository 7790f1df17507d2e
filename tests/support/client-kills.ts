// Clients of other processes that are killed at a random moment, with much on its way.
import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { connect, DomainQuery, type SocketConnection } from '../../host/client.js';
import { Runtime } from '../../host/index.js';
import { Client as Courier } from '../mods/courier/courier_client.js';
import { Home, until } from './daemon.js';
import { assertQuiet, destroyPools, liveBytes } from './quiet.js';
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

/** Kills `kills` clients; meanwhile another one must notice nothing, and afterwards every byte of the node is back. */
export async function killClients(kills: number, seed: number): Promise<void> {
  const random = new Random(seed);
  const home = new Home({ network: { lease_ms: 2000 }, compose: [] }); // no pool at first, nor at last
  const rt = await Runtime.start(home.config);
  const server = await rt.serve();
  const before = liveBytes(rt);
  const witness = await connect(home.endpoint);
  const pool = await couriersOf(witness);
  let [answered, isOver] = [0, false];
  const watching = (async () => {
    while (!isOver) {
      assert.is((await pool.with({ deadlineMs: 20_000 }).text(ANY, 'abc', 2)).length, 3);
      answered++;
    }
  })();
  await killSome(kills, home, random);
  isOver = true;
  await watching;
  assert.ok(answered > kills, `${answered} answers meanwhile`);
  await witness.close();
  await until(() => server.sessions === 0, 'all sessions are over', BACK_MS);
  await destroyPools(rt);
  await assertQuiet(rt, before, until);
  await rt.stop();
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
