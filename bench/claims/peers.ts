// Who is measured beside Chimaera.
//
// A folder of further baselines (--baselines DIR) may hold adapters DIR/pools/*.mjs, of the shape of bench/pools/pool.ts,
// and DIR/limits/ring-sync.mjs (scenarios/spinning-foreign.ts tells what it prints). Adapters named ring-… are rings.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Peer {
  name: string;
  /** URL of its adapter's file. */
  adapter: string;
  group?: string;
}

const ADAPTERS = new URL('../pools/', import.meta.url);

const own = (name: string, file: string, group?: string): Peer => {
  const adapter = new URL(`${file}.js`, ADAPTERS).href;
  return group === undefined ? { name, adapter } : { name, adapter, group };
};

export const RING = 'the ring';
export const CHIMAERA = own('chimaera', 'chimaera');
export const PISCINA = own('piscina', 'piscina');
export const POST_MESSAGE = own('postMessage', 'post-message');
const RING_POLL = own('ring-poll', 'ring-poll', RING);
const RING_PORT = own('ring-port', 'ring-port', RING);

/** The rings, ours and those of the baselines' folder; `kind` picks those of one way to wake the owner. */
export function rings(baselines: string | undefined, kind: 'poll' | 'port' | '' = ''): Peer[] {
  const all = [RING_POLL, RING_PORT, ...foreignPools(baselines).filter(({ group }) => group === RING)];
  return all.filter(({ name }) => name.includes(`ring-${kind}`));
}

/** The adapters of the baselines' folder that are no rings. */
export function otherPools(baselines: string | undefined): Peer[] {
  return foreignPools(baselines).filter(({ group }) => group === undefined);
}

function foreignPools(baselines: string | undefined): Peer[] {
  if (baselines === undefined) return [];
  const folder = path.join(baselines, 'pools');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.mjs') && !file.endsWith('.worker.mjs'))
    .map((file) => {
      const name = file.slice(0, -4);
      const peer = { name: `${name} (baselines)`, adapter: pathToFileURL(path.join(folder, file)).href };
      return name.startsWith('ring') ? { ...peer, group: RING } : peer;
    });
}

/** The program of the baselines' folder that measures a spinning ring, if it has one. */
export function foreignSpinner(baselines: string | undefined): string | undefined {
  const file = path.join(baselines ?? '', 'limits', 'ring-sync.mjs');
  return baselines !== undefined && existsSync(file) ? file : undefined;
}
