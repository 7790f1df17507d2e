// Random scripts for the test module vault.
import type { Random } from '../../host/platform/sim/random.js';
import { NO_GROUP } from '../mods/vault/vault_codes.js';
import {
  call,
  fail,
  lock,
  type Place,
  pause,
  read,
  readUnlock,
  type Script,
  send,
  sleep,
  tryLock,
  tryWrite,
  unlock,
  waitAll,
  write,
  writeUnlock,
} from './vault.js';

const GROUPS = 3;
const MUTEXES = 2;
const FIRST_RW = 4;
const DEPTH_MAX = 3;

export class Scripts {
  /**
   * @param ordered locks are taken in one order: container, then group, then lock; nothing fails
   */
  constructor(
    private readonly random: Random,
    private readonly containers: number,
    private readonly ordered: boolean,
  ) {}

  /** A script for a client to send; a hurried one gets little time. */
  play(): { script: Script[]; place: Place; hurried: boolean } {
    const place = this.place(this.random.below(this.containers));
    const hurried = !this.ordered && this.random.below(8) === 0;
    return { script: this.body(place, 0), place, hurried };
  }

  private place(container: number): Place {
    return { container, group: this.random.below(2) === 0 ? NO_GROUP : this.random.below(GROUPS) };
  }

  private body({ container = 0 }: Place, depth: number): Script[] {
    const { random, ordered } = this;
    const script: Script[] = [];
    let next = 0; // the lowest lock that may be taken in order
    let sent = false;
    for (let steps = 1 + random.below(5); steps > 0; steps--) {
      switch (random.below(8)) {
        case 0:
          script.push(sleep(random.below(400)));
          break;
        case 1:
          script.push(pause());
          break;
        case 2:
        case 3: {
          const to = ordered ? container + 1 + random.below(2) : random.below(this.containers);
          if (depth === DEPTH_MAX || to >= this.containers) break;
          const place = this.place(to);
          const how = random.below(3) === 0 ? send : call;
          sent ||= how === send;
          script.push(how(place, ...this.body(place, depth + 1)));
          break;
        }
        default: {
          const index = ordered ? next + random.below(2) : random.below(2 * MUTEXES);
          if (index >= 2 * MUTEXES) break;
          next = index + 1;
          script.push(...this.section(index));
        }
      }
    }
    if (sent && (ordered || random.below(2) === 0)) script.push(waitAll());
    if (!ordered && random.below(12) === 0) script.push(fail(7));
    return script;
  }

  // Takes a lock, and gives it back at once, later, or not at all.
  private section(index: number): Script[] {
    const { random } = this;
    const isMutex = index < MUTEXES;
    const at = isMutex ? index : FIRST_RW + index - MUTEXES;
    const inside = random.below(2) === 0 ? [sleep(random.below(200))] : [];
    const keeps = random.below(3) === 0;
    const tries = random.below(5) === 0;
    if (isMutex) return tries ? [tryLock(at)] : [lock(at), ...inside, ...(keeps ? [] : [unlock(at)])];
    if (tries) return [tryWrite(at)];
    if (random.below(2) === 0) return [write(at), ...inside, ...(keeps ? [] : [writeUnlock(at)])];
    return [read(at), ...inside, ...(keeps ? [] : [readUnlock(at)])];
  }
}
