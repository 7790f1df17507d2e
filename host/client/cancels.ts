// Tasks that a client has cancelled. A cancel is a task of its own, on the way that its target took; until it has come
// back the target's memory must stay, even if the target came back before.
import { BUSY, NO_MEMORY, OK } from '../../assembly/abi/status.js';
import type { PointerLink } from './pointer-link.js';

export class Cancels {
  /** Targets whose cancel is on its way, and whether they are to be freed when it is back. */
  private readonly targets = new Map<number, boolean>();
  /** Targets whose cancel found no room. */
  private waiting: number[] = [];

  constructor(private readonly link: PointerLink) {}

  /** Asks the runtime to end a task that is pending. */
  add(target: number): void {
    if (this.targets.has(target)) return;
    this.targets.set(target, false);
    this.send(target);
  }

  /** True when a task that is to be freed must stay: it is freed when its cancel is back. */
  keeps(target: number): boolean {
    if (!this.targets.has(target)) return false;
    this.targets.set(target, true);
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
    const status = this.link.sendCancel(target, () => this.back(target));
    if (status === BUSY || status === NO_MEMORY) this.waiting.push(target);
    else if (status !== OK) this.back(target); // the runtime stops, and ends everything
  }

  private back(target: number): void {
    const isFree = this.targets.get(target);
    this.targets.delete(target);
    if (isFree) this.link.engine.exports.freeTask(target);
  }
}
