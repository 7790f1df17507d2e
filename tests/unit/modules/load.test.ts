// A module that is broken in one way is refused with what is wrong, and the runtime goes on.
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ABI_HASH } from '../../../assembly/abi/layout.js';
import { ContainerClient, DomainQuery, Runtime } from '../../../host/index.js';
import { rejection } from '../../support/probes.js';
import { makeFolder, manifestOf, putModule, wasmOf } from './fixtures.js';

const test = suite<{ repo: string; runtime: Runtime }>('modules: loading');

const hex = (value: number) => `0x${value.toString(16).padStart(8, '0')}`;
const OTHER_ABI = (ABI_HASH ^ 1) >>> 0;

test.before(async (context) => {
  context.repo = makeFolder();
  const memory = { main_mib: 16, runtime_data_mib: 16, client_data_mib: 16 };
  context.runtime = await Runtime.start({
    runtime: { workers: 1 },
    memory,
    modules: { paths: [context.repo] },
  });
});
test.after(({ runtime }) => runtime.stop());

const refusal = async (runtime: Runtime, name: string) => {
  const { code, message } = await rejection(runtime.modules.register(name));
  return `${code} ${message}`;
};

class Client extends ContainerClient {
  create(module: string) {
    const here = DomainQuery.localId(0);
    return this.newPool(module, here, DomainQuery.globalBcast(), `pool of ${module}`);
  }
}

test('a module that is right is loaded, and its pools can be created', async ({ repo, runtime }) => {
  putModule(repo, manifestOf('right'), { 'right.mt.wasm': await wasmOf('right') });
  assert.is((await runtime.modules.register('right')).name, 'right');
  await new Client(runtime).create('right');
});

test('module.json of another version', async ({ repo, runtime }) => {
  putModule(repo, manifestOf('old_json', { abiHash: OTHER_ABI }));
  const expected = `CHI_E_MODULE_ABI .* \\(${hex(OTHER_ABI)}, this runtime has ${hex(ABI_HASH)}\\) \\(module old_json\\)`;
  assert.match(await refusal(runtime, 'old_json'), new RegExp(expected));
});

const WASM: [name: string, wasm: (name: string) => Promise<string | Uint8Array>, expected: RegExp][] = [
  [
    'old_wasm',
    (name) => wasmOf(name, { is_chimaera_task: `(): u32 { return ${OTHER_ABI}; }` }),
    new RegExp(`CHI_E_MODULE_ABI .*\\(${hex(OTHER_ABI)}, .*module old_wasm`),
  ],
  ['text', async () => '(module)', /CHI_E_MODULE_NOT_WASM .*text\.mt\.wasm/],
  ['empty', async () => '', /CHI_E_MODULE_NOT_WASM .*empty\.mt\.wasm/],
  ['no_run', (name) => wasmOf(name, { run: undefined }), /CHI_E_MODULE_INVALID .*: it does not export run/],
  [
    'run_as_number',
    (name) => wasmOf(name, { run: undefined }, 'export const run: i32 = 1;'),
    /CHI_E_MODULE_INVALID .*: it does not export run/,
  ],
  ['named', () => wasmOf('other'), /CHI_E_MODULE_INVALID .*: its code calls itself "other" \(module named\)/],
  [
    'importing',
    (name) =>
      wasmOf(
        name,
        { run: '(): i32 { return notThere(); }' },
        '@external("chimaera", "notThere") declare function notThere(): i32;',
      ),
    /CHI_E_MODULE_INVALID .*notThere/,
  ],
  [
    'with_data',
    (name) => wasmOf(name, { run: '(): i32 { return ("text".length); }' }),
    /CHI_E_MODULE_INVALID .*static data/,
  ],
  [
    'with_start',
    (name) => wasmOf(name, {}, 'export let now: f64 = Math.sqrt(load<f64>(64));'),
    /CHI_E_MODULE_INVALID .*start function/,
  ],
];

