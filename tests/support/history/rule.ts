import { FIRST_WORKER, ID_SHIFT } from '../../mods/historian/historian_codes.js';
import type { Event } from './log.js';

/** One thing that must hold of every history. It sees the events in their order, and tells what breaks it. */
export interface Rule {
  see(event: Event): void;
  /** Everything has been seen, and the runtime is quiet. */
  finish?(): void;
}

export type Tell = (problem: string) => void;

/** A task's number as people read it: who made it, and the how-many-th that was. */
export function nameOf(id: number): string {
  const maker = id >>> ID_SHIFT;
  const place = id & ((1 << ID_SHIFT) - 1);
  return maker < FIRST_WORKER ? `${place} of client ${maker}` : `${place} of worker ${maker - FIRST_WORKER}`;
}
