// time limit: 150 s
// What a node says when it cannot start, and to systemd when it can.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { connect, DomainQuery } from '../../host/client.js';
import { Client as Courier } from '../mods/courier/courier_client.js';
import { chimaera, Daemon, Home, hasSocket, until } from '../support/daemon.js';

const test = suite('daemon start');
const ANY = DomainQuery.localId(0);
const couriers = (client: Awaited<ReturnType<typeof connect>>) =>
  new Courier(client).create(ANY, DomainQuery.globalBcast(), 'couriers');

test('a second node at the same socket names the first, and a dead one is no hindrance', async () => {
  const home = new Home();
  const first = await Daemon.start(home);
  const second = Daemon.spawn(home);
  assert.is(await second.exited, 4);
  assert.match(second.stderr, new RegExp(`${home.socket} is in use already: process ${first.pid}\n`));
  assert.is(await first.end('SIGKILL'), 'SIGKILL');
  assert.ok(hasSocket(home), 'it had no time to tidy up');
  const third = await Daemon.start(home);
  assert.is(await third.end(), 0);
  assert.not.ok(hasSocket(home));
  // The pid is another process's by now: it began later.
  writeFileSync(`${home.socket}.pid`, `${process.pid} 1\n`);
  const fourth = await Daemon.start(home);
  assert.is(await fourth.end('SIGINT'), 0);
  home.remove();
});

test('a port that somebody else has is named', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as { port: number };
  const home = new Home({ network: { port } });
  const daemon = Daemon.spawn(home);
  assert.is(await daemon.exited, 4);
  assert.match(
    daemon.stderr,
    new RegExp(`tcp://127.0.0.1:${port} is in use already: process ${process.pid}`),
  );
  assert.not.ok(hasSocket(home));
  taken.close();
  home.remove();
});

test('a folder that others can enter, and a wrong configuration, are refused', async () => {
  const home = new Home();
  chmodSync(home.folder, 0o755);
  const open = Daemon.spawn(home);
  assert.is(await open.exited, 3);
  assert.match(open.stderr, /others can enter .*: chmod 700/);
  chmodSync(home.folder, 0o700);
  writeFileSync(home.config, 'runtime:\n  wrkers: 2\n');
  const check = await chimaera(['config', 'check', home.config]);
  assert.is(check.code, 3);
  assert.match(check.stderr, /c\.yaml:2:3: runtime\.wrkers/);
  assert.is(await Daemon.spawn(home).exited, 3);
  home.remove();
});

test('systemd is told when clients are served and when it stops', async () => {
  const home = new Home();
  const bin = path.join(home.folder, 'bin');
  const told = path.join(home.folder, 'told');
  mkdirSync(bin);
  // In place of systemd's own command, which needs its socket.
  writeFileSync(path.join(bin, 'systemd-notify'), `#!/bin/sh\necho "$NOTIFY_SOCKET $*" >> ${told}\n`, {
    mode: 0o755,
  });
  const env = { PATH: `${bin}:${process.env.PATH}`, NOTIFY_SOCKET: '/run/notify' };
  const daemon = await Daemon.start(home, [], env);
  const read = () => {
    try {
      return readFileSync(told, 'utf8');
    } catch {
      return '';
    }
  };
  await until(() => read().includes('READY=1'), 'systemd is told');
  assert.is(await daemon.end(), 0);
  assert.is(read(), `/run/notify --pid=${daemon.pid} READY=1\n/run/notify --pid=${daemon.pid} STOPPING=1\n`);
  home.remove();
});

test('a full disk costs lines of the log, and nothing else', async () => {
  const home = new Home();
  const daemon = Daemon.spawn(home, ['--log', '/dev/full']);
  const client = await connect(home.endpoint, { connectDeadlineMs: 30_000 });
  const pool = await couriers(client);
  assert.is((await pool.text(ANY, 'x', 1)).length, 1);
  await client.close();
  assert.is(await daemon.end(), 0, daemon.stderr);
  home.remove();
});

test.run();