for (const [name, wasm, expected] of WASM) {
  test(`wasm of ${name}`, async ({ repo, runtime }) => {
    putModule(repo, manifestOf(name), { [`${name}.mt.wasm`]: await wasm(name) });
    const before = runtime.pools.liveBytes('main');
    assert.match(await refusal(runtime, name), expected);
    assert.is(runtime.pools.liveBytes('main'), before);
  });
}

for (const [name, text, expected] of [
  ['cut_off', '{"name": "cut_off"', /cut_off.module\.json: .*JSON/],
  ['no_object', '"no_object"', /is no object/],
  ['no_name', '{"no": "no_name"}', /`name` is missing/],
  ['no_runtime', '{"name": "no_runtime"}', /`runtime` is unknown/],
  ['no_wasm', '{"name": "no_wasm", "runtime": "assemblyscript"}', /its code is not named/],
  ['no_methods', '{"name": "no_methods", "runtime": "assemblyscript", "wasm": "a"}', /`methods` is missing/],
] as const) {
  test(`module.json of ${name}`, async ({ repo, runtime }) => {
    putModule(repo, text, {}, name);
    const said = await refusal(runtime, name);
    assert.match(said, /^CHI_E_MODULE_INVALID /);
    assert.match(said, expected);
  });
}

test('code that is not there', async ({ repo, runtime }) => {
  putModule(repo, manifestOf('gone'));
  assert.match(await refusal(runtime, 'gone'), /CHI_E_MODULE_INVALID .*gone\.mt\.wasm is missing/);
  const runtimeFile = 'autogen/gone_lib_exec.js';
  putModule(repo, manifestOf('gone_ts', { runtime: 'typescript', runtimeFile }));
  assert.match(await refusal(runtime, 'gone_ts'), /CHI_E_MODULE_INVALID .*gone_lib_exec\.js is missing/);
});

test('code outside of its folder', async ({ repo, runtime }) => {
  const outside = putModule(repo, manifestOf('linked_2'), { 'linked.mt.wasm': await wasmOf('linked') });
  const folder = putModule(repo, manifestOf('linked'));
  // A folder whose name begins with the module's is not the module's.
  symlinkSync(path.join(outside, 'linked.mt.wasm'), path.join(folder, 'linked.mt.wasm'));
  assert.match(await refusal(runtime, 'linked'), /CHI_E_MODULE_INVALID .* lies outside of its folder/);
  putModule(repo, manifestOf('climbing', { wasm: '../linked_2/linked.mt.wasm' }));
  assert.match(await refusal(runtime, 'climbing'), /CHI_E_MODULE_INVALID .* lies outside of its folder/);
});

test('TypeScript that cannot be imported fails the creation of its pools', async ({ repo, runtime }) => {
  const manifest = manifestOf('throwing', { runtime: 'typescript', runtimeFile: 'lib_exec.mjs' });
  putModule(repo, manifest, { 'lib_exec.mjs': "throw new Error('no such codec');" });
  await runtime.modules.register('throwing');
  const { code, message } = await rejection(new Client(runtime).create('throwing'));
  assert.is(code, 'CHI_E_EXCEPTION');
  assert.match(message, 'no such codec');
  assert.is(
    runtime.pools.list().some(({ name }) => name === 'pool of throwing'),
    false,
  );
});

test('a link inside of the folder, and a folder that is a link, are fine', async ({ repo, runtime }) => {
  const wasm = await wasmOf('moved');
  const folder = putModule(makeFolder(), manifestOf('moved'), { 'code.wasm': wasm });
  symlinkSync('code.wasm', path.join(folder, 'moved.mt.wasm'));
  symlinkSync(folder, path.join(repo, 'moved'));
  assert.is((await runtime.modules.register('moved')).name, 'moved');
});

test('a module that is mended is loaded at the next try', async ({ repo, runtime }) => {
  const folder = putModule(repo, manifestOf('mended'), { 'mended.mt.wasm': 'nothing' });
  assert.match(await refusal(runtime, 'mended'), /CHI_E_MODULE_NOT_WASM/);
  writeFileSync(path.join(folder, 'mended.mt.wasm'), await wasmOf('mended'));
  assert.is((await runtime.modules.register('mended')).name, 'mended');
  await new Client(runtime).create('mended');
});

test.run();
