// time limit: 240 s
// Clients that die, stand still, come in crowds, or are something else altogether: the others notice nothing.
import { connect as dial } from 'node:net';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Dealer } from 'zeromq';
import {
  A_KIND,
  A_VERSION,
  ARCHIVE_VERSION,
  MESSAGE_REFUSED,
  REFUSE_MALFORMED,
  REFUSE_VERSION,
  REFUSED_REASON,
} from '../../assembly/abi/archive-layout.js';
import { connect, DomainQuery } from '../../host/client.js';
import { Runtime } from '../../host/index.js';
import { busyClient, couriersOf, killClients } from '../support/client-kills.js';
import { Daemon, Home, until } from '../support/daemon.js';
import { Random, withSeed } from '../support/random.js';
import { Wire } from '../support/wire.js';

const test = suite('faults of clients');
const ANY = DomainQuery.localId(0);
const ROUNDS = 20;
const TOGETHER = 10;

test('killed at random points: the others are answered, and every byte comes back', () =>
  withSeed((seed) => killClients(8, seed)));

test('one that stands still costs its share and no more, and goes on when it may', async () => {
  const home = new Home({ network: { lease_ms: 1000 } });
  const rt = await Runtime.start(home.config);
  const server = await rt.serve();
  const still = await busyClient(home.endpoint);
  const client = await connect(home.endpoint);
  const pool = await couriersOf(client);
  still.kill('SIGSTOP');
  const before = process.memoryUsage.rss();
  for (let i = 0; i < 2000; i++) await pool.carry(ANY, 1, 2, 3n, 4, true);
  const more = process.memoryUsage.rss() - before;
  assert.ok(more < 256 << 20, `${more} bytes more`);
  await until(() => server.sessions === 1, 'its lease is over');
  const again = new Promise((resolve) => still.stdout?.once('data', resolve));
  still.kill('SIGCONT');
  await again; // it has a new session
  still.kill('SIGKILL');
  await client.close();
  await rt.stop();
  home.remove();
});

test('garbage, truncated messages, another protocol, another version', async () => {
  const home = new Home({ network: { port: 0 } });
  const daemon = await Daemon.start(home);
  const [socket, tcp] = daemon.endpoints;
  const client = await connect(socket);
  const pool = await couriersOf(client);
  const ask = async () => assert.is((await pool.text(ANY, 'abc', 1)).length, 3);

  const dealer = new Dealer({ linger: 0, receiveTimeout: 20_000 });
  dealer.connect(socket);
  const [hello] = new Wire('mt').hello();
  const refusalOf = async (message: Uint8Array) => {
    await dealer.send(message);
    const [reply] = await dealer.receive();
    assert.is(reply.readUInt16LE(A_KIND), MESSAGE_REFUSED);
    return reply.readUInt32LE(REFUSED_REASON);
  };
  const other = Buffer.from(hello);
  other.writeUInt16LE(ARCHIVE_VERSION + 1, A_VERSION);
  assert.is(await refusalOf(other), REFUSE_VERSION);
  assert.is(await refusalOf(hello.subarray(0, 30)), REFUSE_MALFORMED);
  assert.is(await refusalOf(Buffer.from('hello')), REFUSE_MALFORMED);
  await withSeed(async (seed) => {
    const random = new Random(seed); // it is not answered any more: it has had its chances
    for (let i = 0; i < 500; i++) {
      const frames = Array.from({ length: 1 + random.below(3) }, () => {
        const frame = Buffer.from(Array.from({ length: random.below(200) }, () => random.below(256)));
        if (random.below(2) === 0) frame.set(hello.subarray(0, Math.min(frame.length, 24)));
        return frame;
      });
      await dealer.send(frames);
      if (i % 50 === 0) await ask();
    }
  });
  dealer.close();

  const port = Number(/:(\d+)$/.exec(tcp)?.[1]);
  for (const text of ['GET / HTTP/1.1\r\nHost: x\r\n\r\n', '\0'.repeat(10_000), 'SSH-2.0-x\r\n']) {
    const stranger = dial(port, '127.0.0.1');
    stranger.on('error', () => {}); // it may be cut off while it speaks
    stranger.resume(); // the greeting of a protocol that it does not know
    stranger.end(text);
    await new Promise((resolve) => stranger.once('close', resolve));
    await ask();
  }
  await client.close();
  assert.is(await daemon.end(), 0, daemon.stderr);
  home.remove();
});

