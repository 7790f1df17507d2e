// A client of another process: echoes of `bytes` there and back, one at a time or a window of them.

import { setTimeout as sleep } from 'node:timers/promises';
import { connect, DomainQuery, type OwnedBuffer, type SocketConnection } from '../../host/client.js';
import { Client as Courier } from '../../tests/mods/courier/courier_client.js';
import { latency, throughput } from '../harness/driver.js';
import { beside } from '../harness/remote.js';

export const startsProcesses = true;

const HERE = DomainQuery.localId(0);

interface Load {
  seconds: number;
  warmup: number;
}

/** Echoes over one connection, each with a buffer that no other one uses meanwhile. */
export async function echoer(client: SocketConnection, bytes: number): Promise<() => Promise<void>> {
  const pool = await new Courier(client).create(HERE, DomainQuery.globalBcast(), 'couriers');
  const unused: Parcel[] = [];
  const newParcel = () => {
    const parcel = { buffer: client.allocateBuffer(bytes), putBack: () => void unused.push(parcel) };
    return parcel;
  };
  return () => {
    const { buffer, putBack } = unused.pop() ?? newParcel();
    return pool.echo(HERE, buffer).then(putBack);
  };
}

/** A buffer, and what makes it free for another echo. */
interface Parcel {
  readonly buffer: OwnedBuffer;
  readonly putBack: () => void;
}

export function measure({ bytes, window, ...load }: Load & { bytes: number; window: number }) {
  return beside(async (address) => {
    const client = await connect(address);
    const echo = await echoer(client, bytes);
    const figures =
      window === 1
        ? { us: await latency(echo, load) }
        : { rate: await throughput(echo, { ...load, window }) };
    await client.close();
    return figures;
  });
}

/** How much processor time a node uses that has had work and has a client, but nothing to do. */
export async function idle(idleSeconds: number) {
  return beside(async (address, child) => {
    const client = await connect(address);
    const echo = await echoer(client, 64);
    for (let i = 0; i < 1000; i++) await echo();
    const usage = () =>
      new Promise<{ cpuMs: number; residentBytes: number }>((resolve) => {
        child.once('message', resolve);
        child.send('usage');
      });
    await sleep(SETTLE_MS);
    const before = await usage();
    await sleep(idleSeconds * 1000);
    const after = await usage();
    await client.close();
    return { percent: (after.cpuMs - before.cpuMs) / (idleSeconds * 10), residentBytes: after.residentBytes };
  });
}

const SETTLE_MS = 30_000; // V8 tidies up for a while after work
