// How evenly a node serves many clients that all ask for as much as they can get.
import { connect } from '../../host/client.js';
import { throughput } from '../harness/driver.js';
import { beside } from '../harness/remote.js';
import { echoer } from './remote.js';

export { startsProcesses } from './remote.js';

interface Arguments {
  clients: number;
  window: number;
  seconds: number;
  warmup: number;
}

export function measure({ clients, window, ...load }: Arguments) {
  return beside(async (address) => {
    const options = { clientDataMib: 2, connectDeadlineMs: 60_000 };
    const all = await Promise.all(Array.from({ length: clients }, () => connect(address, options)));
    const echoes = await Promise.all(all.map((client) => echoer(client, 64)));
    const rates = await Promise.all(echoes.map((echo) => throughput(echo, { ...load, window })));
    await Promise.all(all.map((client) => client.close()));
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / clients;
    return { slowest: Math.min(...rates) / mean, rate: mean * clients };
  });
}
