// Clients of other processes, beside bare ZeroMQ.
import path from 'node:path';
import type { Claim, Measurement } from '../harness/claim.js';
import type { Given } from './given.js';
import { CHIMAERA } from './peers.js';

const BARE = 'zmq-ipc';
const PACKED = 'zmq-ipc-packed';
const MIB = 1 << 20;
/** V8 has two processes to compile, on processors that both use. */
const WARMUPS = 4;
/** Many threads that wake each other: what one second says the next one does not. */
const LONGER = 2;

/** Without a folder of baselines there is nothing to compare with, and only what stands for itself is claimed. */
export function remoteClaims({ baselines, seconds, warmup, idleSeconds }: Given): Claim[] {
  const subject = { subject: CHIMAERA.name } as const;
  const alone: Claim[] = [
    {
      ...subject,
      name: 'remote-fair',
      what: 'the slowest of 64 clients of other processes, in parts of their mean',
      figure: 'slowest',
      unit: 'parts',
      better: 'more',
      target: 0.7,
      measurements: [
        { peer: CHIMAERA.name, scenario: 'remote-fair', args: { clients: 64, window: 8, seconds, warmup } },
      ],
    },
    {
      ...subject,
      name: 'remote-idle',
      what: `processor time of a node with a client, idle for ${idleSeconds} s`,
      figure: 'percent',
      unit: '% CPU',
      better: 'less',
      target: 0.05,
      measurements: [{ peer: CHIMAERA.name, scenario: 'remote-idle', args: { idleSeconds } }],
    },
  ];
  if (baselines === undefined) return alone;
  const measurements = (peer: string, load: { bytes: number; window: number }): Measurement[] => {
    const args = { ...load, seconds: seconds * LONGER, warmup: warmup * WARMUPS };
    const file = path.join(baselines, 'rpc', `${peer}.mjs`);
    return [
      { peer: CHIMAERA.name, scenario: 'remote', args },
      { peer, scenario: 'remote-foreign', args: { ...args, file } },
    ];
  };
  return [
    {
      ...subject,
      name: 'remote-round-trip',
      what: '64 B there and back between two processes, beside bare ZeroMQ + 1.2 × the two parked hops that a runtime adds',
      figure: 'us',
      unit: 'us',
      better: 'less',
      against: BARE,
      againstFigure: 'allowedUs',
      target: 1,
      measurements: measurements(BARE, { bytes: 64, window: 1 }),
    },
    {
      ...subject,
      name: 'remote-pipelined',
      what: '64 B there and back, 256 outstanding, beside messages that are packed by hand',
      figure: 'rate',
      unit: 'tasks/s',
      better: 'more',
      against: PACKED,
      target: 0.75,
      measurements: measurements(PACKED, { bytes: 64, window: 256 }),
    },
    {
      ...subject,
      name: 'remote-bulk',
      what: '1 MiB there and back, 8 outstanding',
      figure: 'rate',
      unit: 'tasks/s',
      better: 'more',
      against: BARE,
      target: 0.9,
      measurements: measurements(BARE, { bytes: MIB, window: 8 }),
    },
    ...alone,
  ];
}
