// A program that embeds a runtime: it says what it should, and its process ends when it should.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../support/program.js';

const test = suite('embedded');
test('it starts, works, stops and ends', async () => {
  assert.equal((await run('stops')).lines, ['7', 'stopped']);
});

test('it ends without a stop, when nothing is pending', async () => {
  assert.equal((await run('forgets')).lines, ['7']);
});

test('it lives as long as a task is pending', async () => {
  assert.equal((await run('waits')).lines, ['opened']);
});

test('two runtimes in one process', async () => {
  assert.equal((await run('twice')).lines, ['7', '7', '7']);
});

test.run();
