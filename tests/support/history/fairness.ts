// A writer that waits is not passed by readers that ask later, unless their graph has the lock or has waited for longer.
// Only for histories on virtual time: there a method asks at the moment at which it writes that down.
import {
  ASKS_TO_WRITE,
  EVENT_END,
  EVENT_LOCK,
  EVENT_RESUME,
  EVENT_SUSPEND,
} from '../../mods/historian/historian_codes.js';
import type { Lives } from './lives.js';
import type { Event } from './log.js';
import { nameOf, type Rule, type Tell } from './rule.js';

/** What a task asked for; it stays until the task gives it up or has ended. */
interface Ask {
  readonly lock: number;
  readonly writes: boolean;
  /** Which of all that were asked for. */
  readonly number: number;
  waits: boolean;
}

export class Fairness implements Rule {
  private readonly asks = new Map<number, Ask>();
  private asked = 0;

  constructor(
    private readonly tell: Tell,
    private readonly lives: Lives,
  ) {}

  see({ kind, id, a: lock, b }: Event): void {
    const ask = this.asks.get(id);
    if (kind === EVENT_SUSPEND && b !== 0)
      this.asks.set(id, { lock, writes: b === ASKS_TO_WRITE, number: this.asked++, waits: true });
    else if (kind === EVENT_RESUME && ask) ask.waits = false;
    else if (kind === EVENT_LOCK && ask && !ask.writes) this.granted(id, ask);
    else if (kind === EVENT_END) this.asks.delete(id);
  }

  private granted(id: number, { lock, number }: Ask): void {
    const graph = this.graphOf(id);
    const rivals = [...this.asks].filter(([other, ask]) => other !== id && ask.lock === lock);
    if (rivals.some(([other]) => this.graphOf(other) === graph)) return;
    for (const [other, ask] of rivals) {
      if (ask.writes && ask.waits && ask.number < number)
        this.tell(`task ${nameOf(id)} reads before ${nameOf(other)}, which has waited to write for longer`);
    }
  }

  private graphOf(id: number): number | undefined {
    return this.lives.byId.get(id)?.graph;
  }
}
