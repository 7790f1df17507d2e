// What must hold of the log of the test module vault, whatever happened: a lock or group is held by one graph, or by
// readers. An acquisition is written down after it took place, a release before, so that what overlaps here overlapped.
import * as assert from 'uvu/assert';
import * as codes from '../mods/vault/vault_codes.js';
import type { Event } from './vault.js';

interface Hold {
  readonly play: number;
  readonly root: number;
  readonly writes: boolean;
}

const ACQUIRES: Record<number, boolean> = { [codes.LOCK]: true, [codes.WRITE]: true, [codes.READ]: false };
const RELEASES: Record<number, boolean> = {
  [codes.UNLOCK]: true,
  [codes.WRITE_UNLOCK]: true,
  [codes.READ_UNLOCK]: false,
};

/** Throws at the first event that should not have been possible. */
export function checkLog(events: readonly Event[]): void {
  const locks = new Map<string, Hold[]>();
  const holdsOf = (name: string) => {
    const holds = locks.get(name) ?? [];
    locks.set(name, holds);
    return holds;
  };
  const acquire = (name: string, { play, root }: Event, writes: boolean, at: number) => {
    const holds = holdsOf(name);
    const other = holds.find((hold) => hold.root !== root && (hold.writes || writes));
    const who = other && `play ${play} of graph ${root} beside ${JSON.stringify(other)}`;
    assert.ok(!other, `event ${at}: ${name} is held by two graphs: ${who}`);
    holds.push({ play, root, writes });
  };
  events.forEach((event, at) => {
    const { what, lock, container, play, b } = event;
    const name = `lock ${lock} of container ${container}`;
    if (what in ACQUIRES) acquire(name, event, ACQUIRES[what], at);
    else if (what in RELEASES) {
      const holds = holdsOf(name);
      const index = holds.findIndex((hold) => hold.play === play && hold.writes === RELEASES[what]);
      if (index >= 0) holds.splice(index, 1);
    } else if (what === codes.STARTED && b !== codes.NO_GROUP) {
      acquire(`group ${b} of container ${container}`, event, true, at);
    } else if (what === codes.ENDED) {
      for (const [each, holds] of locks)
        locks.set(
          each,
          holds.filter((hold) => hold.play !== play),
        );
    }
  });
}
