// Tasks of one method, most of them short and a few very long, that arrive whether others have ended or not: how long the
// short ones take.
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ConfigurationInput,
  DomainQuery,
  type OwnedBuffer,
  Runtime,
  type ShmBuffer,
} from '../../host/index.js';
import { Client } from '../../tests/mods/gauge/gauge_client.js';
import { Random } from '../../tests/support/random.js';
import { ROOT } from '../../tests/support/root.js';

const ANY = DomainQuery.localId(0);

interface Arguments {
  /** Who chooses the lane: the method's monitor, the engine (laneAny), or nobody (one after the other). */
  by: 'monitor' | 'engine' | 'turns';
  seconds: number;
  warmup: number;
}

/** Of what the processors get through. */
const LOAD = 0.7;
const LONG_PART = 0.01;
const LONG_MS = 10;
const SHORT_MS = [0.001, 0.02] as const;
const MEAN_MS = LONG_PART * LONG_MS + (1 - LONG_PART) * ((SHORT_MS[0] + SHORT_MS[1]) / 2);
const BUFFER_BYTES = 4 << 20;
const PROBES = 20;
const CAPACITY_MS = 300;

const CONFIG: Record<Arguments['by'], ConfigurationInput> = {
  monitor: { runtime: { workers: 2, high_latency_workers: 2 } },
  engine: { runtime: { workers: 2, high_latency_workers: 2 } },
  turns: { runtime: { workers: 4 }, work_orchestrator: { queue_policy: 'worch_queue_round_robin' } },
};

export async function measure({ by, seconds, warmup }: Arguments) {
  const runtime = await Runtime.start({
    ...CONFIG[by],
    modules: {
      paths: [path.join(ROOT, 'dist', 'mods'), path.join(ROOT, 'dist', 'tests', 'mods')],
      registry: ['gauge'],
    },
  });
  const bench = await Bench.start(by, runtime);
  await bench.arrivals(warmup * 1000);
  const times = await bench.arrivals(seconds * 1000);
  times.sort((a, b) => a - b);
  return { us: times[Math.floor(times.length * 0.99)] * 1000 };
}

class Bench {
  private readonly random = new Random(1);
  private turn = 0;

  private constructor(
    private readonly by: Arguments['by'],
    private readonly client: Client,
    private readonly buffer: OwnedBuffer,
    /** That a processor of its own gets through in 1 ms. */
    private readonly bytesPerMs: number,
    /** How many such milliseconds all processors get through in 1 ms, beside what else the machine does. */
    private readonly processors: number,
  ) {}

  static async start(by: Arguments['by'], runtime: Runtime): Promise<Bench> {
    const client = await new Client(runtime).create(ANY, ANY, 'bench', { containers: 1 });
    const buffer = runtime.allocateBuffer(BUFFER_BYTES);
    const bytesPerMs = await speedOf(client, buffer);
    return new Bench(by, client, buffer, bytesPerMs, await processorsOf(client, buffer, bytesPerMs));
  }

  /** Sends tasks for so long, as they arrive, and answers the times of the short ones in ms when all have ended. */
  async arrivals(ms: number): Promise<number[]> {
    const times: number[] = [];
    const pending: Promise<void>[] = [];
    const gapMs = MEAN_MS / (LOAD * this.processors);
    const from = performance.now();
    for (let at = from; at < from + ms; await sleep(1)) {
      for (const now = performance.now(); at < now; at += gapMs * -Math.log(1 - this.uniform())) {
        pending.push(this.arrival(times));
      }
    }
    await Promise.all(pending);
    return times;
  }

  private async arrival(times: number[]): Promise<void> {
    const isLong = this.uniform() < LONG_PART;
    const ms = isLong ? LONG_MS : SHORT_MS[0] + this.uniform() * (SHORT_MS[1] - SHORT_MS[0]);
    const data = this.buffer.slice(0, Math.round(ms * this.bytesPerMs));
    const from = performance.now();
    await this.send(data);
    if (!isLong) times.push(performance.now() - from);
  }

  private send(data: ShmBuffer): Promise<unknown> {
    if (this.by === 'monitor') return this.client.sorted(ANY, data);
    const options = this.by === 'engine' ? { laneAny: true } : { laneHash: this.turn++ };
    return this.client.with(options).digest(ANY, data);
  }

  private uniform(): number {
    return this.random.bits() / 2 ** 32;
  }
}

/** The fastest counts: others may have had the processor meanwhile. */
async function speedOf(client: Client, buffer: OwnedBuffer): Promise<number> {
  const bytes = BUFFER_BYTES >> 4;
  let leastMs = Number.POSITIVE_INFINITY;
  for (let i = 0; i < PROBES; i++) {
    const from = performance.now();
    await client.digest(ANY, buffer.slice(0, bytes));
    leastMs = Math.min(leastMs, performance.now() - from);
  }
  return bytes / leastMs;
}

async function processorsOf(client: Client, buffer: OwnedBuffer, bytesPerMs: number): Promise<number> {
  const long = buffer.slice(0, Math.round(LONG_MS * bytesPerMs));
  const from = performance.now();
  let done = 0;
  const chains = Array.from({ length: availableParallelism() }, async (_, laneHash) => {
    for (; performance.now() < from + CAPACITY_MS; done++) await client.with({ laneHash }).digest(ANY, long);
  });
  await Promise.all(chains);
  return (done * LONG_MS) / (performance.now() - from);
}
