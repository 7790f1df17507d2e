// A method that does not come back: it is told of, and the other workers take over what its worker had.
// runs alone: it looks at what happens while workers are busy
import { once } from 'node:events';
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { StuckTask } from '../../host/index.js';
import { ANY, at, codeOf, count, hash, onNode, type World, type WorldOptions } from '../support/runtime.js';

const test = suite('watchdog');
const MS = 1e6;

/** Rounds of kSpin that take about this long on this machine. */
async function roundsFor(world: World, ms: number): Promise<number> {
  const clock = await world.clockwork(1);
  await clock.spin(ANY, 20);
  const { platform } = world.rt.link;
  const start = platform.now();
  await clock.spin(ANY, 100);
  return Math.max(1, Math.round((ms * 100) / ((platform.now() - start) / MS)));
}

const stuck: StuckTask[] = [];
const options = (watchdogMs: number, workers = 2): WorldOptions => ({
  config: { runtime: { workers, watchdog_ms: watchdogMs } },
  onStuck: (task) => void stuck.push(task),
});

onNode(
  test,
  'a method that takes too long is reported once, with its names',
  async (world) => {
    const rounds = await roundsFor(world, 700);
    stuck.length = 0;
    const clock = await world.clockwork(2);
    await clock.spin(at(1), rounds);
    assert.is(stuck.length, 1, JSON.stringify(stuck));
    const [{ worker, ...names }] = stuck as [StuckTask];
    assert.ok(worker === 0 || worker === 1);
    assert.equal(names, { module: 'clockwork', pool: 'clockwork 1', container: 1, method: 'kSpin' });
    await clock.spin(at(1), rounds);
    assert.is(stuck.length, 2, 'the next call is another one');
  },
  options(200),
);

onNode(
  test,
  'it is a warning of the process, if nobody else listens',
  async (world) => {
    const warning = once(process, 'warning');
    const rounds = await roundsFor(world, 600);
    await (await world.clockwork(1)).spin(ANY, rounds);
    const [{ name, message }] = await warning;
    assert.is(name, 'ChimaeraWarning');
    assert.match(message, /worker \d is stuck in clockwork.kSpin \(pool clockwork \d+, container 0\)/);
  },
  { config: options(200).config },
);

onNode(
  test,
  'nobody is told of what is short, or when nobody looks',
  async (world) => {
    const rounds = await roundsFor(world, 300);
    stuck.length = 0;
    await (await world.clockwork(1)).spin(ANY, rounds);
    assert.equal(stuck, []);
  },
  options(0),
);

onNode(
  test,
  'meanwhile lanes, timers and deadlines of the stuck worker are served by the other',
  async (world) => {
    const rounds = await roundsFor(world, 1000);
    const [clock, probe] = [await world.clockwork(4), await world.probe(4)];
    const { platform } = world.rt.link;
    await Promise.all(count(64).map((i) => probe.echo(hash(i), i)));
    const naps = count(8).map((i) => clock.nap(hash(i), 100 * MS, 1, false));
    await world.until(() => world.started('kNap') === 8);
    const start = platform.now();
    const ms = () => (platform.now() - start) / MS;
    const spin = clock.spin(at(0), rounds).then(ms);
    await world.until(() => world.started('kSpin') > 2);
    await Promise.all(count(64).map((i) => probe.echo(hash(i), i)));
    const echoes = ms();
    await Promise.all(naps);
    const slept = ms();
    const spun = await spin;
    assert.ok(spun > 500, `it was stuck for ${spun} ms`);
    assert.ok(echoes < spun / 2, `other tasks took ${echoes} ms of ${spun}`);
    assert.ok(slept < spun / 2 + 100, `sleeping tasks took ${slept} ms of ${spun}`);
  },
  options(0x7fff),
);

onNode(
  test,
  'what was done before a stuck task is answered before it ends',
  async (world) => {
    const rounds = await roundsFor(world, 600);
    const clock = await world.clockwork(1, { lanes: 1 });
    const { platform } = world.rt.link;
    // Known as short, so that completions wait for the end of the turn.
    for (const _ of count(40)) await clock.spin(ANY, 0);
    const start = platform.now();
    const ms = () => (platform.now() - start) / MS;
    const before = count(5).map(() => clock.spin(ANY, 0).then(ms));
    const spin = clock.spin(ANY, rounds).then(ms);
    const times = await Promise.all(before);
    const spun = await spin;
    assert.ok(spun > 300, `it was stuck for ${spun} ms`);
    for (const time of times) assert.ok(time < spun / 2, `${times.join(', ')} of ${spun} ms`);
  },
  options(1000),
);

onNode(
  test,
  'also when every worker slept before, and the method has always been short',
  async (world) => {
    const rounds = await roundsFor(world, 500);
    stuck.length = 0;
    const [clock, probe] = [await world.clockwork(1), await world.probe(2)];
    for (const _ of count(40)) await clock.spin(ANY, 0);
    await world.pass(150);
    const { platform } = world.rt.link;
    const start = platform.now();
    const spin = clock.spin(ANY, rounds).then(() => (platform.now() - start) / MS);
    await world.pass(30);
    await Promise.all(count(8).map((i) => probe.echo(hash(i), i)));
    const echoes = (platform.now() - start) / MS;
    const spun = await spin;
    assert.ok(spun > 300 && echoes < spun / 2, `${echoes} of ${spun} ms`);
    assert.is(stuck.length, 1);
  },
  options(100),
);

onNode(
  test,
  'a worker that comes back goes on as before',
  async (world) => {
    const rounds = await roundsFor(world, 60);
    const [clock, probe] = [await world.clockwork(3), await world.probe(3)];
    for (const i of count(6)) {
      const spin = clock.spin(at(i % 3), rounds);
      const answers = await Promise.all(count(200).map((j) => probe.echo(hash(j), j)));
      assert.equal(answers, count(200));
      await spin;
    }
    assert.is(await codeOf(probe.fail(ANY, -3)), 'CHI_E_APP');
  },
  options(30),
);

test.run();
