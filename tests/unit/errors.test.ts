import { test } from 'uvu';
import * as assert from 'uvu/assert';
import * as status from '../../assembly/abi/status.js';
import { ChimaeraError, ERRORS, outcomeError, statusError } from '../../host/errors.js';

const constants = Object.entries(status);
const named = (prefix: string) => constants.filter(([name]) => name.startsWith(prefix));
const statuses = constants.filter(
  ([name]) => name !== 'OK' && !/^(OUTCOME|REASON|STATE)_|^STATUS_MAX$/.test(name),
);

test('every code has a stable form, a message and a hint', () => {
  for (const [code, { message, hint }] of Object.entries(ERRORS)) {
    assert.match(code, /^CHI_E_[A-Z_]+$/);
    assert.ok(message.length > 10, `${code} has no message`);
    assert.ok(hint.length > 10, `${code} has no hint`);
  }
});

test('every status of the engine has a code', () => {
  assert.ok(statuses.length >= 12);
  for (const [name, value] of statuses) {
    assert.is.not(statusError(value).code, 'CHI_E_ENGINE', name);
    assert.ok(value <= status.STATUS_MAX, `${name} would be taken for an address`);
  }
});

test('every reason has a code, for every outcome', () => {
  for (const [outcome, kind] of named('OUTCOME_')) {
    if (kind === status.OUTCOME_OK) continue;
    for (const [reason, value] of named('REASON_')) {
      const error = outcomeError(kind | (value << 8), 0);
      assert.is.not(error.code, 'CHI_E_ENGINE', `${outcome} ${reason}`);
      assert.is(error.code === 'CHI_E_UNKNOWN_OUTCOME', kind === status.OUTCOME_UNKNOWN);
    }
  }
});

test('a number that the engine should never answer is an engine error', () => {
  assert.is(statusError(status.OK).code, 'CHI_E_ENGINE');
  assert.is(statusError(9999).code, 'CHI_E_ENGINE');
  assert.is(outcomeError(status.OUTCOME_OK, 0).code, 'CHI_E_ENGINE');
  assert.match(outcomeError(status.OUTCOME_APP_ERROR | (250 << 8), 0).message, /unexpected outcome/);
});

test('fields fill the template, the place follows, and what has no value is left out', () => {
  const failed = status.OUTCOME_APP_ERROR | (status.REASON_FAILED << 8);
  const error = outcomeError(failed, -7, { module: 'small_message', method: 'kMd', container: 0 });
  assert.is(error.message, 'the method failed with code -7 (module small_message, method kMd, container 0)');
  assert.equal(error.fields.outcome, 'AppError');
  assert.is(error.hint, ERRORS.CHI_E_APP.hint);
  assert.is(new ChimaeraError('CHI_E_DEADLINE').message, 'the deadline passed before the task was done');
  assert.is(statusError(status.NO_MEMORY, { bytes: 64 }).message, 'out of memory for 64 bytes');
});

test('the outcome tells whether a task of a poisoned container may have run', () => {
  const poisoned = status.REASON_POISONED << 8;
  assert.is(outcomeError(status.OUTCOME_NOT_EXECUTED | poisoned, 0).fields.outcome, 'NotExecuted');
  assert.is(outcomeError(status.OUTCOME_APP_ERROR | poisoned, 0).fields.outcome, 'AppError');
});

test('text from outside is not read as a template', () => {
  const error = new ChimaeraError('CHI_E_EXCEPTION', { reason: '{module} [x] $& $1' });
  assert.is(error.message, 'the method threw an exception: {module} [x] $& $1');
});

test('is an Error with its name, stack and cause', () => {
  const cause = new Error('inner');
  const error = new ChimaeraError('CHI_E_EXCEPTION', {}, { cause });
  assert.instance(error, Error);
  assert.is(error.cause, cause);
  assert.match(error.stack ?? '', /^ChimaeraError: the method threw/);
});

test.run();