test('two hundred come and go', async () => {
  const home = new Home();
  const daemon = await Daemon.start(home);
  const stays = await connect(home.endpoint);
  const pool = await couriersOf(stays);
  for (let round = 0; round < ROUNDS; round++) {
    const clients = await Promise.all(
      Array.from({ length: TOGETHER }, () =>
        connect(home.endpoint, { clientDataMib: 2, connectDeadlineMs: 30_000 }),
      ),
    );
    const texts = await Promise.all(
      clients.map(async (client, i) => (await couriersOf(client)).text(ANY, `${i}`, round)),
    );
    assert.equal(
      texts.map(({ copy }) => copy),
      clients.map((_, i) => `${i}`.repeat(round)),
    );
    await Promise.all(clients.map((client) => client.close()));
    assert.is((await pool.text(ANY, 'abc', 1)).length, 3);
  }
  await stays.close();
  assert.is(await daemon.end(), 0, daemon.stderr);
  home.remove();
});

test('the node is killed and comes again: what it had is unknown, what it had not goes to the next', async () => {
  const home = new Home();
  const first = await Daemon.start(home);
  const client = await connect(home.endpoint);
  const pool = await couriersOf(client);
  const life = client.epoch;
  const held = Array.from({ length: 10 }, () =>
    pool.hold(ANY, 60_000).then(
      () => 'Ok',
      (error) => error.code,
    ),
  );
  const twice = Array.from({ length: 10 }, () => pool.with({ idempotent: true }).text(ANY, 'again', 2));
  const runs = pool.with({ idempotent: true }).hold(ANY, 200);
  await pool.count(ANY); // they have been sent by now
  await first.end('SIGKILL');
  assert.equal(await Promise.all(held), Array(10).fill('CHI_E_UNKNOWN_OUTCOME'));
  await until(() => !client.connected, 'it notices');
  const waits = pool.text(ANY, 'later', 1);
  const second = await Daemon.start(home);
  assert.is((await waits).copy, 'later');
  for (const { copy } of await Promise.all(twice)) assert.is(copy, 'againagain');
  await runs; // it cannot have ended before
  assert.ok(client.connected);
  assert.is.not(`${client.epoch}`, `${life}`);
  await client.close();
  assert.is(await second.end(), 0, second.stderr);
  home.remove();
});

test('what is sent again to the next life is written again by its author’s functions', async () => {
  const home = new Home();
  const first = await Daemon.start(home);
  const client = await connect(home.endpoint);
  const pool = await couriersOf(client);
  const data = client.allocateBuffer(3);
  data.view.set([1, 2, 3]);
  first.child.kill('SIGSTOP'); // it gets all of them, and reads none
  const sent = pool.with({ idempotent: true });
  const halves = Array.from({ length: 10 }, (_, i) => sent.half(ANY, i));
  const sorted = sent.delta(ANY, new Uint32Array([3, 1000, 20_000]), 'again', 2, data);
  await setTimeout(50);
  await first.end('SIGKILL');
  await until(() => !client.connected, 'it notices');
  const second = await Daemon.start(home);
  assert.equal(
    await Promise.all(halves),
    Array.from({ length: 10 }, (_, i) => 2 * i),
  );
  const answer = await sorted;
  assert.equal([[...answer.sorted], answer.text, answer.arrived], [[6, 2000, 40_000], 'again', 1]);
  assert.equal([...data.view], [2, 3, 4], 'once');
  data.free();
  await client.close();
  assert.is(await second.end(), 0, second.stderr);
  home.remove();
});

test.run();
