// Managed objects in methods: they work as anywhere else, and are gone with their task however it ends.
// time limit: 120 s
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { lowerModule } from '#tools/build/asc.mjs';
import { Random } from '../../host/platform/sim/random.js';
import {
  ENDS_FAILED,
  ENDS_OK,
  ENDS_TRAPPED,
  ODD_GROW,
  ODD_HOARD,
  ODD_HUGE,
  ODD_INDEX,
  ODD_KEEP,
  ODD_KEEP_IN_LIST,
  Client as Scribe,
} from '../mods/scribe/scribe_client.js';
import { liveBytes } from '../support/quiet.js';
import { ROOT } from '../support/root.js';
import {
  ANY,
  at,
  count,
  EVERY,
  hash,
  onAll,
  onSim,
  rejection,
  simPlace,
  startAt,
  tally,
  type World,
} from '../support/runtime.js';
import { makeFolder, putModule } from '../unit/modules/fixtures.js';

const test = suite('arena');
const OPTIONS = { registry: ['scribe'] };
const MS = 1e6;
const HOUR = 3600e3 * MS;

let made = 0;
const scribeOf = ({ rt }: World, containers = 2): Promise<Scribe> =>
  new Scribe(rt).create(ANY, EVERY, `scribe ${made++}`, { containers });

/** What kTell tells, by JavaScript's library. */
function told(name: string, number: number): string {
  const words = count(number).map((i) => ({ text: `${name}${i}`, weight: ((i * 7) % 5) + 0.5 }));
  words.sort((a, b) => a.weight - b.weight || (a.text < b.text ? -1 : 1));
  const keys = [...new Set(words.map(({ weight }) => `${weight}`))];
  const shown = keys.map((key) => `${key}×${key.split('.').reverse().join(',')}`).join(' ');
  const letters = new Set(words.map(({ text }) => text.charAt(0))).size;
  const chain = words.map(({ text }) => text).join('>');
  return `<${name.toUpperCase()}> ${chain} [${shown}] ${letters} of ${number} in a list`;
}

onAll(
  test,
  'lists, maps, sets, texts and classes do what they do in JavaScript, in many tasks at once',
  async (world) => {
    const scribe = await scribeOf(world);
    const names = ['anna', 'bo', 'Ωmega ∂', 'a name that is a good deal longer than the others', ''];
    const calls = count(300).map((i) => ({ name: names[i % names.length] as string, number: (i * 13) % 60 }));
    const answers = await Promise.all(calls.map(({ name, number }, i) => scribe.tell(hash(i), name, number)));
    for (const [i, { name, number }] of calls.entries()) assert.is(answers[i], told(name, number));
  },
  OPTIONS,
);

onAll(
  test,
  'objects are kept over waits, beside those of others, in chunks of all sizes',
  async (world) => {
    const scribe = await scribeOf(world);
    const random = new Random(world.place.seed ?? 5);
    const calls = count(60).map(
      () => [random.below(40), random.below(4) === 0 ? random.below(40_000) : 30] as const,
    );
    const pages = await Promise.all(
      calls.map(([steps, bytes], i) => scribe.follow(hash(i), steps, bytes, i % 2 === 0 ? 0 : MS, ENDS_OK)),
    );
    assert.equal(
      pages,
      calls.map(([steps]) => steps),
    );
  },
  { ...OPTIONS, config: { memory: { main_mib: 64 } } },
);

onAll(
  test,
  'nothing is left of tasks that end well, fail, are cancelled or trap, and of those that a trap ends',
  async (world) => {
    const scribe = await scribeOf(world);
    const before = liveBytes(world.rt);
    const isBack = () => liveBytes(world.rt).main === before.main;
    const follow = (steps: number, ns: number, end: number, id = 0) =>
      scribe.follow(at(id), steps, 500, ns, end);

    assert.is(await follow(9, 0, ENDS_OK), 9);
    await world.until(isBack);
    assert.equal(await tally([follow(9, MS, ENDS_FAILED)]), { 'AppError CHI_E_APP': 1 });
    await world.until(isBack);
    const asleep = count(20).map((i) => scribe.asyncFollow(at(i % 2), 3, 500, HOUR, ENDS_OK));
    await world.until(() => world.started('kFollow') === 22);
    await world.until(
      () => liveBytes(world.rt).main >= before.main + 20 * 1024,
      'all of them to have chunks',
    );
    for (const handle of asleep.slice(0, 10)) handle.cancel();
    assert.equal(await tally(asleep.slice(0, 10)), { 'AppError CHI_E_CANCELLED': 10 });
    assert.equal(await tally([follow(3, MS, ENDS_TRAPPED, 0)]), { 'AppError CHI_E_TRAP': 1 });
    assert.equal(await tally([follow(3, 0, ENDS_TRAPPED, 1)]), { 'AppError CHI_E_TRAP': 1 });
    assert.equal(await tally(asleep.slice(10)), { 'AppError CHI_E_POISONED': 10 });
    for (const handle of asleep) handle.delTask();
    await world.until(isBack);
  },
  OPTIONS,
);

onAll(
  test,
  'nothing is left of a pool that is destroyed while its tasks wait',
  async (world) => {
    await scribeOf(world); // the first one: the engine keeps what it takes for the module
    const before = liveBytes(world.rt);
    const pool = await scribeOf(world);
    const tasks = tally(count(20).map((i) => pool.follow(at(i % 2), 5, 500, 10 * MS, ENDS_OK)));
    await world.until(() => world.started('kFollow') === 20, 'all of them to be at work');
    await pool.destroy();
    assert.equal(await tasks, { Ok: 20 }); // what waits is finished
    await world.until(() => liveBytes(world.rt).main === before.main);
  },
  OPTIONS,
);

