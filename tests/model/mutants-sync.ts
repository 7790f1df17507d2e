// Seeded bugs of assembly/sync and assembly/task.
import { inFile, type ModelMutant } from './mutant.js';

export const SYNC: ModelMutant[] = [
  ...inFile('assembly/sync/mpsc-list.ts', [
    {
      name: 'list: the link of a node is not cleared',
      before: 'store<u32>(node + TASK_NEXT, 0); // covered by M1',
      after: '',
      found: 'mpsc-list 2x2',
    },
    {
      name: 'list: swapping the tail is a load and a store',
      before: 'const before = exchange<u32>(list + TAIL, node as u32);',
      after: 'const before = loadAtomic<u32>(list + TAIL);\n  storeAtomic<u32>(list + TAIL, node as u32);',
      found: 'mpsc-list 2x2',
      quick: true,
    },
    {
      name: 'list: head is not cleared before tail',
      before: 'store<u32>(list + HEAD, 0); // M2',
      after: '',
      found: 'mpsc-list 2x2',
    },
    {
      name: 'list: tail is cleared without looking',
      before: 'if (compareExchange<u32>(list + TAIL, node as u32, 0) == (node as u32)) return node;',
      after: 'storeAtomic<u32>(list + TAIL, 0);\n  if (node != 0) return node;',
      found: 'mpsc-list 2x2',
    },
    {
      name: 'list: head is not put back',
      before: 'store<u32>(list + HEAD, node as u32); // a producer is linking behind this node',
      after: '',
      found: 'mpsc-list 2x2',
    },
    {
      name: 'list: the first node is published by a plain store',
      before: 'storeAtomic<u32>(list + HEAD, node as u32); // M1',
      after: 'store<u32>(list + HEAD, node as u32);',
      found: 'mpsc-list 2x2',
    },
  ]),
  ...inFile('assembly/sync/inbox.ts', [
    {
      name: 'inbox: publishing is a load and a store',
      before: 'const seen = compareExchange<u32>(inbox, before, newest as u32); // I1',
      after:
        'const seen = loadAtomic<u32>(inbox);\n    if (seen == before) compareExchange<u32>(inbox, loadAtomic<u32>(inbox), newest as u32);',
      found: 'inbox 2x2 chains of 1',
      quick: true,
    },
    {
      name: 'inbox: taking is a load and a store',
      before: 'let node = exchange<u32>(inbox, 0) as usize; // I1',
      after: 'let node = loadAtomic<u32>(inbox) as usize;\n  exchange<u32>(inbox, 0);',
      found: 'inbox 2x2 chains of 1',
    },
    {
      name: 'inbox: a chain forgets what came before it',
      before: 'store<u32>(oldest + TASK_NEXT, before); // covered by I1',
      after: 'store<u32>(oldest + TASK_NEXT, 0);',
      found: 'inbox 2x2 chains of 2',
    },
  ]),
  ...inFile('assembly/sync/spsc-ring.ts', [
    {
      name: 'ring: one entry too many',
      before: 'if (next - head > mask) return false;',
      after: 'if (next - head > mask + 1) return false;',
      found: 'spsc-ring 1x4, 1 consumers in turn',
      quick: true,
    },
    {
      name: 'ring: fullness breaks at the wrap',
      before: 'if (next - head > mask) return false;',
      after: 'if (next > head + mask) return false;',
      found: 'spsc-ring 1x4, 1 consumers in turn',
    },
    {
      name: 'ring: entries are dropped by a plain store',
      before: 'storeAtomic<u32>(ring + HEAD, load<u32>(ring + HEAD) + count); // R2',
      after: 'store<u32>(ring + HEAD, load<u32>(ring + HEAD) + count);',
      found: 'spsc-ring 1x4, 1 consumers in turn',
    },
    {
      name: 'ring: published by a plain store',
      before: 'storeAtomic<u32>(ring + TAIL, load<u32>(ring + NEXT)); // R1',
      after: 'store<u32>(ring + TAIL, load<u32>(ring + NEXT));',
      found: 'spsc-ring 1x4, 1 consumers in turn',
    },
    {
      name: 'ring: two consumers may claim it',
      before: 'return compareExchange<u32>(ring + CLAIM, 0, who) == 0;',
      after:
        'if (loadAtomic<u32>(ring + CLAIM) != 0) return false;\n  storeAtomic<u32>(ring + CLAIM, who);\n  return true;',
      found: 'spsc-ring 1x3, 2 consumers in turn',
    },
    {
      name: 'ring: the tail is read plainly',
      before: 'return loadAtomic<u32>(ring + TAIL) - load<u32>(ring + HEAD); // R1',
      after: 'return load<u32>(ring + TAIL) - load<u32>(ring + HEAD); //',
      found: 'spsc-ring 1x4, 1 consumers in turn',
    },
  ]),
  ...inFile('assembly/sync/ext-ring.ts', [
    {
      name: 'ext-ring: pushes without the lock',
      before: '  lock.acquire(ring);\n  const count = load<u32>(ring + COUNT);\n  if (count == load',
      after: '  const count = load<u32>(ring + COUNT);\n  if (count == load',
      found: 'ext-ring 2+1x1, 15 in it',
      quick: true,
    },
    {
      name: 'ext-ring: grows in the wrong order',
      before: 'memory.copy(base, old + (head << 2), ((capacity as usize) - head) << 2);',
      after: 'memory.copy(base, old, ((capacity as usize) - head) << 2);',
      found: 'ext-ring 1+1x2, 15 in it',
    },
    {
      name: 'ext-ring: does not look again under the lock',
      before: '  if (count != 0) {',
      after: '  if (ring != 0) {',
      found: 'ext-ring 1+2x2, 0 in it',
    },
    {
      name: 'ext-ring: the count is written after the lock',
      before: '  store<u32>(ring + COUNT, count + 1); // released with the lock\n  lock.release(ring);',
      after: '  lock.release(ring);\n  storeAtomic<u32>(ring + COUNT, count + 1);',
      found: 'ext-ring 2+1x1, 15 in it',
      also: [
        {
          before: "import { loadAtomic } from './atomic';",
          after: "import { loadAtomic, storeAtomic } from './atomic';",
        },
      ],
    },
  ]),
  ...inFile('assembly/sync/spin-lock.ts', [
    {
      name: 'lock: a sleeper does not say so',
      before: 'while (exchange<u32>(lock, 2) != 0) wait(lock, 2, -1);',
      after: 'while (exchange<u32>(lock, 1) != 0) wait(lock, 1, -1);',
      found: 'spin-lock 2x2',
      quick: true,
    },
    {
      name: 'lock: nobody is woken',
      before: 'if (exchange<u32>(lock, 0) == 2) notify(lock, 1);',
      after: 'exchange<u32>(lock, 0);',
      found: 'spin-lock 2x2',
    },
    {
      name: 'lock: taken by a load and a store',
      before: '  if (compareExchange<u32>(lock, 0, 1) == 0) return;\n  if (threaded()) contended(lock);',
      after:
        '  if (compareExchange<u32>(lock, 9, 1) == 0) {\n    exchange<u32>(lock, 1);\n    return;\n  }\n  if (threaded()) contended(lock);',
      found: 'spin-lock 2x2',
    },
  ]),
  ...inFile('assembly/sync/lock-word.ts', [
    {
      name: 'lock word: the HOLD that was in it is forgotten',
      before: '  if (before > RECORD) linkHold(lock, before as usize); // C1\n',
      after: '',
      found: 'lock word 2x2',
      quick: true,
    },
    {
      name: 'lock word: a record with a holder is said to be free',
      before: 'used != 0 ? RECORD : FREE',
      after: 'FREE',
      found: 'lock word 3x1',
    },
    {
      name: 'lock word: given back by a store',
      before: 'compareExchange<u32>(lock + LOCK_WORD, hold as u32, FREE) == (hold as u32)',
      after: 'exchange<u32>(lock + LOCK_WORD, FREE) != 0',
      found: 'lock word 2x2',
    },
  ]),
  ...inFile('assembly/sync/parking.ts', [
    {
      name: 'parking: a wake-up before the sleep is lost',
      before: 'addAtomic<u32>(slot + SLOT_WAKE, 1);',
      after: '',
      found: 'parking 2x2',
    },
    {
      name: 'parking: who sleeps does not say so',
      before: 'storeAtomic<u32>(slot + SLOT_SLEEPING, 1); // P1',
      after: '',
      found: 'system: 1 client x1, 1 worker',
    },
    {
      name: 'parking: nobody is notified',
      before: 'notify(slot + SLOT_WAKE, EVERY);',
      after: '',
      found: 'system: 1 client x1, 1 worker',
      quick: true,
    },
  ]),
  ...inFile('assembly/task/state.ts', [
    {
      name: 'state: a child that its parent lets go of cannot finish',
      before: '    expected = before; // its parent',
      after:
        '    check(before == STATE_AWAITED, CHECK_TASK_STATE);\n    check(expected == STATE_PENDING, CHECK_TASK_STATE);\n    expected = before; // its parent',
      found: 'waiting for 1 children, interrupted',
      quick: true,
    },
    {
      name: 'state: abandoned without looking',
      before: 'const before = compareExchange<u32>(task + TASK_STATE, state, STATE_ABANDONED);',
      after: 'const before = exchange<u32>(task + TASK_STATE, STATE_ABANDONED);',
      found: 'task state: finish against abandonTask',
      also: [
        {
          before: "import { compareExchange, loadAtomic, storeAtomic } from '../sync/atomic';",
          after: "import { compareExchange, exchange, loadAtomic, storeAtomic } from '../sync/atomic';",
        },
      ],
    },
    {
      name: 'state: who finishes does not see that nobody waits',
      before: 'if (before == expected || before == STATE_ABANDONED) return before;',
      after:
        'if (before == expected) return before;\n    if (before == STATE_ABANDONED) return STATE_PENDING;',
      found: 'task state: finish against abandonTask',
    },
    {
      name: 'state: awaiting is a load and a store',
      before: 'return compareExchange<u32>(task + TASK_STATE, STATE_PENDING, STATE_AWAITED);',
      after:
        'const before = loadAtomic<u32>(task + TASK_STATE);\n  if (before == STATE_PENDING) compareExchange<u32>(task + TASK_STATE, loadAtomic<u32>(task + TASK_STATE), STATE_AWAITED);\n  return before;',
      found: 'task state: finish against awaitAndAbandon',
    },
  ]),
  ...inFile('assembly/task/ticket.ts', [
    {
      name: 'ticket: whose it is, is read when its task may have freed it',
      before: '  if (tryMove(ticket, TICKET_COME)) return task;',
      after: '  if (tryMove(ticket, TICKET_COME)) return load<u32>(ticket + TICKET_TASK) as usize;',
      found: 'a ticket that is brought and dropped',
      quick: true,
    },
    {
      name: 'ticket: it comes, or is dropped, by a load and a store',
      before:
        '  return compareExchange<u32>(ticket + TICKET_STATE, TICKET_WAITING, state) == TICKET_WAITING;',
      after:
        '  const before = loadAtomic<u32>(ticket + TICKET_STATE);\n  store<u32>(ticket + TICKET_STATE, state);\n  return before == TICKET_WAITING;',
      found: 'a ticket that is brought and dropped',
    },
  ]),
  ...inFile('assembly/task/waiting.ts', [
    {
      name: 'waiting: what came while the method ran is not seen',
      before: 'if ((before & COUNT) != 0) return false;',
      after: 'if (before != 0) return false;',
      found: 'waiting for all of 1 children',
      quick: true,
    },
    {
      name: 'waiting: the first of several leaves the task to the others',
      before: 'if (suspended && (word & ANY) != 0) next = (next & ~ANY) | AT_WORK;',
      after: '',
      found: 'waiting for any of 2 children',
    },
    {
      name: 'waiting: ends although others come',
      before: 'return subAtomic<u32>(task + TASK_WAITING, bits + count) == bits + count;',
      after: 'return subAtomic<u32>(task + TASK_WAITING, bits + count) != 0;',
      found: 'waiting for any of 2 children',
    },
    {
      name: 'waiting: claimed although another brings it back',
      before: 'while ((word & (ANY | AT_WORK)) == ANY) {',
      after: 'while ((word & COUNT) != 0) {',
      found: 'waiting for any of 2 children',
    },
    {
      name: 'waiting: the last that comes does not bring it back',
      before: 'return suspended && (next == 0 || (word & ANY) != 0);',
      after: 'return suspended && (word & ANY) != 0;',
      found: 'waiting for all of 1 children',
    },
  ]),
];
