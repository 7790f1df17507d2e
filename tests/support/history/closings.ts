// A container is destroyed when its tasks have ended, and nothing runs on its lanes afterwards, until they are another's.
import { EVENT_CLOSE, EVENT_END, EVENT_OPEN, EVENT_START } from '../../mods/historian/historian_codes.js';
import type { Event } from './log.js';
import { nameOf, type Rule, type Tell } from './rule.js';

export class Closings implements Rule {
  /** Tasks that have started and not ended, by lane. */
  private readonly atWork = new Map<number, Set<number>>();
  private readonly closed = new Set<number>();

  constructor(private readonly tell: Tell) {}

  see({ kind, id, lane, a }: Event): void {
    if (kind === EVENT_START) this.start(id, lane);
    else if (kind === EVENT_END) this.atWork.get(lane)?.delete(id);
    else if (kind === EVENT_OPEN) this.closed.delete(a);
    else if (kind === EVENT_CLOSE) this.close(a);
  }

  private start(id: number, lane: number): void {
    if (this.closed.has(lane)) this.tell(`task ${nameOf(id)} starts in a container that is destroyed`);
    const tasks = this.atWork.get(lane);
    if (tasks) tasks.add(id);
    else this.atWork.set(lane, new Set([id]));
  }

  private close(lane: number): void {
    this.closed.add(lane);
    for (const id of this.atWork.get(lane) ?? [])
      this.tell(`task ${nameOf(id)} has not ended, and its container is destroyed`);
  }
}
