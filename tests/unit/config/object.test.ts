import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ConfigurationInput } from '../../../host/config/configuration.js';
import { DEFAULTS } from '../../../host/config/defaults.autogen.js';
import { loadConfiguration } from '../../../host/config/load.js';
import { editDistance } from '../../../host/config/suggest.js';
import { noFile, refused } from './helpers.js';

const load = (input: unknown) => loadConfiguration(input as ConfigurationInput, {}, noFile);

test('any part of the configuration, merged over the defaults', async () => {
  const configuration = await load({ runtime: { workers: 2 }, memory: undefined });
  assert.equal(configuration, { ...DEFAULTS, runtime: { ...DEFAULTS.runtime, workers: 2 } });
});

test('an object is not changed, and its lists are copied', async () => {
  const input = Object.freeze({ modules: Object.freeze({ paths: Object.freeze(['a']) }) });
  const { modules } = await load(input);
  assert.equal(modules.paths, ['a']);
  assert.is.not(modules.paths, input.modules.paths);
});

test('problems name the path, since there is no line', async () => {
  const { message } = await refused(load({ queue: { maxLane: 2 }, runtime: { workers: 0, spin_us: -1 } }));
  assert.is(
    message,
    [
      'the configuration was refused:',
      'runtime.workers: is 0, expected auto or a whole number from 1 to 32',
      'runtime.spin_us: is -1, expected a whole number from 0 to 1000000 (microseconds)',
      'queue.maxLane: unknown key, expected one of depth, max_lanes (did you mean "max_lanes"?)',
    ].join('\n'),
  );
});

for (const [input, expected] of [
  [null, 'configuration: is empty, expected a section'],
  [[], 'configuration: is a list, expected a section'],
  [3, 'configuration: is 3, expected a section'],
  [() => 0, 'configuration: is a function, expected a section'],
  [{ queue: null }, 'queue: is empty, expected a section'],
  [{ queue: { depth: 3n } }, 'queue.depth: is a bigint, expected a whole number'],
  [{ queue: { depth: Number.NaN } }, 'queue.depth: is NaN, expected a whole number'],
  [{ modules: { paths: [''] } }, 'modules.paths[0]: is the text "", expected the path of a folder'],
  [JSON.parse('{"__proto__": {"queue": {}}}'), '__proto__: unknown key'],
  [JSON.parse('{"queue": {"constructor": {"prototype": 1}}}'), 'queue.constructor: unknown key'],
] as const) {
  test(`refused: ${expected}`, async () => {
    assert.match((await refused(load(input))).message, expected);
  });
}

test('nothing reaches a prototype', async () => {
  await refused(load(JSON.parse('{"__proto__": {"polluted": 1}, "queue": {"__proto__": {"polluted": 1}}}')));
  assert.is(({} as { polluted?: number }).polluted, undefined);
});

for (const [a, b, distance] of [
  ['', 'abc', 3],
  ['depth', 'depth', 0],
  ['depht', 'depth', 1],
  ['kitten', 'sitting', 3],
  ['ca', 'abc', 3],
] as const) {
  test(`edit distance of ${a} and ${b}`, () => {
    assert.is(editDistance(a, b), distance);
    assert.is(editDistance(b, a), distance);
  });
}

test.run();
