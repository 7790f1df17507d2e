// A trap tells whoever called the method where in the author's source it happened.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { describeTrap } from '../../host/workers/trap-place.js';
import { ROOT } from '../support/root.js';
import { at, onAll, rejection } from '../support/runtime.js';

const test = suite('trap places');

const SOURCE = 'tests/mods/probe/probe_runtime.ts';

/** The line of the first `unreachable()` behind the head of a function. */
function lineOfTrap(name: string): number {
  const lines = readFileSync(path.join(ROOT, SOURCE), 'utf8').split('\n');
  const head = lines.findIndex((line) => line.startsWith(`export function ${name}(`));
  return head + 1 + lines.slice(head).findIndex((line) => line.includes('unreachable()'));
}

onAll(test, 'a trap names module, function, file, line and column', async (world) => {
  const probe = await world.probe(2);
  const error = await rejection(probe.trap(at(0)));
  const place = `${SOURCE}:${lineOfTrap('trap')}:`;
  assert.ok(error.message.includes(`unreachable in probe.trap (${place}`), error.message);
  // With a frame of its own, and a child that it leaves.
  const suspended = await rejection(probe.trapAfterSpawn(at(1), 0));
  assert.match(suspended.message, /unreachable in probe\.trapAfterSpawn \(tests\/mods\/probe\/\S+:\d+:\d+\)/);
});

test('a trap without a map or a stack is told without its place', () => {
  assert.is(describeTrap(new Error('unreachable'), 'm', undefined), 'unreachable in m');
  const error = new Error('unreachable');
  error.stack = 'RuntimeError: unreachable\n    at run (wasm://wasm/x-1:wasm-function[2]:0x10)';
  assert.is(describeTrap(error, 'm', '/no/such/file.wasm'), 'unreachable in m');
});

test.run();
