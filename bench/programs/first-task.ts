// Starts a runtime, creates a pool, awaits one task, and stops.
import { DomainQuery, Runtime } from '../../host/index.js';
import { Client } from '../../mods/small_message/small_message_client.js';

const here = DomainQuery.localId(0);
const runtime = await Runtime.start();
await runtime.modules.register('small_message');
const client = new Client(runtime);
await client.create(here, DomainQuery.globalBcast(), 'first', { containers: 1 });
await client.md(here, 0);
await runtime.stop();
