// When a method has learned that its task should end: only then does its answer not count (RunContext).
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PointerLink } from '../../../host/client/pointer-link.js';
import { ChimaeraError } from '../../../host/errors.js';
import { RunContext } from '../../../host/workers/run-context.js';

const REASON = new ChimaeraError('CHI_E_CANCELLED');
const FOR_EVER = new Promise<void>(() => {});

/** A context, and the children that its link was told of. */
function context(): { rctx: RunContext; given: number[] } {
  const given: number[] = [];
  const link = { giveUp: (child: number) => given.push(child) };
  return { rctx: new RunContext(link as unknown as PointerLink, 64, 0), given }; // reason: all that it calls here
}

test('a cancel says nothing to a method that asks nothing', async () => {
  const { rctx } = context();
  rctx.cancel(REASON);
  await null;
  assert.is(rctx.hasLearned, false);
});

test('a wait that a cancel ends says it, before its method goes on', async () => {
  const { rctx } = context();
  let learned: boolean | undefined;
  const wait = rctx.wait(FOR_EVER).catch(() => {
    learned = rctx.hasLearned;
  });
  rctx.cancel(REASON);
  await wait;
  assert.is(learned, true);
});

test('so do a later wait, a look, a signal and another child', async () => {
  for (const look of [
    (rctx: RunContext) => rctx.wait(FOR_EVER).catch(() => {}),
    (rctx: RunContext) => rctx.cancelled,
    (rctx: RunContext) => rctx.signal,
    (rctx: RunContext) => rctx.adopt(128),
  ]) {
    const { rctx } = context();
    rctx.cancel(REASON);
    look(rctx);
    assert.is(rctx.hasLearned, true, `${look}`);
  }
});

test('a signal that the method has is aborted after the engine’s turn', async () => {
  const { rctx } = context();
  const { signal } = rctx;
  rctx.cancel(REASON);
  assert.is(signal.aborted, false);
  await null;
  assert.is(signal.reason, REASON);
  assert.is(rctx.hasLearned, true);
});

test('a wait that was left behind says nothing: the method had ended', async () => {
  const { rctx } = context();
  const method = async () => {
    rctx.wait(FOR_EVER).catch(() => {});
  };
  const ended = method().then(() => rctx.end());
  rctx.cancel(REASON); // in the same turn of the engine
  await ended;
  await null;
  assert.is(rctx.hasLearned, false);
});

test('children are given up at once, and no more are sent', () => {
  const { rctx, given } = context();
  assert.is(rctx.adopt(128), undefined);
  assert.is(rctx.adopt(192), undefined);
  rctx.release(128);
  rctx.cancel(REASON);
  assert.equal(given, [192]);
  const refusal = rctx.adopt(256) as ChimaeraError;
  assert.is(refusal.code, 'CHI_E_CANCELLED');
  assert.is(refusal.fields.outcome, 'NotExecuted');
});

test('a method that has ended sends none either', () => {
  const { rctx } = context();
  rctx.end();
  assert.is((rctx.adopt(128) as ChimaeraError).code, 'CHI_E_ENDED');
});

test.run();
