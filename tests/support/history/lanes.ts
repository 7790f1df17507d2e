// A lane runs one task at a time.
import {
  EVENT_END,
  EVENT_RESUME,
  EVENT_START,
  EVENT_SUSPEND,
  EVENT_TRAP,
} from '../../mods/historian/historian_codes.js';
import type { Event } from './log.js';
import { nameOf, type Rule, type Tell } from './rule.js';

export class Lanes implements Rule {
  private readonly running = new Map<number, number>();

  constructor(private readonly tell: Tell) {}

  see({ kind, id, lane }: Event): void {
    if (kind === EVENT_START || kind === EVENT_RESUME) {
      const other = this.running.get(lane);
      if (other !== undefined) this.tell(`one lane runs tasks ${nameOf(other)} and ${nameOf(id)} at once`);
      this.running.set(lane, id);
    } else if (kind === EVENT_SUSPEND || kind === EVENT_END || kind === EVENT_TRAP) {
      this.running.delete(lane);
    }
  }
}
