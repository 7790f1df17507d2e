// Modules with literals, side by side in one memory, each instantiated by every worker.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { lowerModule } from '#tools/build/asc.mjs';
import { TASK_HEADER_SIZE } from '../../assembly/abi/layout.js';
import { ContainerClient, DomainQuery, type LinkSource } from '../../host/index.js';
import { ROOT } from '../support/root.js';
import { ANY, EVERY, onAll, rejection } from '../support/runtime.js';
import { makeFolder, manifestOf, putModule, sourceOf } from '../unit/modules/fixtures.js';

const test = suite('runtime: literals in modules');

const METHODS = { kCreate: 0, kAsk: 10, kBeyond: 11, kAdd: 12 };

/** A module whose method kAsk fails with the hash of a literal text, kBeyond reads beyond an array. */
async function build(name: string, text: string): Promise<Uint8Array> {
  const before = `
    const NAMES: StaticArray<string> = ['not this', ${JSON.stringify(text)}];
    const COUNT: StaticArray<u32> = [${text.length}];
    function hash(text: string): i32 {
      let h: i32 = 7;
      for (let i = 0; i < text.length; i++) h = (h * 31 + text.charCodeAt(i)) & 0xffff;
      return h;
    }`;
  const run = `(method: u32, task: usize, rctx: usize): i32 {
    if (method == 10) return -hash(NAMES[1]);
    if (method == 11) return -(NAMES[method].length);
    if (method == 12) return -((COUNT[0] += 1) as i32);
    return 0;
  }`;
  const files = { 'mods/virtual/main.ts': sourceOf(name, { run }, before) };
  const options = { entry: 'mods/virtual/main.ts', files, target: 'module-mt', outFile: 'm.wasm' };
  return (await lowerModule(ROOT, options)).get('m.wasm') as Uint8Array;
}

function hashOf(text: string): number {
  return [...text].reduce((h, letter) => (h * 31 + letter.charCodeAt(0)) & 0xffff, 7);
}

const TEXTS = { first: 'alpha beta', second: 'something else altogether' };
const REPO = makeFolder();
for (const [name, text] of Object.entries(TEXTS)) {
  putModule(REPO, manifestOf(name, { methods: METHODS }), { [`${name}.mt.wasm`]: await build(name, text) });
}
const OPTIONS = { registry: [], config: { modules: { paths: [REPO], registry: Object.keys(TEXTS) } } };

class Client extends ContainerClient {
  static create(source: LinkSource, module: string): Promise<Client> {
    return new Client(source).newPool(module, ANY, EVERY, `pool of ${module}`, { containers: 2 });
  }

  /** What a method failed with. */
  ask(method: number, container: number) {
    const task = this.link.newTask(this, method, TASK_HEADER_SIZE, DomainQuery.localId(container), 0);
    return rejection(this.link.send(task, () => undefined));
  }
}

onAll(
  test,
  'each has its own, on every worker',
  async ({ rt }) => {
    for (const [name, text] of Object.entries(TEXTS)) {
      const client = await Client.create(rt, name);
      const answers = await Promise.all(
        Array.from({ length: 200 }, (_, i) => client.ask(METHODS.kAsk, i % 2)),
      );
      for (const { fields } of answers) assert.is(fields.returnCode, -hashOf(text));
    }
  },
  OPTIONS,
);

onAll(
  test,
  'arrays are the same for all workers',
  async ({ rt }) => {
    const client = await Client.create(rt, 'first');
    for (let i = 1; i <= 20; i++) {
      const { fields } = await client.ask(METHODS.kAdd, i % 2);
      assert.is(fields.returnCode, -(TEXTS.first.length + i));
    }
  },
  OPTIONS,
);

onAll(
  test,
  'an index out of range is a trap that says so',
  async ({ rt }) => {
    const client = await Client.create(rt, 'second');
    const { code, message } = await client.ask(METHODS.kBeyond, 0);
    assert.is(code, 'CHI_E_TRAP');
    assert.match(message, /Index out of range \(~lib\/staticarray\.ts:\d+/);
  },
  OPTIONS,
);

test.run();
