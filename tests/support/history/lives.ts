// A task starts once, leaves and comes back in turns, and ends once; nothing of it runs afterwards.
import {
  EVENT_END,
  EVENT_RESUME,
  EVENT_START,
  EVENT_SUSPEND,
  EVENT_TRAP,
} from '../../mods/historian/historian_codes.js';
import type { Event } from './log.js';
import { nameOf, type Rule, type Tell } from './rule.js';

export type Stage = 'runs' | 'is suspended' | 'has ended' | 'has trapped';

export interface Life {
  stage: Stage;
  lane: number;
  sender: number;
  place: number;
  graph: number;
  group: number;
  /** How often it started: more than once if it is periodic. */
  runs: number;
  // At its end: what its method answers, its result, and why the task should have ended (0, CANCELLED, DEADLINE).
  code: number;
  result: number;
  told: number;
}

/** What a firing of a periodic task says instead of its sender: nobody sent it. */
const NOBODY = 0;

export class Lives implements Rule {
  readonly byId = new Map<number, Life>();

  constructor(
    private readonly tell: Tell,
    /** Tasks trap, and cost their containers: what was suspended there stays so. */
    private readonly traps: boolean,
  ) {}

  see(event: Event): void {
    const { kind, id } = event;
    if (kind === EVENT_START) this.start(event);
    else if (kind === EVENT_SUSPEND) this.move(event, 'runs', 'is suspended');
    else if (kind === EVENT_RESUME) this.move(event, 'is suspended', 'runs');
    else if (kind === EVENT_TRAP) this.move(event, 'runs', 'has trapped');
    else if (kind === EVENT_END) {
      this.move(event, 'runs', 'has ended');
      const life = this.byId.get(id);
      if (!life) return;
      life.code = event.a | 0;
      life.result = event.b;
      life.told = event.c;
    }
  }

  finish(): void {
    for (const [id, { stage }] of this.byId) {
      if (stage === 'has ended' || stage === 'has trapped') continue;
      if (stage === 'is suspended' && this.traps) continue;
      this.tell(`task ${nameOf(id)} ${stage} for ever`);
    }
  }

  private start({ id, lane, a: sender, b: place, c: graph, d: group }: Event): void {
    const before = this.byId.get(id);
    if (!before) {
      const end = { code: 0, result: 0, told: 0 };
      this.byId.set(id, { stage: 'runs', runs: 1, lane, sender, place, graph, group, ...end });
      return;
    }
    const fires = sender === NOBODY && before.sender === NOBODY;
    if (!fires) this.tell(`task ${nameOf(id)} starts a second time: it ${before.stage}`);
    else if (before.stage !== 'has ended') this.tell(`two firings of task ${nameOf(id)} overlap`);
    before.stage = 'runs';
    before.lane = lane;
    before.runs++;
  }

  private move({ kind, id, lane }: Event, from: Stage, to: Stage): void {
    const life = this.byId.get(id);
    if (!life) {
      this.tell(`task ${nameOf(id)} has not started: event ${kind}`);
      return;
    }
    if (life.stage !== from)
      this.tell(`task ${nameOf(id)} ${life.stage}: event ${kind}, after which it ${to}`);
    if (life.lane !== lane) this.tell(`task ${nameOf(id)} started on another lane`);
    life.stage = to;
  }
}
