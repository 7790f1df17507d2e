// The example of a client in another process, with a node of its own.
import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ROOT } from '../support/root.js';

const EXAMPLE = path.join(ROOT, 'dist/examples/small-message/index.js');

test('it prints what its messages took, and what they brought', async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [EXAMPLE, '--messages', '500'], {
    timeout: 50_000,
  });
  assert.is(stderr, '');
  assert.match(stdout, /^500 messages one after the other: [\d.]+ us each$/m);
  assert.match(stdout, /^500 messages, 256 at a time: [\d.]+ us each$/m);
  assert.match(stdout, /^sum of what the containers answered: 1000$/m);
});

test.run();
