// Requests of the host in the bare engine, where a test decides when the host answers: an answer that comes when its task
// has ended reaches nobody, whatever lies in that task's place by then.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  RANGE_LOCAL,
  REQUEST_LOAD_MODULE,
  SELECT_ID,
  SUBDOMAIN_LOCAL,
  TASK_DEADLINE,
  TASK_OUTCOME,
} from '../../assembly/abi/layout.js';
import { OUTCOME_APP_ERROR, REASON_DEADLINE, REASON_FAILED } from '../../assembly/abi/status.js';
import { TICKET_LENGTH, TICKET_TEXT } from '../../assembly/abi/ticket-layout.js';
import { decodeText } from '../../host/engine/views.js';
import { Method } from '../../mods/admin/autogen/admin_methods.js';
import { TASKS } from '../../mods/admin/autogen/admin_views.js';
import { EngineHarness } from '../support/engine-harness.js';

const LOCAL = RANGE_LOCAL | (SELECT_ID << 8) | (SUBDOMAIN_LOCAL << 24);
const MS = 1e6;
const REGISTER = TASKS.find(({ name }) => name === 'RegisterModuleTask');
const NAME = REGISTER?.fields.find(({ name }) => name === 'name')?.offset as number;

function register(harness: EngineHarness, name: string, deadlineNs = 0): number {
  const { exports, views } = harness.engine;
  exports.enter(harness.client);
  const task = exports.newTask(1, 0, Method.kRegisterModule, REGISTER?.size as number, LOCAL, 0, 0) >>> 0;
  harness.setText(task, NAME, name);
  views.f64[(task + TASK_DEADLINE) >>> 3] = deadlineNs;
  assert.equal(harness.run([task]), [], `${name} waits`);
  return task;
}

for (const build of ['mt', 'st'] as const) {
  test(`${build}: the host's answer to a task that has ended does not resume the task in its place`, () => {
    const harness = new EngineHarness(build, 1); // each keeps statistics of its own
    const { exports, views } = harness.engine;
    const live = () => [0, 1].map((segment) => exports.liveBytes(segment));
    const answer = (index: number) => {
      exports.enter(harness.client);
      exports.answerRequest(harness.requests[index]?.what as number);
      return harness.run([]);
    };
    const outcome = (task: number) => views.u32[(task + TASK_OUTCOME) >>> 2];
    const late = () => {
      const task = register(harness, 'late', harness.now + MS);
      harness.pass(2 * MS);
      assert.equal(harness.run([]), [task], 'ends at its deadline');
      assert.is(outcome(task), OUTCOME_APP_ERROR | (REASON_DEADLINE << 8));
      exports.freeTask(task);
      return task;
    };
    late(); // makes statistics, which stay
    assert.equal(answer(0), []);
    const before = live();

    const ended = late();
    const later = register(harness, 'later');
    assert.is(later, ended, 'lies in its place');

    const { kind, what } = harness.requests[1] as { kind: number; what: number };
    const length = views.u32[(what + TICKET_LENGTH) >>> 2] as number;
    assert.is(kind, REQUEST_LOAD_MODULE);
    assert.is(decodeText(views.u8.slice(what + TICKET_TEXT, what + TICKET_TEXT + length)), 'late');
    assert.equal(answer(1), [], 'nobody is resumed');
    assert.equal(answer(2), [later]);
    assert.is(outcome(later), OUTCOME_APP_ERROR | (REASON_FAILED << 8));
    exports.freeTask(later);
    assert.equal(live(), before);
  });
}

test.run();
