// A parent sees each child that it waits for once, with the outcome and the result that the child had.
import {
  CHILD_AWAITED,
  CHILD_FORGOTTEN,
  EVENT_CHILD,
  EVENT_SPAWN,
  EVENT_START,
  ID_SHIFT,
} from '../../mods/historian/historian_codes.js';
import type { Lives } from './lives.js';
import type { Event } from './log.js';
import { refute } from './outcomes.js';
import { nameOf, type Rule, type Tell } from './rule.js';

/** Smaller numbers of senders are those of clients. */
const FIRST_TASK = 1 << ID_SHIFT;

interface Child {
  readonly parent: number;
  readonly fate: number;
  readonly hasDeadline: boolean;
  readonly pool: number;
  isSeen: boolean;
}

export class Families implements Rule {
  readonly children = new Map<number, Child>();

  constructor(
    private readonly tell: Tell,
    private readonly lives: Lives,
    private readonly traps: boolean,
    /** Pools that were destroyed meanwhile (lo). */
    private readonly destroyed: ReadonlySet<number>,
  ) {}

  see(event: Event): void {
    const { kind, id, a, b, c, d } = event;
    if (kind === EVENT_SPAWN)
      this.children.set(a, { parent: id, fate: b, hasDeadline: c !== 0, pool: d, isSeen: false });
    else if (kind === EVENT_CHILD) this.collect(event);
    else if (kind === EVENT_START && event.a !== 0) this.birth(event);
  }

  finish(): void {
    const { byId } = this.lives;
    for (const [id, { parent, fate, hasDeadline, pool, isSeen }] of this.children) {
      const life = byId.get(id);
      const above = byId.get(parent);
      const mayBeLost = hasDeadline || this.traps || this.destroyed.has(pool);
      if (fate === CHILD_FORGOTTEN && !mayBeLost && life?.stage !== 'has ended') {
        this.tell(`task ${nameOf(id)}, which nobody waits for, was not run`);
      }
      const waited = above?.stage === 'has ended' && above.told === 0;
      if (fate === CHILD_AWAITED && waited && !isSeen)
        this.tell(`task ${nameOf(parent)} went on without its child ${nameOf(id)}`);
    }
  }

  private birth({ id, a: sender, c: graph }: Event): void {
    const child = this.children.get(id);
    if (!child) {
      if (sender >= FIRST_TASK) this.tell(`task ${nameOf(id)} was never sent`);
      return;
    }
    if (child.parent !== sender) this.tell(`task ${nameOf(id)} has another parent`);
    if (this.lives.byId.get(sender)?.graph !== graph) this.tell(`task ${nameOf(id)} is of another graph`);
  }

  private collect({ id, a, b: outcome, c: result, d }: Event): void {
    const child = this.children.get(a);
    if (child?.parent !== id) this.tell(`task ${nameOf(id)} sees ${nameOf(a)}, which is no child of its own`);
    else if (child.isSeen) this.tell(`task ${nameOf(id)} sees its child ${nameOf(a)} a second time`);
    else child.isSeen = true;
    const trouble = { traps: this.traps, destroyed: this.destroyed.has(child?.pool ?? 0) };
    const why = refute(this.lives.byId.get(a), { outcome, result, code: d | 0 }, trouble);
    if (why !== undefined) this.tell(`task ${nameOf(a)}, to its parent: ${why}`);
  }
}
