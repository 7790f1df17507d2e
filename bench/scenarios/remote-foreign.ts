// The same echoes over a peer of the baselines' folder: DIR/rpc/NAME.mjs, served by DIR/rpc/serve.mjs.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
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
        window === 1
          ? { us: await latency(echo, load) }
          : { rate: await throughput(echo, { ...load, window }) };
      link.close();
      return figures;
    },
    serve,
    (address) => [file, JSON.stringify({ path: address })],
  );
}
