// The published package as its user has it: packed, unpacked into an empty folder, imported by its name.
// time limit: 60 s
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ChimaeraError } from '../../host/errors.js';
import { ROOT } from '../support/root.js';
import { dependenciesOf, link, pack, unpack } from '../support/tarball.js';

const test = suite('package');

const FOLDER = mkdtempSync(path.join(tmpdir(), 'chimaera-package-'));
/** Read configurations, and are no part of a start with defaults. */
const FOR_CONFIGURATIONS = ['yaml', 'zod'];

process.on('exit', () => rmSync(FOLDER, { recursive: true, force: true }));

/** Runs a program beside the package; answers what it wrote. */
function run(name: string, text: string): string {
  const file = path.join(FOLDER, name);
  writeFileSync(file, text);
  const env = { ...process.env, CHI_SERVER_CONF: '', HERMES_CONF: '', CHI_REPO_PATH: '' };
  const options = { cwd: FOLDER, encoding: 'utf8', env, stdio: 'pipe', timeout: 20_000 } as const;
  return execFileSync(process.execPath, [file], options);
}

let files: string[] = [];

test.before(() => {
  const packed = pack(ROOT, FOLDER);
  files = packed.files;
  const installed = unpack(packed.archive, FOLDER, 'chimaera');
  const needed = dependenciesOf(installed).filter((name) => !FOR_CONFIGURATIONS.includes(name));
  link(FOLDER, needed);
});

test('what is needed is packed, and tests are not', () => {
  for (const file of [
    'LICENSE',
    'README.md',
    'config/chimaera_default.yaml',
    'dist/engine.mt.wasm',
    'dist/engine.st.wasm',
    'dist/host/index.js',
    'dist/lib/index.js',
    'dist/lib/node.js',
    'dist/lib/sim.js',
    'dist/lib/worker.cjs',
    'dist/lib/mods/small_message.js',
    'dist/mods/admin/admin.mt.wasm',
  ]) {
    assert.ok(files.includes(file), file);
  }
  assert.equal(
    files.filter((file) => /^(?:dist\/)?(?:tests|bench|examples|node_modules)\//.test(file)),
    [],
  );
});

const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

test("README's program runs, and with defaults needs neither yaml nor zod", () => {
  const program = /```js\n(.*?)```/s.exec(README)?.[1] ?? '';
  assert.match(program, "from 'chimaera'");
  assert.is(run('readme.mjs', program), '1\n');
});

const POOL = `
  import { DomainQuery, Runtime } from 'chimaera';
  import { Client } from 'chimaera/mods/compressor';
  import { simPlatform } from 'chimaera/platform/sim';
  for (const platform of [undefined, simPlatform(1)]) {
    const rt = await Runtime.start(undefined, { platform });
    await rt.modules.register('compressor');
    const client = new Client(rt);
    await client.create(DomainQuery.localId(0), DomainQuery.globalBcast(), 'pool', { containers: 1 });
    console.log(platform ? 'simulated' : 'threads', rt.pools.find('pool').hi);
    await rt.stop();
  }`;

test('a module in TypeScript runs on both platforms', () => {
  assert.is(run('pool.mjs', POOL), 'threads 1\nsimulated 1\n');
});

const CONFIGURED = `
  import { Runtime } from 'chimaera';
  const rt = await Runtime.start(process.argv[2] ?? { queue: { depth: 64 } });
  console.log(rt.configuration.queue.depth);
  await rt.stop();`;

test('configurations are read once yaml and zod are there', () => {
  assert.throws(() => run('object.mjs', CONFIGURED), /zod/);
  link(FOLDER, FOR_CONFIGURATIONS);
  assert.is(run('object.mjs', CONFIGURED), '64\n');
  const file = path.join(FOLDER, 'conf.yaml');
  writeFileSync(file, 'queue:\n  depth: 128\n');
  const named = CONFIGURED.replace('process.argv[2]', JSON.stringify(file));
  assert.is(run('file.mjs', named), '128\n');
});

test('only the Node platform brings threads', () => {
  const brings = (name: string) =>
    readFileSync(path.join(ROOT, 'dist', 'lib', name), 'utf8').includes('node:worker_threads');
  assert.equal(['index.js', 'sim.js', 'node.js'].map(brings), [false, false, true]);
});

test('an error of one copy of the package is one of the others too', async () => {
  const bundled = await import('chimaera');
  assert.is.not(bundled.ChimaeraError, ChimaeraError);
  assert.instance(new bundled.ChimaeraError('CHI_E_BUSY'), ChimaeraError);
  assert.instance(new ChimaeraError('CHI_E_BUSY'), bundled.ChimaeraError);
  assert.not.instance(new Error('another'), ChimaeraError);
});

test.run();
