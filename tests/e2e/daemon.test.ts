// time limit: 150 s
// The node as a service: started, found, used, stopped.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { connect, DomainQuery } from '../../host/client.js';
import { Client as Admin } from '../../mods/admin/admin_client.js';
import { Client as Courier } from '../mods/courier/courier_client.js';
import { chimaera, Daemon, Home, hasSocket } from '../support/daemon.js';

const test = suite('daemon');
const ANY = DomainQuery.localId(0);
const couriers = (client: Awaited<ReturnType<typeof connect>>) =>
  new Courier(client).create(ANY, DomainQuery.globalBcast(), 'couriers');

test('it serves its pools, says how it is, and goes when it is told, with nothing left behind', async () => {
  const home = new Home({ network: { port: 0 } });
  const daemon = await Daemon.start(home);
  assert.is(statSync(home.folder).mode & 0o777, 0o700);
  const [socket, tcp] = daemon.endpoints;
  assert.is(socket, home.endpoint);
  assert.match(tcp, /^tcp:\/\/127\.0\.0\.1:[1-9]\d*$/);
  for (const endpoint of [socket, tcp]) {
    const client = await connect(endpoint);
    const pool = await couriers(client);
    assert.equal(await pool.text(ANY, 'abc', 2), { copy: 'abcabc', length: 3 });
    const data = client.allocateBuffer(1);
    const sorted = await pool.delta(ANY, new Uint32Array([7, 40, 41]), 'Χ', 2, data); // serialised by its author
    assert.equal(sorted, { text: 'Χ', sorted: new Uint32Array([14, 80, 82]), arrived: 1 });
    data.free();
    await client.close();
  }
  const admin = await connect(socket);
  assert.is(await new Admin(admin).bind({ lo: 1, hi: 0 }).getPoolName(ANY, 1, 0), 'admin');
  await admin.close();
  const status = await chimaera(['status', '--endpoint', home.socket, '--json']);
  assert.is(status.code, 0, status.stderr);
  assert.is(JSON.parse(status.stdout).pid, daemon.pid);
  const stop = await chimaera(['stop'], { CHI_ENDPOINT: home.endpoint });
  assert.is(stop.code, 0, stop.stderr);
  assert.is(await daemon.exited, 0, daemon.stderr);
  assert.not.ok(hasSocket(home));
  const gone = await chimaera(['status', '--endpoint', home.socket, '--timeout', '300']);
  assert.is(gone.code, 5);
  assert.match(
    gone.stderr,
    /no runtime answers at ipc:.* within 300 ms\nStart one with chimaera_start_runtime/,
  );
  home.remove();
});

test('buffers from 64 B to 64 MiB', async () => {
  const home = new Home({ network: { client_bulk_mib: 128 } });
  const daemon = await Daemon.start(home);
  const client = await connect(home.endpoint);
  const pool = await couriers(client);
  for (const size of [64, 4096, 1 << 20, 64 << 20]) {
    const buffer = client.allocateBuffer(size);
    buffer.view.fill(1);
    assert.is(await pool.flip(ANY, buffer), size);
    assert.is(buffer.view[0], 254);
    assert.is(buffer.view[size - 1], 254);
    buffer.free();
  }
  await client.close();
  assert.is(await daemon.end(), 0);
  home.remove();
});

test('in the background: the command comes back when clients are served', async () => {
  const home = new Home();
  const log = path.join(home.folder, 'log');
  const start = await chimaera(['start', '-c', home.config, '--detach', '--log', log]);
  assert.is(start.code, 0, start.stderr);
  assert.match(start.stdout, new RegExp(`^process \\d+ serves ${home.endpoint}\n$`));
  assert.is((await chimaera(['start', '-c', home.config, '--detach', '--log', log])).code, 4);
  assert.is((await chimaera(['stop', '-e', home.socket])).code, 0);
  assert.not.ok(hasSocket(home));
  const lines = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).msg);
  assert.equal(lines, ['ready', 'stopping', 'stopped']);
  home.remove();
});

test.run();
