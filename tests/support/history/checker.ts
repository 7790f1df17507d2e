// Checks a history against what the runtime promises: what its workers wrote down, and what its clients were answered.
import { Closings } from './closings.js';
import { Exclusion } from './exclusion.js';
import { Fairness } from './fairness.js';
import { Families } from './families.js';
import { Lanes } from './lanes.js';
import { Lives } from './lives.js';
import type { HistoryLog } from './log.js';
import { refute, type Trouble } from './outcomes.js';
import { nameOf, type Rule } from './rule.js';
import { Starts } from './starts.js';
import { FORGOTTEN, PERIODIC, REFUSED, SENT, type Ticket, type Tickets } from './tickets.js';

const PROBLEMS_MAX = 10;

export interface Tally {
  tasks: number;
  events: number;
  /** Tasks of clients that were not run, since their pool was destroyed. */
  unlucky: number;
}

export interface Circumstances {
  /** Tasks trapped meanwhile. */
  readonly traps: boolean;
  /** Pools that were destroyed meanwhile (lo). */
  readonly destroyed: ReadonlySet<number>;
  /** On virtual time, where nothing comes between two lines of a method. */
  readonly isVirtual: boolean;
}

/** @throws with the first of what is wrong */
export function checkHistory(
  log: HistoryLog,
  clients: readonly Tickets[],
  { traps, destroyed, isVirtual }: Circumstances,
): Tally {
  const problems: string[] = [];
  const tell = (problem: string) => {
    problems.push(problem);
    if (problems.length >= PROBLEMS_MAX) throw new Error(problems.join('\n'));
  };
  const lives = new Lives(tell, traps);
  const families = new Families(tell, lives, traps, destroyed);
  const rules: Rule[] = [lives, new Lanes(tell), new Starts(tell), new Exclusion(tell, lives), families];
  if (!traps) rules.push(new Closings(tell));
  if (isVirtual && !traps) rules.push(new Fairness(tell, lives));
  log.read((event) => {
    for (const rule of rules) rule.see(event);
  });
  for (const rule of rules) rule.finish?.();
  let tasks = families.children.size;
  let unlucky = 0;
  for (const tickets of clients) {
    for (const ticket of tickets.all()) {
      const trouble = { traps, destroyed: destroyed.has(ticket.pool) };
      const why = judge(ticket, lives, trouble);
      if (why !== undefined) tell(`task ${nameOf(ticket.id)}: ${why}`);
      if (ticket.kind !== REFUSED) tasks++;
      if (trouble.destroyed && ticket.kind === SENT && !lives.byId.has(ticket.id)) unlucky++;
    }
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return { tasks, events: log.length, unlucky };
}

function judge(ticket: Ticket, { byId }: Lives, trouble: Trouble): string | undefined {
  const life = byId.get(ticket.id);
  const { kind, outcome, result, code } = ticket;
  if (kind === REFUSED) return life && `it was refused, but it ${life.stage}`;
  if (kind === FORGOTTEN) {
    const mayBeLost = trouble.traps || trouble.destroyed;
    return mayBeLost || life?.stage === 'has ended' ? undefined : 'nobody waits for it, and it was not run';
  }
  if (outcome === undefined) return 'it has no outcome';
  if (kind === SENT) return refute(life, { outcome, result, code }, trouble);
  if (kind !== PERIODIC) return 'it was never sent';
  if (outcome !== 0 && !trouble.destroyed) return `it ended ${outcome}, and its pool was not destroyed`;
  const runs = life?.runs ?? 0;
  if (runs < result) return `its client saw it fire ${result} times; but it ran ${runs} times`;
  return runs > code ? `it fired ${runs} times, where there was time for ${code}` : undefined;
}
