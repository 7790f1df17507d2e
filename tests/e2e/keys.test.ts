// time limit: 120 s
// A node that can be reached over a network: only with keys, and only by clients that it knows.
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Dealer } from 'zeromq';
import { connect, DomainQuery } from '../../host/client.js';
import { couriersOf } from '../support/client-kills.js';
import { chimaera, Daemon, Home } from '../support/daemon.js';
import { codeOf } from '../support/runtime.js';
import { Wire } from '../support/wire.js';

const test = suite('keys');
const ANY = DomainQuery.localId(0);
const UNHEARD_MS = 1500;

/** Makes keys in a folder of a home; the files of node and client. */
async function makeKeys(home: Home, name: string): Promise<[string, string]> {
  const folder = path.join(home.folder, name);
  const { code, stdout } = await chimaera(['keys', folder]);
  assert.is(code, 0);
  const files = ['node', 'client'].map((whose) => path.join(folder, `${whose}.keys.json`));
  for (const file of files) {
    assert.ok(stdout.includes(file));
    assert.is(statSync(file).mode & 0o777, 0o600);
  }
  return files as [string, string];
}

test('who has the right keys is served; who has none, others, or means another node is not heard', async () => {
  const making = new Home();
  const [keys, client] = await makeKeys(making, 'ours');
  const [, stranger] = await makeKeys(making, 'theirs');
  const home = new Home({ network: { address: '0.0.0.0', port: 0, keys } });
  const daemon = await Daemon.start(home);
  const [socket, tcp] = daemon.endpoints;
  const endpoint = tcp.replace('0.0.0.0', '127.0.0.1');

  const known = await connect(endpoint, { keys: client });
  const pool = await couriersOf(known);
  const buffer = known.allocateBuffer(1 << 20);
  buffer.view.fill(1);
  assert.is(await pool.flip(ANY, buffer), 1 << 20);
  assert.is(buffer.view[(1 << 20) - 1], 0xfe);
  const local = await connect(socket); // the folder of the socket is what guards it
  assert.is((await (await couriersOf(local)).text(ANY, 'abc', 1)).length, 3);
  await local.close();

  // A client that the node does not know, but that knows the node.
  const unknown = path.join(making.folder, 'unknown.json');
  const [ours, theirs] = [client, stranger].map((file) => JSON.parse(readFileSync(file, 'utf8')));
  writeFileSync(unknown, JSON.stringify({ ...theirs, node: ours.node }), { mode: 0o600 });
  for (const file of [undefined, stranger, unknown]) {
    const refused = connect(endpoint, { keys: file, connectDeadlineMs: UNHEARD_MS });
    assert.is(await codeOf(refused), 'CHI_E_NO_RUNTIME', `${file}`);
  }
  const dealer = new Dealer({ linger: 0, receiveTimeout: UNHEARD_MS, sendTimeout: UNHEARD_MS });
  dealer.connect(endpoint);
  const heard = dealer.send(new Wire('mt').hello() as Uint8Array[]).then(() => dealer.receive());
  assert.is(
    await heard.then(
      () => 'an answer',
      () => 'none',
    ),
    'none',
  );
  dealer.close();
  assert.is((await pool.text(ANY, 'abc', 1)).length, 3);
  await known.close();
  assert.is(await daemon.end(), 0, daemon.stderr);
  home.remove();
  making.remove();
});

test('off the loopback a node without keys does not start', async () => {
  for (const address of ['0.0.0.0', '192.168.1.1', 'example.org', '::']) {
    const home = new Home({ network: { address, port: 0 } });
    const daemon = Daemon.spawn(home);
    assert.is(await daemon.exited, 3);
    assert.match(daemon.stderr, /network\.address: .*expected an address of the loopback, or a file of keys/);
    home.remove();
  }
});

test('files that cannot be keys are refused by name', async () => {
  const home = new Home();
  const [keys, client] = await makeKeys(home, 'k');
  assert.is.not((await chimaera(['keys', path.dirname(keys)])).code, 0, 'keys that exist are not replaced');
  const refuses = async (file: string, what: RegExp) => {
    const other = new Home({ network: { port: 0, keys: file } });
    const daemon = Daemon.spawn(other);
    assert.is(await daemon.exited, 3);
    assert.match(daemon.stderr, what);
    other.remove();
  };
  await refuses(path.join(home.folder, 'none'), /no such file/);
  await refuses(client, /clients: expected a list of keys/);
  chmodSync(keys, 0o644);
  await refuses(keys, /others can read it: chmod 600/);
  const endpoint = 'tcp://127.0.0.1:9';
  assert.is(await codeOf(connect(endpoint, { keys: path.join(home.folder, 'none') })), 'CHI_E_KEYS');
  home.remove();
});

test.run();
