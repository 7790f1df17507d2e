// time limit: 120 s
// `chimaera config`, and what a node makes of its configuration: where modules are found, which pools there are.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { connect, DomainQuery } from '../../host/client.js';
import { Client as SmallMessage } from '../../mods/small_message/small_message_client.js';
import { couriersOf } from '../support/client-kills.js';
import { chimaera, Daemon, Home } from '../support/daemon.js';
import { ROOT } from '../support/root.js';

const test = suite('configuration of a node');
const HERE = DomainQuery.localId(0);
const ALL = DomainQuery.globalBcast();

test('check says what is fine and what is not; print, what is in effect and where each value comes from', async () => {
  const home = new Home();
  const file = home.config;
  writeFileSync(
    file,
    'runtime:\n  workers: 2\n\nnetwork:\n  port: 0\ncompose:\n  - { module: courier, pool: c }\n',
  );
  assert.equal(await chimaera(['config', 'check', file]), { code: 0, stdout: `${file}: fine\n`, stderr: '' });
  const { stdout } = await chimaera(['config', 'print', '--origin', file]);
  const line = (key: string) => stdout.split('\n').find((text) => text.trim().startsWith(`${key}: `)) ?? '';
  assert.match(line('workers'), /^ {2}workers: 2 +# .*c\.yaml:2$/);
  assert.match(line('port'), /^ {2}port: 0 +# .*c\.yaml:5$/);
  assert.match(line('lease_ms'), /^ {2}lease_ms: 10000 +# default$/);
  assert.match(line('compose'), /^compose: \[\{.*"courier".*\}\] +# .*c\.yaml:6$/);
  const env = await chimaera(['config', 'print'], { CHI_SERVER_CONF: file });
  assert.match(env.stdout, /^ {2}workers: 2$/m);
  writeFileSync(
    file,
    'runtime:\n  workers: none\ncompose:\n  - { module: courier, pool: c, params: { a: [1] } }\n',
  );
  const { code, stderr } = await chimaera(['config', 'check', file]);
  assert.is(code, 3);
  assert.match(stderr, /c\.yaml:2:12: runtime\.workers: is the text "none", expected auto or a whole number/);
  assert.match(stderr, /c\.yaml:4:\d+: compose\[0\]\.params\.a: .*expected a number, true or false/);
  home.remove();
});

test('the JSON Schema is the one that is shipped, and the default file names it', async () => {
  const { code, stdout } = await chimaera(['config', 'schema']);
  assert.is(code, 0);
  const read = (name: string) => readFileSync(path.join(ROOT, 'config', name), 'utf8');
  assert.equal(JSON.parse(stdout), JSON.parse(read('chimaera.schema.json')));
  assert.match(read('chimaera_default.yaml'), /yaml-language-server: \$schema=\.?\/?chimaera\.schema\.json/);
});

test('modules are found on CHI_REPO_PATH; pools have the parameters that the configuration gives them', async () => {
  const pool = { module: 'small_message', pool: 'sevens', containers: 2, params: { value: 7 } };
  const compose = [
    { module: 'courier', pool: 'couriers' },
    pool,
    { ...pool, pool: 'ones', params: undefined },
  ];
  const home = new Home({ modules: {}, compose });
  const nowhere = Daemon.spawn(home, [], { CHI_REPO_PATH: '' });
  assert.is.not(await nowhere.exited, 0);
  assert.match(nowhere.stderr, /courier/);
  const daemon = await Daemon.start(home, [], { CHI_REPO_PATH: path.join(ROOT, 'dist/tests/mods') });
  const client = await connect(home.endpoint);
  assert.is((await (await couriersOf(client)).text(HERE, 'abc', 1)).length, 3);
  for (const [name, value] of [
    ['sevens', 7],
    ['ones', 1],
  ] as const) {
    const messages = await new SmallMessage(client).create(HERE, ALL, name);
    assert.is(await messages.md(DomainQuery.globalHash(1), 0), value);
  }
  await client.close();
  assert.is(await daemon.end(), 0, daemon.stderr);
  home.remove();
});

test('a parameter that the module does not have, or that does not fit, is named with its place', async () => {
  for (const [name, value, said, column] of [
    ['valeu', 7, 'unknown, expected one of value', 9],
    ['value', -1, 'is -1, expected a whole number from 0 to 4294967295', 18],
    ['value', true, 'is true, expected a whole number from 0 to 4294967295', 18],
  ] as const) {
    const home = new Home({
      compose: [
        { module: 'small_message', pool: 'ones' },
        { module: 'small_message', pool: 'sevens', params: { [name]: value } },
      ],
    });
    const lines = JSON.stringify(JSON.parse(readFileSync(home.config, 'utf8')), null, 2).split('\n');
    writeFileSync(home.config, lines.join('\n'));
    const line = lines.findIndex((text) => text.includes(`"${name}":`)) + 1;
    const daemon = Daemon.spawn(home);
    assert.is(await daemon.exited, 3);
    const where = `${home.config}:${line}:${column}: compose[1].params.${name}`;
    assert.ok(
      daemon.stderr.includes(`${where}: pool sevens of module small_message: ${said}\n`),
      daemon.stderr,
    );
    home.remove();
  }
});

test.run();
