// A client as a process of its own that calls without end: node busy-client.js ENDPOINT. It is there to be killed.
import process from 'node:process';
import { connect, DomainQuery } from '../../host/client.js';
import { Client as Courier } from '../mods/courier/courier_client.js';

const ANY = DomainQuery.localId(0);
const CALLERS = 64;
const LARGE = 200_000;

const client = await connect(process.argv[2], { connectDeadlineMs: 20_000, clientDataMib: 64 });
const pool = await new Courier(client).create(ANY, DomainQuery.globalBcast(), 'couriers');

async function callWithoutEnd(index: number): Promise<void> {
  const buffer = client.allocateBuffer(LARGE);
  for (;;) {
    try {
      if (index % 4 === 0) await pool.flip(ANY, buffer);
      else if (index % 4 === 1) await pool.text(ANY, 'some text', 100);
      else if (index % 4 === 2) await pool.hold(ANY, 5);
      else await pool.carry(ANY, 1, 2, 3n, 4, true);
      if (index === 3) process.stdout.write('.'); // it is at work
    } catch {
      // Its connection was lost, and is made again.
    }
  }
}

for (let i = 0; i < CALLERS; i++) void callWithoutEnd(i);
