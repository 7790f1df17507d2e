import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { DEFAULTS } from '../../../host/config/defaults.autogen.js';
import { MAX_FILE_BYTES } from '../../../host/config/file-limit.js';
import { loadConfiguration } from '../../../host/config/load.js';
import type { Problem } from '../../../host/config/problem.js';
import { readConfigurationFile } from '../../../host/config/read-file.js';
import { loadText, noFile, problemsOf, refused } from './helpers.js';

test('what a file says replaces the default, the rest stays', async () => {
  const { runtime, modules } = await loadText('runtime:\n  workers: 2\nmodules:\n  paths: [./mods]');
  assert.equal(runtime, { ...DEFAULTS.runtime, workers: 2 });
  assert.equal(modules.paths, ['./mods']);
});

test('a wrong type shows the place, what was found and what was expected', async () => {
  const { message } = await refused(loadText('runtime:\n  spin_us: fast\n'));
  assert.is(
    message,
    [
      'the configuration was refused:',
      'node.yaml:2:12: runtime.spin_us: is the text "fast", expected a whole number from 0 to 1000000 (microseconds)',
      '      spin_us: fast',
      '               ^',
    ].join('\n'),
  );
});

test('an unknown key comes with the known ones and the nearest', async () => {
  assert.equal(await problemsOf('queue:\n  max_laens: 2\n'), [
    'node.yaml:2:3: queue.max_laens: unknown key, expected one of depth, max_lanes (did you mean "max_lanes"?)',
  ]);
});

for (const [written, meant] of [
  ['memory: {mainMib: 1}', 'main_mib'],
  ['memory: {mian_mib: 1}', 'main_mib'],
  ['memmory: {}', 'memory'],
  ['spinUs: 1', 'runtime.spin_us'],
  ['runtime: {threads: 1}', undefined],
] as const) {
  test(`suggestion for ${written}`, async () => {
    const [problem = ''] = await problemsOf(written);
    assert.is(/did you mean "(.*)"/.exec(problem)?.[1], meant);
  });
}

