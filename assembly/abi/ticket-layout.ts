// Valid AssemblyScript and TypeScript.
//
// TICKET (in runtime_data)   a task's wait for something that is no task, no time and no lock: an answer of the host, a pool
//                            that is created or drained (task/ticket.ts).
//    0 state u32* │ 4 task u32 │ 8 next u32 │ 12 length u32 │ 16 text: what the host is asked about
//
// `next` links the tickets of a task, which hang on its frame.
export const TICKET_STATE: usize = 0;
export const TICKET_TASK: usize = 4;
export const TICKET_NEXT: usize = 8;
export const TICKET_LENGTH: usize = 12;
export const TICKET_TEXT: usize = 16;

export const TICKET_WAITING: u32 = 1;
export const TICKET_COME: u32 = 2; // the task has one wait less, or will in this moment
export const TICKET_DROPPED: u32 = 3; // the task waits no more, and may be gone
