// Tasks that a client has cancelled. A cancel is a task of its own, on the way that its target took; until it has come
// back the target's memory must stay. A target that came back before is left to its cancel, and freed with that, whether
// this client is still there then or not.
import { CANCEL_FREES, TASK_QUERY } from '../../assembly/abi/layout.js';
import { BUSY, NO_MEMORY, STATUS_MAX } from '../../assembly/abi/status.js';
import type { PointerLink } from './pointer-link.js';

const NO_ROOM = 0;

export class Cancels {
  /** Targets and their cancels, which are on their way; NO_ROOM = not yet. */
  private readonly targets = new Map<number, number>();
  /** Targets whose cancel found no room. */
  private waiting: number[] = [];

  constructor(private readonly link: PointerLink) {}

  /** Asks the runtime to end a task that is pending. */
  add(target: number): void {
    if (this.targets.has(target)) return;
    this.targets.set(target, NO_ROOM);
    this.send(target);
  }

  /** True when a task that is to be freed must stay: it is freed when its cancel is back. */
  keeps(target: number): boolean {
    const cancel = this.targets.get(target);
    if (cancel === undefined) return false;
    if (cancel === NO_ROOM) {
      this.waiting = this.waiting.filter((other) => other !== target);
      this.targets.delete(target);
      return false; // it is back, and nobody else knows of it
    }
    this.link.u32[(cancel + TASK_QUERY) >>> 2] = CANCEL_FREES;
    return true;
  }

  get size(): number {
    return this.targets.size;
  }

  /** There may be room now. */
  retry(): void {
    if (this.waiting.length === 0) return;
    for (const target of this.waiting.splice(0)) this.send(target);
  }

  private send(target: number): void {
    const cancel = this.link.sendCancel(target, () => this.targets.delete(target));
    if (cancel > STATUS_MAX) this.targets.set(target, cancel);
    else if (cancel === BUSY || cancel === NO_MEMORY) this.waiting.push(target);
    else this.targets.delete(target); // the runtime stops, and ends everything
  }
}
