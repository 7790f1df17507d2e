// Bugs of the waits for pools and for the host, each put into the real engine: tests/support/pool-plays.ts must catch them.
import type { Mutant } from './mutant.js';

const MODULE_CALLS = 'assembly/worker/module-calls.ts';
const OBEY = 'assembly/worker/obey.ts';
const RESUME = 'assembly/worker/resume.ts';
const TICKET = 'assembly/task/ticket.ts';

export const TICKET_MUTANTS: readonly Mutant[] = [
  {
    name: 'a ticket that was dropped still brings its task back',
    file: TICKET,
    before: '  if (tryMove(ticket, TICKET_COME)) return task;\n',
    after:
      '  if (tryMove(ticket, TICKET_COME) || load<u32>(ticket + TICKET_STATE) == TICKET_DROPPED) return task;\n',
  },
  {
    name: 'a ticket that has come is taken back as well',
    file: TICKET,
    before: '    if (tryMove(ticket, TICKET_DROPPED)) dropped++;\n    else free(ticket);\n',
    after: '    dropped++;\n    if (!tryMove(ticket, TICKET_DROPPED)) free(ticket);\n',
  },
  {
    name: 'whoever comes for a ticket that was dropped leaves it',
    file: TICKET,
    before: '  free(ticket);\n  return 0;',
    after: '  return 0;',
  },
  {
    name: 'a cancel does not reach what a task has tickets of',
    file: RESUME,
    before: 'giveUpWaits(task) + dropTickets(frame);\n',
    after: 'giveUpWaits(task);\n',
  },
  {
    name: 'a cancel takes a creation away from its containers',
    file: RESUME,
    before: '!isForContainer(task, child) && tryDetach(child)',
    after: 'tryDetach(child)',
  },
  {
    name: 'who waits for a pool is forgotten when its creation fails',
    file: MODULE_CALLS,
    before: '  pools.erasePool(pool);\n  resumeWaiters(pool);\n',
    after: '  pools.erasePool(pool);\n',
  },
  {
    name: 'the containers of a pool are not told of a cancel',
    file: OBEY,
    before: '  tellSystemTasks(task, status);\n',
    after: '',
  },
];
