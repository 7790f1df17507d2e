// Small programs that embed a runtime, each as a process of its own: what a user writes, and how it ends.
//   node programs.js NAME
import process from 'node:process';
import { DomainQuery, Runtime } from '../../host/index.js';
import { Client as SmallMessage } from '../../mods/small_message/small_message_client.js';
import { startAt } from './runtime.js';

const HERE = DomainQuery.localId(0);
const ALL = DomainQuery.globalBcast();

async function useDefaults(): Promise<Runtime> {
  const runtime = await Runtime.start();
  await runtime.modules.register('small_message');
  const client = await new SmallMessage(runtime).create(
    HERE,
    ALL,
    'messages',
    { containers: 4 },
    { value: 7 },
  );
  console.log(await client.md(DomainQuery.globalHash(3), 10));
  return runtime;
}

const PROGRAMS: Record<string, () => Promise<void>> = {
  /** As the README has it. */
  async stops() {
    await (await useDefaults()).stop();
    console.log('stopped');
  },

  /** Workers keep no process alive. */
  async forgets() {
    await useDefaults();
  },

  /** A task that is pending does. */
  async waits() {
    const { probeTs } = await small();
    setTimeout(() => void probeTs.open(HERE), 300).unref();
    await probeTs.gate(HERE);
    console.log('opened');
  },

  /** A module leaves a timer open that nobody waits for. */
  async lingers() {
    const { world, relay } = await small();
    const code = relay.linger(HERE, 600_000).catch((error) => error.code);
    await world.until(() => world.started('kLinger') === 1);
    await world.stop(0);
    console.log(await code);
  },

  /** A wasm method never comes back: its thread is ended. */
  async spins() {
    const { world, probe } = await small();
    const spinning = probe.spin(HERE, 0xffffffff).catch((error) => error.code);
    await world.until(() => world.started('kSpin') === 1);
    await world.stop(0);
    console.log(await spinning);
  },

  /** Two in one process know nothing of each other. */
  async twice() {
    const [first, second] = await Promise.all([useDefaults(), useDefaults()]);
    await first.stop();
    const client = await new SmallMessage(second).create(HERE, ALL, 'messages');
    console.log(await client.md(HERE, 1));
    await second.stop();
  },
};

async function small() {
  const world = await startAt({ name: 'node' });
  const [probe, probeTs, relay] = [await world.probe(1), await world.probeTs(1), await world.relay(1)];
  return { world, probe, probeTs, relay };
}

await PROGRAMS[process.argv[2]]();
