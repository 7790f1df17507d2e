// Starts a runtime, creates a pool, awaits one task, and stops.
import { DomainQuery, Runtime } from 'chimaera';
import { Client } from 'chimaera/mods/small_message';

const here = DomainQuery.localId(0);
const runtime = await Runtime.start();
await runtime.modules.register('small_message');
const client = new Client(runtime);
await client.create(here, DomainQuery.globalBcast(), 'first', { containers: 1 });
await client.md(here, 0);
await runtime.stop();
