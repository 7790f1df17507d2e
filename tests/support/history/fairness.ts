// A writer that waits is not passed by readers that ask later, unless their graph has the lock or a place before it.
// Only for histories on virtual time: there a method asks at the moment at which it writes that down.
import {
  ASKS_TO_WRITE,
  EVENT_END,
  EVENT_LOCK,
  EVENT_RESUME,
  EVENT_SUSPEND,
  EVENT_UNLOCK,
} from '../../mods/historian/historian_codes.js';
import type { Lives } from './lives.js';
import type { Event } from './log.js';
import { nameOf, type Rule, type Tell } from './rule.js';

/** What a task asked for; it stays until the task gives it back or has ended. */
interface Ask {
  readonly lock: number;
  readonly graph: number;
  readonly writes: boolean;
  /** Which of all that were asked for. */
  readonly number: number;
  /** Its graph had or awaited the lock when it asked, or had given up a place that is still there. */
  readonly joins: boolean;
  /** Until the task is back, with the lock or without. */
  waits: boolean;
  isGranted: boolean;
  /** A reader that asked later and has had the lock: wrong, unless this one gives up. */
  passedBy?: number;
}

export class Fairness implements Rule {
  private readonly asks = new Map<number, Ask>();
  /** Of graphs that gave up, by lock and graph: they find their place again when they come back. */
  private readonly left = new Set<string>();
  private asked = 0;

  constructor(
    private readonly tell: Tell,
    private readonly lives: Lives,
  ) {}

  see({ kind, id, a: lock, b }: Event): void {
    if (kind === EVENT_SUSPEND && b !== 0) this.ask(id, lock, b === ASKS_TO_WRITE);
    const ask = this.asks.get(id);
    if (!ask) return;
    if (kind === EVENT_RESUME) ask.waits = false;
    else if (kind === EVENT_LOCK) this.grant(id, ask);
    else if (kind === EVENT_UNLOCK || kind === EVENT_END) {
      if (!ask.isGranted) this.left.add(`${ask.lock} ${ask.graph}`);
      this.asks.delete(id);
    }
  }

  private ask(id: number, lock: number, writes: boolean): void {
    const graph = this.lives.byId.get(id)?.graph ?? 0;
    const joins =
      this.left.has(`${lock} ${graph}`) ||
      [...this.asks.values()].some((ask) => ask.lock === lock && ask.graph === graph);
    this.asks.set(id, { lock, graph, writes, number: this.asked++, joins, waits: true, isGranted: false });
  }

  private grant(id: number, ask: Ask): void {
    ask.isGranted = true;
    const { passedBy } = ask;
    if (passedBy !== undefined)
      this.tell(`task ${nameOf(passedBy)} reads before ${nameOf(id)}, which had waited to write for longer`);
    if (ask.writes || ask.joins) return;
    for (const other of this.asks.values()) {
      const earlier = other.lock === ask.lock && other.number < ask.number;
      if (earlier && other.writes && other.waits) other.passedBy = id;
    }
  }
}
