// Modules are registered by name, once, through the runtime or through the admin pool.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ADMIN_MODULE_REFUSED } from '../../mods/admin/admin_codes.js';
import { ANY, codeOf, onAll, onNode, rejection, startAt } from '../support/runtime.js';

const test = suite('modules');
const EMPTY = { registry: [] };

onAll(
  test,
  'a module is there once it is registered',
  async (world) => {
    assert.is(await codeOf(world.probe()), 'CHI_E_UNKNOWN_MODULE');
    const module = await world.rt.modules.register('probe');
    world.rebase();
    assert.is(module.name, 'probe');
    const probe = await world.probe(2);
    assert.is(await probe.echo(ANY, 7), 7);
  },
  EMPTY,
);

onAll(
  test,
  'registered twice it is registered once, also by two at the same time',
  async (world) => {
    const { modules } = world.rt;
    const [first, second] = await Promise.all([modules.register('probe'), modules.register('probe')]);
    world.rebase();
    assert.is(first, second);
    assert.is(await modules.register('probe'), first);
    assert.is(await world.admin.registerModule(ANY, 'probe'), first.index);
  },
  EMPTY,
);

onAll(
  test,
  'admin registers a module for its caller, and for two callers at once',
  async (world) => {
    const { admin, rt } = world;
    const register = () => admin.registerModule(ANY, 'ledger');
    const [first, second] = await Promise.all([register(), register()]);
    world.rebase();
    assert.is(first, second);
    assert.is(rt.modules.manifest(first)?.name, 'ledger');
    const ledger = await world.ledger(2);
    assert.is((await ledger.note(ANY, 0)).position, 0);
  },
  EMPTY,
);

onAll(test, 'an unknown module: the error names it, and where it was looked for', async (world) => {
  const error = await rejection(world.rt.modules.register('no_such_module'));
  assert.is(error.code, 'CHI_E_UNKNOWN_MODULE');
  assert.match(error.message, 'no_such_module');
  assert.ok((error.fields.searched as string[]).some((folder) => folder.endsWith('mods')));
  const byAdmin = await rejection(world.admin.registerModule(ANY, 'no_such_module'));
  assert.equal([byAdmin.code, byAdmin.fields.returnCode], ['CHI_E_APP', ADMIN_MODULE_REFUSED]);
});

onNode(
  test,
  'a start whose registry names an unknown module fails, and leaves nothing running',
  async (world) => {
    const error = await rejection(startAt(world.place, { registry: ['probe', 'no_such_module'] }));
    assert.is(error.code, 'CHI_E_UNKNOWN_MODULE');
    assert.match(error.message, 'no_such_module');
  },
);

test.run();
