// The compiler is loaded with V8's flags set to its own liking: they are as they were when it is there.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ROOT } from '../../support/root.js';

const COMPILER = pathToFileURL(path.join(ROOT, 'tools/build/compiler.mjs')).href;
/** A loop that counts down. */
const WASM = 'AGFzbQEAAAABBQFgAX8AAwIBAAcHAQNydW4AAAoTAREAA0AgAEEBayIAQQBHDQALCw==';
/** Runs it until V8 has optimised it, or for two minutes. */
const PROGRAM = `
  await import(${JSON.stringify(COMPILER)});
  const bytes = Buffer.from(process.argv[1], 'base64');
  const { run } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  run(1); // compiled when it is first called, by the quick compiler
  const end = performance.now() + 120_000;
  while (%IsLiftoffFunction(run) && performance.now() < end) {
    run(1_000_000);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  process.exit(%IsLiftoffFunction(run) ? 1 : 0);
`;

test('wasm is still optimised in a process that has loaded the compiler', () => {
  const flags = ['--allow-natives-syntax', '--input-type=module', '-e', PROGRAM, WASM];
  const { status, stderr } = spawnSync(process.execPath, flags, { encoding: 'utf8' });
  assert.is(status, 0, stderr || 'what was compiled first is what runs');
});

test.run();
