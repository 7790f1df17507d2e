// Tasks that their author serialises: what the client's functions write, the container's read, and the other way round.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type ArchiveWriter, connect, type OwnedBuffer, type SocketConnection } from '../../host/index.js';
import type { HalfTask } from '../mods/courier/autogen/courier_views.js';
import { Client as Courier } from '../mods/courier/courier_client.js';
import { Client as Scales } from '../mods/courier_ts/courier_ts_client.js';
import { expectShown } from '../support/page.js';
import { ANY, EVERY, onAll, rejection, type World } from '../support/runtime.js';

const test = suite('archives');
const folder = mkdtempSync(path.join(tmpdir(), 'chi-archives-'));
const options = {
  config: { network: { socket: path.join(folder, 's') } },
  registry: ['courier', 'courier_ts'],
};
test.after(() => rmSync(folder, { recursive: true }));

async function withClient(world: World, body: (client: SocketConnection) => Promise<void>): Promise<void> {
  const server = await world.rt.serve();
  world.rebase();
  const client = await connect(server.endpoints[0], { platform: world.rt.link.platform, clientDataMib: 16 });
  await body(client);
  await client.close();
  await world.until(() => server.sessions === 0, 'the client has left');
}

const BAD_ARCHIVE = -32766;

/** May write more than is read. */
class Verbose extends Courier {
  more = 0;

  protected override saveStartHalf(task: HalfTask, ar: ArchiveWriter): void {
    super.saveStartHalf(task, ar);
    for (let i = 0; i < this.more; i++) ar.u8(0);
  }
}

const NUMBERS = new Uint32Array([3, 1000, 20_000, 20_001]);

function filled(source: { allocateBuffer(size: number): OwnedBuffer }): OwnedBuffer {
  const buffer = source.allocateBuffer(3);
  buffer.view.set([1, 2, 3]);
  return buffer;
}

async function sortOne(couriers: Courier, data: OwnedBuffer) {
  const { sorted, text, arrived } = await couriers.delta(ANY, NUMBERS, 'Χίμαιρα', 2, data);
  return { sorted: [...sorted], text, arrived };
}

const SORTED = { sorted: [6, 2000, 40_000, 40_002], text: 'Χίμαιρα' };

onAll(
  test,
  'both ways, by functions of the author; a task of the same process needs none of them',
  async (world) =>
    withClient(world, async (client) => {
      const couriers = await new Courier(client).create(ANY, EVERY, 'couriers', { containers: 1 });
      const data = filled(client);
      for (let i = 0; i < 3; i++) assert.equal(await sortOne(couriers, data), { ...SORTED, arrived: 1 });
      assert.equal([...data.view], [4, 5, 6], 'a buffer goes as it is marked');
      data.free();
      assert.is(await couriers.half(ANY, 21), 42);
      const handle = couriers.asyncHalf(ANY, 4);
      assert.is((await handle).doubled, 8);
      handle.delTask();
      const local = filled(world.rt);
      assert.equal(await sortOne(new Courier(world.rt).bind(couriers.poolId), local), {
        ...SORTED,
        arrived: 0,
      });
      local.free();
    }),
  options,
);

onAll(
  test,
  'what the other side cannot read is an error of that task, and nothing else',
  async (world) =>
    withClient(world, async (client) => {
      const couriers = await new Verbose(client).create(ANY, EVERY, 'couriers', { containers: 1 });
      const refused = await rejection(couriers.half(ANY, 256));
      assert.is(refused.code, 'CHI_E_EXCEPTION');
      assert.match(refused.message, 'saveStart: a byte holds at most 255');
      couriers.more = 1;
      assert.is((await rejection(couriers.half(ANY, 5))).fields.returnCode, BAD_ARCHIVE);
      couriers.more = 0;
      assert.is(await couriers.half(ANY, 5), 10);
    }),
  options,
);

onAll(
  test,
  'a container in TypeScript; who is asked about a task sees what it has brought',
  async (world) =>
    withClient(world, async (client) => {
      const scales = await new Scales(client).create(ANY, EVERY, 'scales', { containers: 1 });
      assert.equal(await scales.weigh(ANY, 'Χ', 1500), { kilos: 1.5, asked: 1500 });
      const here = new Scales(world.rt).bind(scales.poolId);
      assert.equal(await here.weigh(ANY, 'Χ', 2500), { kilos: 2.5, asked: 2500 });
      const thrown = await rejection(scales.weigh(ANY, 'air', -1));
      assert.match(thrown.message, 'air weighs less than nothing');
      const unread = await rejection(scales.weigh(ANY, 'long', 1));
      assert.match(unread.message, '1 bytes of its archive were not read');
      const unwritten = await rejection(scales.weigh(ANY, 'greedy', 1));
      assert.match(unwritten.message, 'its archive ends after');
      assert.is((await scales.weigh(ANY, 'Χ', 1)).kilos, 0.001);
    }),
  options,
);

onAll(
  test,
  'each firing of a periodic task is read and written by its author’s functions',
  async (world) =>
    withClient(world, async (client) => {
      const couriers = await new Courier(client).create(ANY, EVERY, 'couriers', { containers: 1 });
      const data = filled(client);
      const seen: object[] = [];
      for await (const task of couriers.asyncDeltaAlloc(ANY, NUMBERS, 'Χίμαιρα', 2, data).setPeriodMs(1)) {
        seen.push({ sorted: [...task.sorted], text: task.text, arrived: task.arrived });
        if (seen.length === 20) break;
      }
      assert.equal(seen, Array(20).fill({ ...SORTED, arrived: 1 }));
      data.free();
      const doubled: number[] = [];
      for await (const task of couriers.asyncHalfAlloc(ANY, 21).setPeriodMs(1)) {
        doubled.push(task.doubled);
        if (doubled.length === 20) break;
      }
      assert.equal(doubled, Array(20).fill(42));
    }),
  options,
);

test('each piece of code of docs/serialising.md is in one of the files', () => {
  const folder = 'tests/mods/courier/courier';
  expectShown('docs/serialising.md', [`${folder}_tasks.ts`, `${folder}_client.ts`]);
});

test.run();
