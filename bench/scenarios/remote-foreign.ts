// The same echoes over a peer of the baselines' folder: DIR/rpc/NAME.mjs, served by DIR/rpc/serve.mjs.
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { latency, throughput } from '../harness/driver.js';
import { beside } from '../harness/remote.js';

export const startsProcesses = true;

interface Adapter {
  client(
    address: { path: string },
    child: unknown,
  ): Promise<{
    call(payload: Uint8Array): Promise<Uint8Array>;
    close(): void;
  }>;
}

/** A runtime adds two hops to what a socket does: to a worker that sleeps, and back to the event loop. */
const PER_HOPS = 1.2;

// What a round trip may take: that of the bare socket, and the hops, measured beside it in one process.
async function roundTrip(echo: () => Promise<unknown>, load: { seconds: number; warmup: number }) {
  const us = await latency(echo, load);
  const hopsUs = await hops(load);
  return { us, hopsUs, allowedUs: us + PER_HOPS * hopsUs };
}

/** µs from an event loop to a thread that sleeps and back, when each is woken by the other. */
async function hops(load: { seconds: number; warmup: number }): Promise<number> {
  const words = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(ECHO, { eval: true, workerData: words });
  await once(worker, 'online');
  let count = 0;
  const us = await latency(async () => {
    Atomics.store(words, 0, ++count);
    Atomics.notify(words, 0);
    while (Atomics.load(words, 1) !== count) await Atomics.waitAsync(words, 1, count - 1).value;
  }, load);
  await worker.terminate();
  return us;
}

// Who looks before it sleeps can be woken by what it has seen: both look again.
const ECHO = `
  const { workerData: words } = require('node:worker_threads');
  for (let count = 1; ; count++) {
    while (Atomics.load(words, 0) !== count) Atomics.wait(words, 0, count - 1);
    Atomics.store(words, 1, count);
    Atomics.notify(words, 1);
  }`;

interface Arguments {
  file: string;
  bytes: number;
  window: number;
  seconds: number;
  warmup: number;
}

export function measure({ file, bytes, window, ...load }: Arguments) {
  const serve = path.join(path.dirname(file), 'serve.mjs');
  return beside(
    async (address, child) => {
      const adapter = (await import(pathToFileURL(file).href)) as Adapter;
      const link = await adapter.client({ path: address }, child);
      const payload = Buffer.alloc(bytes, 7);
      const echo = () => link.call(payload);
      const figures =
        window === 1 ? await roundTrip(echo, load) : { rate: await throughput(echo, { ...load, window }) };
      link.close();
      return figures;
    },
    serve,
    (address) => [file, JSON.stringify({ path: address })],
  );
}
