// Tickets: what a task is given that waits for the host or for a pool. Whoever will bring that has the ticket, not the
// task, which may end before. One compare-exchange decides which of the two comes first:
//
//   WAITING ─bring─▶ COME      the bringer's to say `oneWaitLess`; the ticket is freed with what else the task waited for
//      └────drop──▶ DROPPED    by the holder of the task's lane; the bringer frees it when it comes
import { FRAME_TICKETS } from '../abi/layout';
import {
  TICKET_COME,
  TICKET_DROPPED,
  TICKET_LENGTH,
  TICKET_NEXT,
  TICKET_STATE,
  TICKET_TASK,
  TICKET_TEXT,
  TICKET_WAITING,
} from '../abi/ticket-layout';
import { alloc, free, RUNTIME } from '../memory/segments';
import { compareExchange, loadAtomic } from '../sync/atomic';
import { frameOf } from './frame';
import { expect } from './waiting';

/** The running task waits for one thing more, which the ticket's new owner brings; 0 without memory: then it does not. */
export function newTicket(task: usize, text: usize, length: u32): usize {
  const frame = frameOf(task, 0);
  if (frame == 0) return 0;
  freeCome(frame);
  const ticket = alloc(RUNTIME, TICKET_TEXT + (length as usize));
  if (ticket == 0) return 0;
  store<u32>(ticket + TICKET_STATE, TICKET_WAITING); // published with the ticket
  store<u32>(ticket + TICKET_TASK, task as u32);
  store<u32>(ticket + TICKET_NEXT, load<u32>(frame + FRAME_TICKETS));
  store<u32>(ticket + TICKET_LENGTH, length);
  memory.copy(ticket + TICKET_TEXT, text, length as usize);
  store<u32>(frame + FRAME_TICKETS, ticket as u32);
  expect(task);
  return ticket;
}

/** The task that has one wait less by this, or 0: it waits no more. Nobody else brings this ticket. Any thread. */
export function bring(ticket: usize): usize {
  const task = load<u32>(ticket + TICKET_TASK) as usize; // before: whoever has the task may free the ticket then
  if (tryMove(ticket, TICKET_COME)) return task;
  free(ticket);
  return 0;
}

/** Drops what has not come; answers how many tickets that were. Holder of the task's lane only. */
// @inline
export function dropTickets(frame: usize): u32 {
  let dropped: u32 = 0;
  let ticket = load<u32>(frame + FRAME_TICKETS) as usize;
  store<u32>(frame + FRAME_TICKETS, 0);
  while (ticket != 0) {
    const next = load<u32>(ticket + TICKET_NEXT) as usize;
    if (tryMove(ticket, TICKET_DROPPED)) dropped++;
    else free(ticket);
    ticket = next;
  }
  return dropped;
}

// So that a method that asks the host in a loop keeps none but those that it waits for.
function freeCome(frame: usize): void {
  let link = frame + FRAME_TICKETS;
  for (let ticket = load<u32>(link) as usize; ticket != 0; ticket = load<u32>(link) as usize) {
    if (loadAtomic<u32>(ticket + TICKET_STATE) == TICKET_COME) {
      store<u32>(link, load<u32>(ticket + TICKET_NEXT));
      free(ticket);
    } else link = ticket + TICKET_NEXT;
  }
}

function tryMove(ticket: usize, state: u32): bool {
  return compareExchange<u32>(ticket + TICKET_STATE, TICKET_WAITING, state) == TICKET_WAITING;
}