for (const [what, content, ...expected] of [
  [
    'a duplicate key',
    'queue:\n  depth: 1\n  depth: 2\n',
    /^node.yaml:3:3: queue.depth: the key is here a second/,
  ],
  ['a tab', 'queue:\n\tdepth: 1\n', /^node.yaml:2:1: a tab is not allowed as indentation, expected spaces/],
  ['a missing quote', 'modules:\n  paths: ["a]\n', /^node.yaml:\d+:\d+: Missing closing "quote/],
  ['two keys in a line', 'queue: depth: 8', /^node.yaml:1:8: a second key in one line/],
  ['two documents', 'queue: {}\n---\nqueue: {}\n', /^node.yaml:2:1: a second document/],
  [
    'out of range',
    'queue: {max_lanes: 257}',
    /:20: queue.max_lanes: is 257, expected a whole number from 1 to 256/,
  ],
  ['a fraction', 'queue: {max_lanes: 1.5}', /is 1.5, expected a whole number/],
  ['infinity', 'queue: {max_lanes: .inf}', /is Infinity, expected a whole number/],
  ['no power of two', 'process_queue: {depth: 1000}', /is 1000, expected a power of two/],
  [
    'no allocator',
    'memory: {main_allocator: heap}',
    /is the text "heap", expected one of slab, arena, free_list/,
  ],
  ['neither auto nor a number', 'runtime: {workers: all}', /expected auto or a whole number from 1 to 32/],
  [
    'workers of several kinds',
    'runtime: {workers: {low: 2}}',
    /^node.yaml:1:20: .*: is a section, expected auto/,
  ],
  [
    'a section without keys',
    'queue:\n',
    /^node.yaml:1:7: queue: is empty, expected a section with keys of depth/,
  ],
  [
    'a list for all',
    '- queue\n',
    /^node.yaml:1:1: is a list, expected a section with keys of runtime, work_orchestrator, memory/,
  ],
  [
    'an entry of a list',
    'modules:\n  registry: [a, 3]\n',
    /^node.yaml:2:17: modules.registry\[1\]: is 3, expected/,
  ],
  ['no module name', 'modules: {registry: [../x]}', /expected the name of a module/],
  [
    'an alias',
    'queue: {depth: &d 8, max_lanes: *d}',
    /queue.depth: anchors are/,
    /queue.max_lanes: aliases are/,
  ],
  ['a tag', 'queue: {depth: !!int 8}', /queue.depth: tags are refused/],
  ['a custom tag', 'queue: {depth: !js 8}', /^node.yaml:1:16: tags are refused/],
  ['a key that is a list', '? [queue]\n: 3\n', /^node.yaml:1:3: this key is not plain text/],
  ['a merge key', 'queue:\n  <<: {depth: 8}\n', /queue."<<": unknown key/],
  ['__proto__', '__proto__: {depth: 8}', /^node.yaml:1:1: __proto__: this key is refused/],
  ['constructor', 'queue: {constructor: 1}', /queue.constructor: this key is refused/],
  [
    'both names of the registry',
    'modules: {registry: []}\ntask_registry: []',
    /^node.yaml:2:1: task_registry: is the older/,
  ],
  [
    'memory over 4 GiB',
    'memory:\n  client_data_mib: 3700',
    /^node.yaml:2:20: memory.client_data_mib: is 3700, expected less: .* 4084 MiB/,
  ],
  [
    'atomics over 2 GiB',
    'memory: {main_mib: 1800}',
    /memory.main_mib: is 1800, expected less: main and runtime_data have 1928 MiB/,
  ],
  [
    'too many workers of all kinds',
    'runtime: {workers: 20, high_latency_workers: 10, reinforcement_workers: 3}',
    /^node.yaml:1:46: runtime.high_latency_workers: is 10, expected less: there would be 33 workers together, of at most 32/,
  ],
  [
    'too many workers',
    'runtime: {workers: 33}',
    /^node.yaml:1:20: runtime.workers: is 33, expected auto or a whole number from 1 to 32/,
  ],
] as [string, string, ...RegExp[]][]) {
  test(`refused: ${what}`, async () => {
    const problems = await problemsOf(content);
    assert.is(problems.length, expected.length, problems.join('\n'));
    for (const [index, pattern] of expected.entries()) assert.match(problems[index] as string, pattern);
  });
}

test('all problems are listed, in the order of the file', async () => {
  const problems = await problemsOf(
    'queue: {depht: 1}\nmemory: {main_mib: 0, x: 1}\nqueue: 3\nruntime: {spin_us: no}\n',
  );
  assert.equal(
    problems.map((problem) => problem.split(' ')[0]),
    ['node.yaml:1:9:', 'node.yaml:2:20:', 'node.yaml:2:23:', 'node.yaml:3:1:', 'node.yaml:4:20:'],
  );
});

test('a cross-field check does not hide behind another problem of its section', async () => {
  const problems = await problemsOf('memory: {main_mib: 1900, main_allocator: heap}');
  assert.is(problems.length, 2, problems.join('\n'));
});

test('the older name of the registry is understood', async () => {
  assert.equal((await loadText('task_registry: [small_message]')).modules.registry, ['small_message']);
  assert.not('task_registry' in (await loadText('task_registry: []')));
});

test('problems can be sent to another thread', async () => {
  const { fields } = await refused(loadText('queue: {depth: 0}'));
  const [problem] = structuredClone(fields).problems as Problem[];
  assert.is(problem?.path, 'queue.depth');
  assert.is(problem?.at?.column, 16);
});

test('a flood of problems is cut', async () => {
  const { fields } = await refused(loadText(Array.from({ length: 1000 }, (_, i) => `key${i}: 1`).join('\n')));
  const problems = fields.problems as unknown[];
  assert.is(problems.length, 51);
  assert.is(problems.at(-1), 'and 950 more');
});

test('what a file holds cannot reach the terminal as control characters', async () => {
  const { message } = await refused(loadText('"\\e[2J\u202e": "\u0085\u001b[31m"'));
  assert.not.match(message, /[^\P{C}\n]/u);
});

for (const [what, content] of [
  ['deep lists', '['.repeat(MAX_FILE_BYTES)],
  ['deep sections', '{'.repeat(MAX_FILE_BYTES)],
  ['deep keys', '? '.repeat(MAX_FILE_BYTES / 2)],
  ['many keys', Array.from({ length: 100_000 }, (_, i) => `k${i}:`).join('\n')],
  ['many errors', ']'.repeat(MAX_FILE_BYTES)],
  ['a long line', 'x'.repeat(MAX_FILE_BYTES)],
] as const) {
  test(`refused quickly: ${what}`, async () => {
    const startMs = performance.now();
    const { message } = await refused(loadText(content));
    assert.ok(performance.now() - startMs < 5000, 'took too long');
    assert.ok(message.length < 20_000, 'the message is too long');
  });
}

test('a huge, a missing and a binary file', async () => {
  assert.match(
    (await refused(loadText(new Uint8Array(MAX_FILE_BYTES + 1)))).message,
    'larger than 1048576 bytes',
  );
  assert.match((await refused(loadText(new Uint8Array([0x61, 0xff])))).message, 'not UTF-8');
  const missing = await refused(
    loadConfiguration('none.yaml', {}, () => Promise.reject(new Error('ENOENT'))),
  );
  assert.match(missing.message, 'none.yaml:1:1: cannot be read: ENOENT');
  assert.instance(missing.cause, Error);
});

test('the environment names the file when the caller does not', async () => {
  const asked: string[] = [];
  const read = async (file: string) => {
    asked.push(file);
    return new TextEncoder().encode('queue: {depth: 7}');
  };
  const env = { CHI_SERVER_CONF: 'chi.yaml', HERMES_CONF: 'hermes.yaml' };
  assert.is((await loadConfiguration(undefined, env, read)).queue.depth, 7);
  await loadConfiguration(undefined, { CHI_SERVER_CONF: '', HERMES_CONF: 'hermes.yaml' }, read);
  await loadConfiguration('mine.yaml', env, read);
  assert.equal(asked, ['chi.yaml', 'hermes.yaml', 'mine.yaml']);
  assert.is((await loadConfiguration({ queue: { depth: 8 } }, env, noFile)).queue.depth, 8);
  const missing = await refused(loadConfiguration(undefined, env, () => Promise.reject(new Error('gone'))));
  assert.match(missing.message, '(named by CHI_SERVER_CONF)');
});

test('a file on disk is read up to the limit', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'chimaera-config-'));
  try {
    const file = path.join(folder, 'node.yaml');
    await writeFile(file, '\ufeffqueue: {depth: 9}\r\n');
    assert.is((await loadConfiguration(file, {}, readConfigurationFile)).queue.depth, 9);
    await writeFile(file, new Uint8Array(MAX_FILE_BYTES + 4096));
    assert.is((await readConfigurationFile(file)).length, MAX_FILE_BYTES + 1);
    const error = await refused(loadConfiguration(folder, {}, readConfigurationFile));
    assert.match(error.message, 'cannot be read: EISDIR');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.run();
