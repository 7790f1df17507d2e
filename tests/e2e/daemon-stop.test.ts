import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { connect, DomainQuery } from '../../host/client.js';
import { Client as Courier } from '../mods/courier/courier_client.js';
import { chimaera, Daemon, Home, until } from '../support/daemon.js';

const test = suite('daemon stop');
const ANY = DomainQuery.localId(0);
const couriers = (client: Awaited<ReturnType<typeof connect>>) =>
  new Courier(client).create(ANY, DomainQuery.globalBcast(), 'couriers');

test('a signal drains, a second one does not wait', async () => {
  const home = new Home({ runtime: { workers: 2, stop_deadline_ms: 20_000 } });
  const daemon = await Daemon.start(home);
  const client = await connect(home.endpoint);
  const pool = await couriers(client);
  const short = pool.hold(ANY, 300);
  await pool.count(ANY); // it has been sent by now
  daemon.child.kill('SIGTERM');
  await daemon.says('"stopping"');
  await short; // it was let to finish
  assert.is(await daemon.exited, 0);
  await client.close();

  const again = await Daemon.start(home);
  const other = await connect(home.endpoint);
  const held = (await couriers(other)).hold(ANY, 60_000).catch((error) => error.code);
  await (await couriers(other)).count(ANY);
  again.child.kill('SIGTERM');
  await again.says('"stopping"');
  again.child.kill('SIGTERM');
  assert.is(await again.exited, 0);
  assert.ok(['CHI_E_SHUTDOWN', 'CHI_E_UNKNOWN_OUTCOME'].includes((await held) as string));
  await other.close();
  home.remove();
});

test('stop under load: every task has an outcome, and the node goes', async () => {
  const home = new Home({ runtime: { workers: 2, stop_deadline_ms: 500 } });
  const daemon = await Daemon.start(home);
  const client = await connect(home.endpoint);
  const pool = await couriers(client);
  const counts: Record<string, number> = {};
  let isOver = false;
  const load = Array.from({ length: 200 }, async () => {
    while (!isOver) {
      const code = await pool
        .with({ deadlineMs: 10_000 })
        .carry(ANY, 1, 2, 3n, 4, true)
        .then(
          () => 'Ok',
          (error) => error.code as string,
        );
      counts[code] = (counts[code] ?? 0) + 1;
      if (code !== 'Ok') return;
    }
  });
  await until(() => (counts.Ok ?? 0) > 2000, 'there is load');
  assert.is((await chimaera(['stop', '-e', home.socket])).code, 0);
  assert.is(await daemon.exited, 0);
  isOver = true;
  await client.close();
  await Promise.all(load);
  const known = ['Ok', 'CHI_E_SHUTDOWN', 'CHI_E_SHUTTING_DOWN', 'CHI_E_UNKNOWN_OUTCOME', 'CHI_E_CLOSED'];
  assert.equal(
    Object.keys(counts).filter((code) => !known.includes(code)),
    [],
  );
  home.remove();
});

test.run();
