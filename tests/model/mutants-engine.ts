// Seeded bugs of memory, lanes, timers and workers.
import { inFile, type ModelMutant } from './mutant.js';

export const ENGINE: ModelMutant[] = [
  ...inFile('assembly/memory/slab.ts', [
    {
      name: 'slab: a page that was let go of does not come back',
      before: 'if (head == FULL) handBack(page);',
      after: '',
      found: 'slab: full page, 1 more wanted, 3 free',
    },
    {
      name: 'slab: let go of without looking',
      before: 'if (compareExchange<u32>(current + REMOTE, 0, FULL) != 0) {',
      after: 'if (exchange<u32>(current + REMOTE, FULL) == 12345) {',
      found: 'slab: full page, 1 more wanted, 2 free',
      quick: true,
    },
    {
      name: 'slab: remote frees are taken by a load and a store',
      before: 'let block = exchange<u32>(page + REMOTE, 0) as usize; // S1',
      after: 'let block = loadAtomic<u32>(page + REMOTE) as usize;\n  exchange<u32>(page + REMOTE, 0);',
      found: 'slab: full page, 1 more wanted, 2 free',
    },
    {
      name: 'slab: two remote frees of one block pass',
      before: 'if (exchange<u8>(state, FREED) != LIVE) return whyNot(page, block);',
      after:
        'if (loadAtomic<u8>(state) != LIVE) return whyNot(page, block);\n    exchange<u8>(state, FREED);',
      found: 'slab: 2 frees of one block of 64 bytes',
    },
    {
      name: 'slab: a page is listed twice',
      before: 'if (compareExchange<u32>(page + REMOTE, FULL, 0) != FULL) return;',
      after: 'exchange<u32>(page + REMOTE, 0);',
      found: 'slab: a page let go of, freed by its owner and by another',
    },
    {
      name: 'slab: the link of a remote free forgets the others',
      before: 'store<u32>(block, head == FULL ? 0 : head);',
      after: 'store<u32>(block, 0);',
      found: 'slab: full page, 3 more wanted, 2 free',
    },
    {
      name: 'slab: the size is read when the page may be another’s',
      before: '  return size;',
      after: '  return load<u32>(page + BLOCK_SIZE) as usize;',
      found: 'slab: a page is lent, 1 want it',
    },
  ]),
  ...inFile('assembly/memory/lend.ts', [
    {
      name: 'lend: taken back while somebody tidies up',
      before:
        'while (compareExchange<u32>(state, SLOT_LENT, SLOT_ACTIVE) != SLOT_LENT) wait(state, SLOT_BORROWED, -1);',
      after: 'storeAtomic<u32>(state, SLOT_ACTIVE);',
      found: 'slab: a page is lent, 1 want it',
      quick: true,
    },
    {
      name: 'lend: borrowed by a load and a store',
      before:
        'if (compareExchange<u32>(slot + SLOT_STATE, SLOT_LENT, SLOT_BORROWED) != SLOT_LENT) return false;',
      after:
        'if (loadAtomic<u32>(slot + SLOT_STATE) != SLOT_LENT) return false;\n  storeAtomic<u32>(slot + SLOT_STATE, SLOT_BORROWED);',
      found: 'slab: a page is lent, 2 want it',
    },
    {
      name: 'lend: nobody is told that it was put back',
      before: '  notify(slot + SLOT_STATE, 1);',
      after: '',
      found: 'slab: a page is lent, 1 want it',
    },
  ]),
  ...inFile('assembly/memory/pages.ts', [
    {
      name: 'pages: a run that was given up stays claimed',
      before: 'for (let j: u32 = 0; j < i; j++) storeAtomic<u32>(entries + ((j as usize) << 2), FREE);',
      after: '',
      found: 'page runs 2x1 of 8 pages',
    },
    {
      name: 'pages: claimed by a load and a store',
      before: 'if (compareExchange<u32>(entry, FREE, i == 0 ? head : INSIDE) != FREE) {',
      after:
        'if (loadAtomic<u32>(entry) == FREE) {\n      storeAtomic<u32>(entry, i == 0 ? head : INSIDE);\n    } else {',
      found: 'page runs 2x1 of 2 pages',
      quick: true,
    },
    {
      name: 'pages: two frees of one run pass',
      before: 'if (compareExchange<u32>(entry, head, FREEING) != head) return DOUBLE_FREE;',
      after: '',
      found: 'slab: 2 frees of one block of 131072 bytes',
    },
  ]),
  ...inFile('assembly/memory/arena.ts', [
    {
      name: 'arena: cut off by a load and a store',
      before: 'const before = compareExchange<u64>(segment + WORD, word, word + ONE + (units as u64));',
      after: 'const before = word;\n    storeAtomic<u64>(segment + WORD, word + ONE + (units as u64));',
      found: 'arena 2x2 of 64 bytes',
      quick: true,
    },
    {
      name: 'arena: does not begin anew',
      before: 'left < ONE ? 0 : left',
      after: 'left',
      found: 'arena 2x2 of 64 bytes',
    },
    {
      name: 'arena: two frees of one block pass',
      before: 'const before = compareExchange<u32>(header + STATE, LIVE, FREED);',
      after: 'const before = loadAtomic<u32>(header + STATE);\n  storeAtomic<u32>(header + STATE, FREED);',
      found: 'arena: 2 frees of one block of 64 bytes',
    },
  ]),
  ...inFile('assembly/memory/free-list.ts', [
    {
      name: 'free list: no tag against ABA',
      before: 'const before = compareExchange<u64>(head, word, (((word >> 32) + 1) << 32) | next);',
      after: 'const before = compareExchange<u64>(head, word, ((word >> 32) << 32) | next);',
      found: 'free list 2x2 pairs of 64 bytes',
      also: [
        {
          before: '(((word + TAG) >> 32) << 32) | (block as u64)',
          after: '((word >> 32) << 32) | (block as u64)',
        },
      ],
    },
    {
      name: 'free list: taken by a load and a store',
      before: 'const before = compareExchange<u64>(head, word, (((word >> 32) + 1) << 32) | next);',
      after: 'const before = word;\n    storeAtomic<u64>(head, (((word >> 32) + 1) << 32) | next);',
      found: 'free list 2x2 of 64 bytes',
      quick: true,
    },
    {
      name: 'free list: two frees of one block pass',
      before: 'const before = compareExchange<u32>(header + STATE, LIVE, FREED);',
      after: 'const before = loadAtomic<u32>(header + STATE);\n  storeAtomic<u32>(header + STATE, FREED);',
      found: 'free list: 2 frees of one block of 64 bytes',
    },
    {
      name: 'free list: the end is cut by a load and a store',
      before: 'const before = compareExchange<u32>(segment + BUMP, bump, bump + units);',
      after: 'const before = bump;\n    storeAtomic<u32>(segment + BUMP, bump + units);',
      found: 'free list 2x2 of 64 bytes',
    },
  ]),
  ...inFile('assembly/memory/initialise.ts', [
    {
      name: 'slots: claimed by a load and a store',
      before: 'if (compareExchange<u32>(slot + SLOT_STATE, SLOT_FREE, SLOT_CLAIMED) != SLOT_FREE) continue;',
      after:
        'if (loadAtomic<u32>(slot + SLOT_STATE) != SLOT_FREE) continue;\n    storeAtomic<u32>(slot + SLOT_STATE, SLOT_CLAIMED);',
      found: 'thread slots 2x2, 1 free',
      quick: true,
    },
    {
      name: 'slots: free before its epoch has changed',
      before:
        '  storeAtomic<u32>(slot + SLOT_EPOCH, nextEpoch(load<u32>(slot + SLOT_EPOCH)));\n  storeAtomic<u32>(slot + SLOT_STATE, SLOT_FREE);\n}',
      after:
        '  storeAtomic<u32>(slot + SLOT_STATE, SLOT_FREE);\n  storeAtomic<u32>(slot + SLOT_EPOCH, nextEpoch(load<u32>(slot + SLOT_EPOCH)));\n}',
      found: 'thread slots 2x2, 1 free',
    },
  ]),
  ...inFile('assembly/pool/lane.ts', [
    {
      name: 'lane: does not look again after it is let go',
      before: 'return !isEmpty(lane) && tryQueue(lane);',
      after: 'return false;',
      found: 'lane 1x2 tasks, 2 workers, 2 a turn',
      quick: true,
    },
    {
      name: 'lane: queued by a load and a store',
      before: 'compareExchange<u32>(lane + LANE_STATE, IDLE, QUEUED) == IDLE // L1',
      after: 'compareExchange<u32>(lane + LANE_STATE, loadAtomic<u32>(lane + LANE_STATE), QUEUED) != QUEUED',
      found: 'lane 2x1 tasks, 2 workers, 1 a turn',
    },
    {
      name: 'lane: rests although the next turn was due',
      before: '    storeAtomic<u32>(lane + LANE_STATE, QUEUED);\n    return true;',
      after: '    storeAtomic<u32>(lane + LANE_STATE, QUEUED);\n    return false;',
      found: 'lane 2x2 tasks, 1 workers, 1 a turn',
    },
    {
      name: 'lane: pending is counted by a load and a store',
      before: '  addAtomic<u32>(lane + LANE_PENDING, 1);\n  list.push(lane + LANE_STARTS, task); // L1',
      after:
        '  storeAtomic<u32>(lane + LANE_PENDING, loadAtomic<u32>(lane + LANE_PENDING) + 1);\n  list.push(lane + LANE_STARTS, task);',
      found: 'lane 1x2 tasks, 2 workers, 2 a turn',
    },
  ]),
  ...inFile('assembly/worker/timers.ts', [
    {
      name: 'timers: the hint is not cleared before the wheels are looked at',
      before: 'exchange<u64>(NEXT_DUE, 0); // T1',
      after: 'exchange<u64>(NEXT_DUE, loadAtomic<u64>(NEXT_DUE));',
      found: 'timers 1 stopped, 1 fire',
    },
    {
      name: 'timers: stopped without the lock',
      before: '  lock.acquire(wheel);\n  const inside',
      after: '  const inside',
      found: 'timers 1 stopped, 1 fire',
      quick: true,
    },
    {
      name: 'timers: one that was stopped has been fired too',
      before: '  if (inside) wheels.remove(wheel, timer);\n  lock.release(wheel);\n  return inside;',
      after: '  lock.release(wheel);\n  return inside;',
      found: 'timers 1 stopped, 1 fire',
    },
  ]),
  ...inFile('assembly/worker/ready.ts', [
    {
      name: 'attention: nobody is woken for a submission',
      before: '  return callOneOf(maskLike(0));\n',
      after: '  return false;\n',
      found: 'system: 1 client x1, 1 worker',
      quick: true,
    },
  ]),
  ...inFile('assembly/worker/duty-cycle.ts', [
    {
      name: 'worker: sleeps without looking for work again',
      before: 'if (by < 0 || hasWork() || isThere(slot)',
      after: 'if (by < 0 || isThere(slot)',
      found: 'system: 1 client x1, 1 worker',
    },
  ]),
  ...inFile('assembly/worker/process-queue.ts', [
    {
      name: 'doorbell: silenced without looking again',
      before: 'if (!areEmpty(client)) orAtomic<u64>(DOORBELL, bit);',
      after: '',
      found: 'system: 1 client x2, 1 worker',
    },
  ]),
  ...inFile('assembly/replication/replication.ts', [
    {
      name: 'cancel: the flags of a replica are read while it runs',
      before: '    orderOne(replica);\n',
      after: '    if ((load<u32>(replica + TASK_FLAGS) & TASK_BROADCAST) == 0) orderOne(replica);\n',
      found: 'system: a broadcast, cancelled',
    },
  ]),
  ...inFile('assembly/sync/atomic.ts', [
    {
      name: 'atomic: a number is loaded plainly, as the optimiser would have it',
      before: '  bits = loadAtomic<u64>(address);\n  return reinterpret<f64>(bits);',
      after: '  return load<f64>(address);',
      found: 'system: 2 clients x3, 2 workers',
    },
  ]),
  ...inFile('assembly/worker/leave.ts', [
    {
      name: 'client: nobody is woken in place of whom a client that died had claimed',
      before: '  wakeAll();\n',
      after: '',
      found: 'system: a client dies anywhere',
      pct: 3,
    },
  ]),
  ...inFile('assembly/worker/route.ts', [
    {
      name: 'deadline: the lane of a task is written once more when it is armed',
      before: '  bring(lane, task);\n}\n\n/** Where its',
      after: '  store<u32>(task + TASK_LANE, lane as u32);\n  bring(lane, task);\n}\n\n/** Where its',
      found: 'system: a child, late',
      pct: 3,
    },
    {
      name: 'periodic: the lane of the next run is written plainly',
      before: 'else storeAtomic<u32>(task + TASK_LANE, lane as u32);',
      after: 'else store<u32>(task + TASK_LANE, lane as u32);',
      found: 'system: a periodic task, cancelled',
      pct: 3,
    },
  ]),
  ...inFile('assembly/worker/orders.ts', [
    {
      name: 'cancel: the flags of a child that runs say whether it has replicas',
      before: '(loadAtomic<u32>(task + TASK_CANCEL) & CANCEL_REPLICATED) != 0',
      after: '(loadAtomic<u32>(task + 20) & (1 << 23)) != 0',
      found: 'system: any of two children',
      pct: 3,
    },
  ]),
  ...inFile('assembly/task/task.ts', [
    {
      name: 'copy: what others change meanwhile is copied too',
      before: '  copyHeader(copy, task);\n',
      after: '  memory.copy(copy, task, size);\n  copyHeader(copy, task);\n',
      found: 'system: a periodic task, cancelled',
      pct: 3,
    },
  ]),
  ...inFile('assembly/worker/resume.ts', [
    {
      name: 'cancel: the flags of a child are read while it runs',
      before: '  return load<u32>(task + TASK_POOL_LO) == ADMIN_POOL_LO &&',
      after: '  return load<u32>(child + 20) != 0 &&',
      found: 'system: a child, cancelled',
      pct: 3,
    },
  ]),
  ...inFile('assembly/worker/obey.ts', [
    {
      name: 'cancel: a task is looked at when it may have been freed',
      before: '    if (its != lane || done) task = 0;',
      after: '    if (its != lane || loadAtomic<u32>(task + TASK_STATE) == STATE_DONE) task = 0;',
      found: 'system: a broadcast, cancelled',
    },
  ]),
  ...inFile('assembly/worker/reap.ts', [
    {
      name: 'client: sleeps without looking for completions again',
      before: '  if (hasNews(slot)) {\n    stayAwake(slot);\n    return false;\n  }',
      after: '',
      found: 'system: 1 client x1, 1 worker',
    },
  ]),
  ...inFile('assembly/worker/complete.ts', [
    {
      name: 'completion: the client is not woken',
      before: '  unpark(target);\n',
      after: '',
      found: 'system: 1 client x1, 1 worker',
    },
  ]),
];