onAll(
  test,
  'memory does not grow from task to task',
  async (world) => {
    const scribe = await scribeOf(world);
    for (let round = 0; round < 10; round++) {
      const before = liveBytes(world.rt);
      await Promise.all(count(1000).map((i) => scribe.tell(hash(i), 'n', i % 4)));
      await world.until(() => liveBytes(world.rt).main === before.main, 'chunks to be freed');
    }
  },
  OPTIONS,
);

const STATIC_TEXTS = 'static texts in a list';
/** ODD_* → what the trap says, the author's line, and the static texts afterwards: what must not be kept there is gone. */
const TRAPS: Record<string, [kind: number, says: RegExp, line: string, texts?: string]> = {
  'an index that is out of range': [ODD_INDEX, /Index out of range \(~lib\/array\.ts:\d+/, '[1, 2, 3]['],
  'a text in static data': [ODD_KEEP, /is kept in what outlives its task/, 'NAMES[1] =', 'static  in a list'],
  'a text in a static list': [
    ODD_KEEP_IN_LIST,
    /is kept in what outlives/,
    'LIST[2] =',
    'static texts in a ',
  ],
  'a static list that grows': [ODD_GROW, /static data cannot grow/, 'LIST.push'],
  'more than there is memory for': [ODD_HOARD, /no memory for a managed object/, 'hoard(i)'],
  'an object larger than the memory': [ODD_HUGE, /no memory for a managed object/, '1 << 28'],
};
const ARENA = 'assembly/module/arena.ts';
const SOURCE = 'tests/mods/scribe/scribe_runtime.ts';
const LINES = readFileSync(path.join(ROOT, SOURCE), 'utf8').split('\n');

for (const [name, [kind, says, line, texts = STATIC_TEXTS]] of Object.entries(TRAPS)) {
  onAll(
    test,
    `${name} is a trap that says so, and where`,
    async (world) => {
      const scribe = await scribeOf(world);
      assert.is(await scribe.names(at(1)), STATIC_TEXTS);
      const error = await rejection(scribe.odd(at(0), kind));
      assert.is(error.code, 'CHI_E_TRAP');
      assert.match(error.message, says);
      const number = 1 + LINES.findIndex((text) => text.includes(line));
      assert.ok(error.message.includes(`(${SOURCE}:${number}:`), `${error.message}; line ${number}`);
      assert.is(await scribe.names(at(1)), texts);
    },
    OPTIONS,
  );
}

/** What would be wrong with arena.ts → how it is written. */
const BUGS: Record<string, (text: string) => string> = {
  'chunks that the engine does not know': (text) =>
    text.replace(
      '  const object = chunk + OVERHEAD;',
      '  store<u32>(context - SLOT_RCTX + SLOT_UNSENT, load<u32>(chunk + TASK_LINK));\n$&',
    ),
  'a chunk that is kept from one task to the next': (text) =>
    text
      .replace('function newestChunk(): usize {', 'let kept: usize = 0;\n$&\n  if (kept != 0) return kept;')
      .replace('  const object = chunk + OVERHEAD;', '  kept = chunk;\n$&'),
};

/** True when a runtime with such an arena does what it should: a long task, beside short ones that use up all memory. */
async function isSound(write: (text: string) => string): Promise<boolean> {
  const files = { [ARENA]: write(readFileSync(path.join(ROOT, ARENA), 'utf8')) };
  const entry = 'tests/mods/scribe/autogen/scribe_lib_exec.ts';
  const written = await lowerModule(ROOT, { entry, outFile: 'm.wasm', target: 'module-mt', files });
  const manifest = readFileSync(path.join(ROOT, 'dist/tests/mods/scribe/module.json'), 'utf8');
  const repo = makeFolder();
  putModule(repo, manifest, { 'scribe.mt.wasm': written.get('m.wasm') as Uint8Array }, 'scribe');
  const memory = { main_mib: 4 };
  const { rt } = await startAt(simPlace(1), { config: { memory, modules: { paths: [repo] } }, ...OPTIONS });
  try {
    const scribe = await new Scribe(rt).create(ANY, EVERY, 'scribe', { containers: 2 });
    const before = liveBytes(rt).main;
    const long = scribe.follow(ANY, 200, 200, MS, ENDS_OK);
    const short = async (i: number) => {
      for (let round = 0; round < 40; round++)
        assert.is(await scribe.follow(at(i % 2), 4, 10_000, MS, ENDS_OK), 4);
    };
    const [pages] = await Promise.all([long, ...count(4).map(short)]);
    return pages === 200 && liveBytes(rt).main === before;
  } catch {
    return false;
  } finally {
    await rt.stop(0).catch(() => {}); // it may have come to any harm
  }
}

test('seeded: what is wrong with an arena is found, and nothing with the one that there is', async () => {
  assert.ok(await isSound((text) => text));
  for (const [name, write] of Object.entries(BUGS)) assert.not(await isSound(write), name);
});

onSim(
  test,
  'a hook that makes objects out of the sight of the build has no task for them',
  async (world) => {
    const scribe = await scribeOf(world);
    await scribe.tell(at(0), 'a method was here before', 3);
    const error = await rejection(scribe.asked(at(0)));
    assert.match(error.message, /a managed object is made outside of a method/);
  },
  OPTIONS,
);

test.run();
