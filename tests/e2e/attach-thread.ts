// A thread of the program that attaches to the runtime: blocking calls, then promises; and one that dies in the middle.
import { parentPort, workerData } from 'node:worker_threads';
import { DomainQuery, Runtime } from '../../host/index.js';
import { Client } from '../../mods/small_message/small_message_client.js';

const { handle, pool, tasks, dies } = workerData;
const connection = await Runtime.attach(handle);
const client = new Client(connection).bind(pool);
if (dies) {
  for (let i = 0; ; i++) void client.md(DomainQuery.globalHash(i), 1); // until it is terminated
}
let sum = 0;
for (let i = 0; i < tasks; i++) sum += client.mdSync(DomainQuery.globalHash(i), i % 3);
const values = await Promise.all(
  Array.from({ length: tasks }, (_, i) => client.md(DomainQuery.globalHash(i), i % 3)),
);
for (const value of values) sum += value;
connection.detach();
parentPort?.postMessage(sum);
