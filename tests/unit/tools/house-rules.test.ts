import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkHouseRules, checkText } from '#tools/check/house.mjs';
import { LINES_MAX, RULES } from '#tools/check/rules.mjs';
import { ROOT } from '../../support/root.js';

const test = suite('house rules');

/** Per rule: a file that breaks it in its last line, and one that looks like it and does not. */
const SEEDED: Record<string, { file: string; bad: string[]; good: [file: string, text: string][] }> = {
  'atomics-in-one-file': {
    file: 'assembly/memory/slab.ts',
    bad: ['const v = atomic.load<u32>(p);', 'atomic\u0020.store<u32>(p, 1);'],
    good: [
      ['assembly/sync/atomic.ts', 'atomic.load<u32>(p);'],
      ['assembly/memory/slab.ts', '// atomic.load is elsewhere\nimport { load } from "../sync/atomic";'],
    ],
  },
  'threads-flag-in-one-file': {
    file: 'assembly/worker/run.ts',
    bad: ['if (ASC_FEATURE_THREADS) run();'],
    good: [['assembly/sync/atomic.ts', 'if (ASC_FEATURE_THREADS) run();']],
  },
  'no-wasm-wait': {
    file: 'assembly/sync/atomic.ts',
    bad: ['atomic.wait<i32>(p, 0, -1);', 'memory.atomic.wait32(p, 0, -1);'],
    good: [['assembly/sync/atomic.ts', 'platformWait(p, 0); // never atomic.wait']],
  },
  'time-behind-the-platform': {
    file: 'host/client/client.ts',
    bad: [
      'const now = Date.now();',
      'const at = new Date();',
      'const ms = performance.now();',
      'setTimeout(wake, 5);',
      'setImmediate(turn);',
      'process.hrtime();',
    ],
    good: [
      ['host/platform/node/clock.ts', 'const now = Date.now();'],
      ['host/cli/top.ts', 'setInterval(draw, 500);'],
      ['host/client/client.ts', '/* Date.now */ const text = "setTimeout"; stats.performance = 1;'],
    ],
  },
  'timers-behind-the-platform': {
    file: 'mods/bdev/bdev_runtime.ts',
    bad: ["import { scheduler } from 'node:timers/promises';", "import { monitor } from 'perf_hooks';"],
    good: [['host/platform/node/clock.ts', "import { scheduler } from 'node:timers/promises';"]],
  },
  'randomness-behind-the-platform': {
    file: 'host/pools/pool.ts',
    bad: ['const r = Math.random();', 'const id = crypto.randomUUID();', 'crypto.getRandomValues(bytes);'],
    good: [['host/platform/node/random.ts', 'const id = crypto.randomUUID();']],
  },
  'node-behind-the-platform': {
    file: 'host/client/client.ts',
    bad: [
      "import { readFileSync } from 'node:fs';",
      "const fs = await import('node:fs');",
      "import 'node:net';",
    ],
    good: [
      ['host/platform/node/files.ts', "import { readFileSync } from 'node:fs';"],
      ['host/client/client.ts', "// import 'node:fs'\nimport { Link } from './link.js';"],
    ],
  },
  'no-unfinished-work': {
    file: 'tools/build.mjs',
    bad: [`// ${'TO'}DO: finish`, `const a = 1; // ${'FIX'}ME`, `/* ${'X'}XX */`],
    good: [['tools/build.mjs', 'mkdtemp("chimaera-XXXXXX");']],
  },
  'no-silenced-types': {
    file: 'host/client/client.ts',
    bad: [`// @ts-${'ignore'}`, `// @ts-${'nocheck'}`],
    good: [['host/client/client.ts', `// reason: the library's type is wrong\n// @ts-expect-${'error'}`]],
  },
  'no-unexplained-any': {
    file: 'tests/unit/a.test.ts',
    bad: [
      'const a = b as any;',
      'let a: any;',
      'function f(a: any, b: u32) {}',
      'const a: Map<string, any> = m;',
    ],
    good: [
      ['tests/unit/a.test.ts', 'const a = b as any; // reason: looks at a private field'],
      ['tests/unit/a.test.ts', 'const any = 1; f(any.thing); // as any'],
    ],
  },
  'every-test-runs': {
    file: 'tests/unit/a.test.ts',
    bad: [`test.${'skip'}('a', () => {});`, `test.${'only'}('a', () => {});`],
    good: [['tests/support/skip.ts', `test.${'skip'}(name);`]],
  },
  'lock-file-names-no-registry': {
    file: 'package-lock.json',
    bad: ['"resolved": "https://example.org/a.tgz"'],
    good: [['package-lock.json', '"integrity": "sha512-"']],
  },
};

test('every rule has a seeded violation', () => {
  assert.equal(Object.keys(SEEDED).sort(), RULES.map((rule) => rule.name).sort());
});

for (const [rule, { file, bad, good }] of Object.entries(SEEDED)) {
  test(`${rule}: caught`, () => {
    for (const line of bad) {
      const findings = checkText(file, `// first line\n${line}\n`);
      const found = findings.filter((finding) => finding.includes(`: ${rule}: `));
      assert.is(found.length, 1, `${line} → ${findings.join('\n') || 'nothing'}`);
      assert.match(found[0], `${file}:2:`);
    }
  });

  test(`${rule}: nothing else is`, () => {
    for (const [where, text] of good) assert.equal(checkText(where, text), [], text);
  });
}

test('long files are reported', () => {
  const lines = (count: number) => '\n'.repeat(count);
  assert.is(checkText('host/a.ts', lines(LINES_MAX)).length, 0);
  assert.match(checkText('host/a.ts', lines(LINES_MAX + 1))[0], `host/a.ts:${LINES_MAX + 1}:1: short-files`);
});

test('the tree keeps the rules', () => {
  assert.equal(checkHouseRules(ROOT), []);
});

test.run();
