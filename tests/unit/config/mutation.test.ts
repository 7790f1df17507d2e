// Every byte of the default file, mutated: the answer is a configuration or CHI_E_CONFIG, in bounded time.
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Problem } from '../../../host/config/problem.js';
import { ChimaeraError } from '../../../host/errors.js';
import { loadText, readDefaultFile } from './helpers.js';

const MAX_MS = 2000;
const BUDGET_MS = 4000;

// What means something to YAML, to a terminal, or to nobody.
const BYTES = [...Buffer.from('\t\n\r\0 :-?[]{},#&*!|>\'"%@`.~<=9aZ\\\x1b'), 0x7f, 0x80, 0xc3, 0xff];

const seen = { accepted: 0, refused: 0 };

async function check(bytes: Uint8Array): Promise<void> {
  const startMs = performance.now();
  try {
    const configuration = await loadText(bytes);
    assert.type(configuration.queue.depth, 'number');
    seen.accepted++;
  } catch (error) {
    if (!(error instanceof ChimaeraError) || error.code !== 'CHI_E_CONFIG') throw error;
    seen.refused++;
    for (const problem of error.fields.problems as (Problem | string)[]) {
      assert.match(String(problem), /^(node.yaml:\d+:\d+: \S|and \d+ more$)/);
    }
  }
  assert.ok(performance.now() - startMs < MAX_MS, 'took too long');
}

function mutate(bytes: Uint8Array, at: number, byte: number, how: number): Uint8Array {
  const cut = how === 1 ? at : at + 1; // replace, insert, remove
  return Buffer.concat(
    [bytes.subarray(0, at), how === 2 ? [] : [byte], bytes.subarray(cut)].map(Buffer.from),
  );
}

/** The same every time, so that each position is tried in one run or the next commit, never in none. */
test('each byte replaced once', async () => {
  const bytes = await readDefaultFile();
  for (let at = 0; at < bytes.length; at++) {
    const byte = BYTES[(at * 7) % BYTES.length] as number;
    await check(mutate(bytes, at, byte, 0)).catch((error) => {
      throw new Error(`byte ${at} replaced by ${byte}`, { cause: error });
    });
  }
  // In comments nearly everything is allowed, in keys and values nearly nothing.
  assert.ok(seen.accepted > 1000 && seen.refused > 500, JSON.stringify(seen));
});

test('bytes replaced, inserted and removed at random', async () => {
  const bytes = await readDefaultFile();
  const change = fc.record({
    at: fc.nat(bytes.length - 1),
    byte: fc.oneof(fc.constantFrom(...BYTES), fc.nat(255)),
    how: fc.nat(2),
  });
  // A failure prints seed and path; fc.assert takes them as { seed, path } to replay it.
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      await check(
        changes.reduce((text, { at, byte, how }) => mutate(text, at % text.length, byte, how), bytes),
      );
    }),
    { numRuns: 5000, interruptAfterTimeLimit: BUDGET_MS },
  );
});

test.run();
