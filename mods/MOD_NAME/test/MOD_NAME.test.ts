// Runs on threads, and on the virtual platform, where a seed decides the order of everything.
import * as assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DomainQuery, Runtime } from 'chimaera';
import { simPlatform } from 'chimaera/platform/sim';
import { Client } from '../MOD_NAME_client.js';
import { monitor } from '../MOD_NAME_monitor.js';

/** The folder of the built modules: this file runs in build/MOD_NAME/test. */
const BUILD = fileURLToPath(new URL('../../', import.meta.url));
const PLACES = { threads: undefined, virtual: simPlatform(1) };

/** A test of a pool with two containers, on each platform. */
function onAll(name: string, body: (client: Client, rt: Runtime) => Promise<void>): void {
  for (const [place, platform] of Object.entries(PLACES)) {
    test(`MOD_NAME: ${name} (${place})`, async () => {
      const rt = await Runtime.start({ modules: { paths: [BUILD], registry: ['MOD_NAME'] } }, { platform });
      try {
        const [here, everywhere] = [DomainQuery.localId(0), DomainQuery.globalBcast()];
        await body(await new Client(rt).create(here, everywhere, 'test', { containers: 2 }), rt);
      } finally {
        await rt.stop();
      }
    });
  }
}

onAll('a pool is made, and is gone', async (client, rt) => {
  assert.ok(rt.pools.find('test'));
  await client.destroy(DomainQuery.localId(0));
  assert.equal(rt.pools.find('test'), undefined);
});

onAll('its monitor shows what was done', async (_client, rt) => {
  for await (const line of monitor(rt)) {
    assert.match(line, /^test kCreate 2\/s/);
    break;
  }
});
