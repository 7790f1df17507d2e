// The generated views of small_message, admin and compressor, on memory that is nobody's.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { PointerLink } from '../../../host/index.js';
import * as admin from '../../../mods/admin/autogen/admin_views.js';
import * as compressor from '../../../mods/compressor/autogen/compressor_views.js';
import {
  encodeCreateParams,
  fillMd,
  MdTask,
  readMd,
  TASKS,
} from '../../../mods/small_message/autogen/small_message_views.js';

const test = suite('generator: generated views');

/** As much of a link as views use. Strings are kept beside the memory. */
function fakeLink(): PointerLink {
  const buffer = new ArrayBuffer(4096);
  const strings = new Map<number, string>();
  const link = {
    u8: new Uint8Array(buffer),
    u32: new Uint32Array(buffer),
    setString: (task: number, offset: number, text: string) => strings.set(task + offset, text),
    getString: (at: number) => strings.get(at) ?? '',
  };
  return link as unknown as PointerLink;
}

test('fill, view and read meet at the same addresses', () => {
  const link = fakeLink();
  fillMd(link, 1024, 7);
  const view = new MdTask(link, 1024);
  assert.is(view.depth, 7);
  view.value = 0xffffffff;
  assert.is(readMd(link, 1024), 0xffffffff);
  assert.is(link.u32[(1024 + 120) >>> 2], 7);
  const [md] = TASKS;
  assert.equal([md.method, md.id, md.size], ['kMd', 10, 128]);
});

test('creation parameters have the defaults of their class', () => {
  assert.equal([...encodeCreateParams()], [1, 0, 0, 0, 0, 0, 0, 0]);
  assert.equal([...encodeCreateParams({ value: 0x01020304 })], [4, 3, 2, 1, 0, 0, 0, 0]);
});

test('strings and several outputs', () => {
  const link = fakeLink();
  admin.fillCreatePool(link, 512, 1, 2, 3, 4, 5, 'näme', 'small_message', '');
  const view = new admin.CreatePoolTask(link, 512);
  assert.equal([view.poolIdLo, view.poolIdHi, view.containers], [1, 2, 5]);
  assert.equal([view.name, view.moduleName, view.params], ['näme', 'small_message', '']);
  view.created = 1;
  assert.equal(admin.readCreatePool(link, 512), { poolIdLo: 1, poolIdHi: 2, created: 1 });
  assert.is(admin.readStopRuntime(), undefined);
});

test('buffers are their address and size', () => {
  const link = fakeLink();
  const [input, output] = [
    { pointer: 64, size: 12 },
    { pointer: 128, size: 0xffffffff },
  ];
  compressor.fillCompress(link, 512, input, output);
  const view = new compressor.CompressTask(link, 512);
  assert.equal([view.input, view.output], [input, output]);
  view.input = output;
  assert.equal(view.input, output);
});

test.run();
