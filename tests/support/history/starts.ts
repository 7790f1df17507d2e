// The tasks of one sender, a client or a parent, start on a lane in the order in which they were sent; those of a group
// among themselves. Children of one parent are one graph, whose tasks do not wait for each other's turn in a group.
import { EVENT_START, GROUP_BITS, ID_SHIFT } from '../../mods/historian/historian_codes.js';
import type { Event } from './log.js';
import { nameOf, type Rule, type Tell } from './rule.js';

/** Smaller numbers of senders are those of clients. */
const FIRST_TASK = 1 << ID_SHIFT;
/** More than there are lanes, times the groups in them. */
const LANES_MAX = 1 << 16;

export class Starts implements Rule {
  private readonly lanes = new Map<number, number>(); // numbered, so that with a sender they make one key
  private readonly last = new Map<number, number>();

  constructor(private readonly tell: Tell) {}

  see({ kind, id, lane, a: sender, b: place, d: group }: Event): void {
    if (kind !== EVENT_START || sender === 0 || (group !== 0 && sender >= FIRST_TASK)) return;
    const key = sender * LANES_MAX + this.numberOf(lane, group);
    const before = this.last.get(key) ?? -1;
    if (place <= before) {
      const who = sender < FIRST_TASK ? `client ${sender}` : `task ${nameOf(sender)}`;
      this.tell(`on one lane number ${place} of ${who} starts after number ${before}: task ${nameOf(id)}`);
    }
    this.last.set(key, place);
  }

  private numberOf(lane: number, group: number): number {
    const name = lane * 2 ** GROUP_BITS + (group & (2 ** GROUP_BITS - 1)); // its container is the lane's
    let number = this.lanes.get(name);
    if (number === undefined) {
      number = this.lanes.size;
      this.lanes.set(name, number);
    }
    return number;
  }
}
