// Tasks of a group, from their start to their end, and who writes under a lock, are alone with their own graph.
import {
  EVENT_END,
  EVENT_LOCK,
  EVENT_START,
  EVENT_TRAP,
  EVENT_UNLOCK,
  GROUP_BITS,
} from '../../mods/historian/historian_codes.js';
import type { Lives } from './lives.js';
import type { Event } from './log.js';
import { nameOf, type Rule, type Tell } from './rule.js';

/** What only one graph may have at a time, a group or a lock: the tasks that have it, and which of them write. */
type Holders = Map<number, boolean>;

export class Exclusion implements Rule {
  private readonly groups = new Map<number, Holders>();
  private readonly locks = new Map<number, Holders>();
  /** Containers in which a task trapped: those that were suspended there hold nothing any more. */
  private readonly poisoned = new Set<number>();

  constructor(
    private readonly tell: Tell,
    private readonly lives: Lives,
  ) {}

  see({ kind, id, a, b, d }: Event): void {
    if (kind === EVENT_START && d !== 0) this.take('group', this.groups, d, d >>> GROUP_BITS, id, true);
    else if (kind === EVENT_LOCK) this.take('lock', this.locks, a, a, id, b !== 0);
    else if (kind === EVENT_UNLOCK) this.locks.get(a)?.delete(id);
    else if (kind === EVENT_END || kind === EVENT_TRAP) {
      if (kind === EVENT_TRAP) this.poisoned.add(a);
      const group = this.lives.byId.get(id)?.group ?? 0;
      this.groups.get(group)?.delete(id);
      for (const holders of this.locks.values()) holders.delete(id); // what it had not given back
    }
  }

  private take(
    what: string,
    all: Map<number, Holders>,
    name: number,
    container: number,
    id: number,
    writes: boolean,
  ): void {
    const holders = all.get(name) ?? new Map<number, boolean>();
    all.set(name, holders);
    if (this.poisoned.has(container)) return;
    for (const [other, otherWrites] of holders) {
      if ((writes || otherWrites) && this.graphOf(other) !== this.graphOf(id)) {
        this.tell(`tasks ${nameOf(other)} and ${nameOf(id)} of two graphs have one ${what} at once`);
      }
    }
    holders.set(id, writes);
  }

  private graphOf(id: number): number | undefined {
    return this.lives.byId.get(id)?.graph;
  }
}
