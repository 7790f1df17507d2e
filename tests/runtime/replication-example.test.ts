// The example of docs/replication.md: what the page shows is what these files hold, and runs.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DomainQuery } from '../../host/index.js';
import { Client as Census } from '../mods/census/census_client.js';
import { expectShown } from '../support/page.js';
import { count, onAll } from '../support/runtime.js';

const test = suite('the example of replication');
const SOURCES = ['tests/mods/census/census_tasks.ts', 'tests/runtime/replication-example.test.ts'];

const options = { registry: ['census'] };
onAll(
  test,
  'it does what the page says',
  async ({ rt }) => {
    const census = new Census(rt);
    await census.create(DomainQuery.localId(0), DomainQuery.globalBcast(), 'towns', { containers: 5 });
    for (const town of count(5)) await census.settle(DomainQuery.globalId(town), 100 + town);

    const all = await census.tally(DomainQuery.globalBcast());
    assert.equal([all.people, [...all.each]], [510, [100, 101, 102, 103, 104]]);
    const some = await census.tally(DomainQuery.globalRange(1, 3));
    assert.is(some.people, 306);
    const first = await census.tally(DomainQuery.globalUntilSuccess());
    assert.equal([...first.each], [100, 0, 0, 0, 0]);

    const task = census.asyncTally(DomainQuery.globalBcast());
    await task;
    for (const { container, outcome } of task.replicas) assert.is(outcome, 'Ok', `${container}`);
    task.delTask();
  },
  options,
);

test('each piece of code on the page is in one of the files', () => {
  expectShown('docs/replication.md', SOURCES);
});

test.run();
