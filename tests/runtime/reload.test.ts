import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { TASK_HEADER_SIZE } from '../../assembly/abi/layout.js';
import { ContainerClient, type LinkSource } from '../../host/index.js';
import { ANY, codeOf, EVERY, onAll, rejection } from '../support/runtime.js';
import { makeFolder, manifestOf, putModule, wasmOf } from '../unit/modules/fixtures.js';

const test = suite('runtime: a module is loaded anew');

const METHODS = { kCreate: 0, kAsk: 10 };
const REPO = makeFolder();
const OPTIONS = { registry: [], config: { modules: { paths: [REPO] } } };

/** Builds of one module: kAsk fails with their number. */
const BUILDS = await Promise.all(
  [1, 2].map((number) =>
    wasmOf('changing', {
      run: `(method: u32, task: usize, rctx: usize): i32 { return method == 10 ? -${number} : 0; }`,
    }),
  ),
);

function put(number: number): void {
  const files = { 'changing.mt.wasm': BUILDS[number - 1] };
  putModule(REPO, manifestOf('changing', { methods: METHODS }), files);
}

class Client extends ContainerClient {
  static create(source: LinkSource): Promise<Client> {
    return new Client(source).newPool('changing', ANY, EVERY, 'pool', { containers: 2 });
  }

  /** The number of the build that a pool runs. */
  async ask(): Promise<number> {
    const task = this.link.newTask(this, METHODS.kAsk, TASK_HEADER_SIZE, ANY, 0);
    return -Number((await rejection(this.link.send(task, () => undefined))).fields.returnCode);
  }

  destroy(): Promise<void> {
    return this.delPool(ANY);
  }
}

onAll(
  test,
  'the next pools run the new build',
  async (world) => {
    const { modules } = world.rt;
    put(1);
    await modules.register('changing');
    const first = await Client.create(world.rt);
    assert.is(await first.ask(), 1);
    put(2);
    assert.is(await codeOf(modules.reload('changing')), 'CHI_E_EXISTS');
    assert.is(await first.ask(), 1);
    await first.destroy();
    const { index } = await modules.reload('changing');
    assert.is((await modules.register('changing')).index, index);
    assert.is(await (await Client.create(world.rt)).ask(), 2);
    await world.stop();
  },
  OPTIONS,
);

onAll(
  test,
  'what cannot be loaded leaves the module as it was',
  async (world) => {
    const { modules } = world.rt;
    put(1);
    await modules.register('changing');
    putModule(REPO, manifestOf('changing', { methods: METHODS }), { 'changing.mt.wasm': 'broken' });
    assert.is(await codeOf(modules.reload('changing')), 'CHI_E_MODULE_NOT_WASM');
    assert.is(await codeOf(modules.reload('compressor')), 'CHI_E_BAD_ARGUMENT');
    assert.is(await (await Client.create(world.rt)).ask(), 1);
    await world.stop();
  },
  OPTIONS,
);

test.run();
