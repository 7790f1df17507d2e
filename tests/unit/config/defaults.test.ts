import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { DEFAULTS } from '../../../host/config/defaults.autogen.js';
import { configurationSchema, loadConfiguration } from '../../../host/config/load.js';
import { DEFAULT_FILE, loadText, noFile, readDefaultFile } from './helpers.js';

test('the default file is what is compiled in', async () => {
  assert.equal(await loadText(await readDefaultFile()), DEFAULTS);
  const tool = fileURLToPath(new URL('../tools/config-defaults.mjs', DEFAULT_FILE));
  const { status, stderr } = spawnSync(process.execPath, [tool, '--check'], { encoding: 'utf8' });
  assert.is(status, 0, stderr);
});

test('nothing, an empty object and an empty file give the defaults', async () => {
  assert.equal(await loadConfiguration(undefined, {}, noFile), DEFAULTS);
  assert.equal(await loadConfiguration({}, {}, noFile), DEFAULTS);
  assert.equal(await loadText(''), DEFAULTS);
  assert.equal(await loadText('# nothing\n'), DEFAULTS);
});

test("the answer is the caller's own", async () => {
  const first = await loadConfiguration(undefined, {}, noFile);
  first.modules.paths.push('changed');
  first.runtime.workers = 9;
  const parsed = await loadConfiguration({ runtime: {} }, {}, noFile);
  parsed.modules.registry.push('changed');
  assert.equal(await loadConfiguration(undefined, {}, noFile), DEFAULTS);
  assert.equal(await loadConfiguration({ runtime: {} }, {}, noFile), DEFAULTS);
});

test('a start with defaults loads neither yaml nor zod', () => {
  // Node has no list of ES modules loaded; a hook that refuses these two shows as well that nobody asks.
  const hook = `export const resolve = (name, context, next) => {
    if (name === 'zod' || name === 'yaml') throw new Error('loaded ' + name);
    return next(name, context); };`;
  const load = new URL('../../../host/config/load.js', import.meta.url).href;
  const program = `
    import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hook)}));
    const { loadConfiguration } = await import(${JSON.stringify(load)});
    await loadConfiguration(undefined, {});
    await loadConfiguration({}, {});
    await loadConfiguration({ queue: {} }, {}).then(() => process.exit(2), (error) => console.log(error.message));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  assert.is(status, 0, stderr);
  assert.match(stdout, 'loaded zod');
});

test('the JSON Schema has every key, its default and its bounds', async () => {
  const schema = (await configurationSchema()) as { properties: Record<string, { properties: object }> };
  const sections = Object.entries(DEFAULTS) as [string, object][];
  for (const [section, keys] of sections) {
    assert.equal(Object.keys(schema.properties[section]?.properties ?? {}), Object.keys(keys));
  }
  assert.equal(schema.properties.runtime?.properties, {
    ...schema.properties.runtime?.properties,
    spin_us: {
      type: 'integer',
      minimum: 0,
      maximum: 1_000_000,
      default: DEFAULTS.runtime.spin_us,
      description: 'How long a worker without work spins before it parks',
    },
  });
});

test.run();
