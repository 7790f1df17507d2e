// The guide's client loop, from another process: one message after the other to the containers of a pool, then many at
// a time. With an address it uses the node there; without, it starts one of its own for as long as it runs.
//   node dist/examples/small-message/index.js [ADDRESS] [--messages N]
import { Command, InvalidArgumentError } from 'commander';
import { connect, DomainQuery } from '../../host/client.js';
import { Client } from '../../mods/small_message/small_message_client.js';
import { startNode } from './node.js';

const CONTAINERS = 4;
const TOGETHER = 256;
/** A node that has just been started may take a while. */
const CONNECT_MS = 30_000;

const program = new Command('small-message')
  .argument('[address]', 'of a node that runs')
  .option('-n, --messages <count>', 'how many', whole, 10_000)
  .parse();
const [address] = program.args;
const { messages: count } = program.opts<{ messages: number }>();

const own = address === undefined ? startNode(CONTAINERS) : undefined;
try {
  const node = await connect(own?.endpoint ?? address, { connectDeadlineMs: CONNECT_MS });
  const [here, all] = [DomainQuery.localId(0), DomainQuery.globalBcast()];
  const messages = await new Client(node).create(here, all, 'messages', { containers: CONTAINERS });
  const to = (i: number) => DomainQuery.globalHash(i);

  let sum = 0;
  const oneByOneMs = await time(async () => {
    for (let i = 0; i < count; i++) sum += await messages.md(to(i), 0);
  });
  const togetherMs = await time(async () => {
    for (let i = 0; i < count; i += TOGETHER) {
      const some = Array.from({ length: Math.min(TOGETHER, count - i) }, (_, j) => messages.md(to(i + j), 0));
      for (const value of await Promise.all(some)) sum += value;
    }
  });
  await node.close();
  say(`${count} messages one after the other: ${per(oneByOneMs)} us each`);
  say(`${count} messages, ${TOGETHER} at a time: ${per(togetherMs)} us each`);
  say(`sum of what the containers answered: ${sum}`);
} finally {
  await own?.stop();
}

async function time(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function per(ms: number): string {
  return ((ms * 1000) / count).toFixed(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('expected a whole number from 1');
  return value;
}
