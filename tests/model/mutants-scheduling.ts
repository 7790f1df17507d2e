// Seeded bugs of what comes between workers: policies, the watchdog, traps, modules that are replaced, cycles of waits.
import { inFile, type ModelMutant } from './mutant.js';

export const SCHEDULING: ModelMutant[] = [
  ...inFile('assembly/scheduling/policy-calls.ts', [
    {
      name: 'policy: the lane that a worker runs is moved too',
      before: '    const lane = takeFrom(slot);\n',
      after:
        '    const lane: usize = moved == 0 ? (load<u32>(slot + SLOT_CURRENT_LANE) as usize) : takeFrom(slot);\n',
      found: 'system: a policy moves lanes',
      pct: 3,
    },
  ]),
  ...inFile('assembly/scheduling/policy.ts', [
    {
      name: 'policy: two workers make a round at once',
      before: '  if (compareExchange<u32>(policy + POLICY_LOCK, 0, 1) != 0) return;\n  const module',
      after: '  storeAtomic<u32>(policy + POLICY_LOCK, 1);\n  const module',
      found: 'system: a policy moves lanes',
    },
  ]),
  ...inFile('assembly/worker/ready.ts', [
    {
      name: 'policy: the home of a lane is read plainly',
      before: 'return loadAtomic<u32>(lane + LANE_HOME);',
      after: 'return load<u32>(lane + LANE_HOME);',
      found: 'system: a policy moves lanes',
    },
  ]),
  ...inFile('assembly/worker/recover.ts', [
    {
      name: 'trap: the lane stays with the worker that trapped',
      before: '  if (load<u32>(slot + SLOT_CURRENT_LANE) != 0) leaveLane();\n',
      after: '',
      found: 'system: a method traps',
    },
    {
      name: 'trap: the children of the task are left to themselves',
      before: '    endTask(task, outcome, 0);\n',
      after: '    finish(task, outcome, 0);\n',
      found: 'system: a method traps',
    },
  ]),
  ...inFile('assembly/worker/load.ts', [
    {
      name: 'modules: the table is filled before it is looked how many there are',
      before: '  const epoch = loadAtomic<u32>(H_MODULE_EPOCH);\n  syncModules();\n',
      after: '  syncModules();\n  const epoch = loadAtomic<u32>(H_MODULE_EPOCH);\n',
      found: 'modules: 3 are registered while a worker loads them',
    },
  ]),
  ...inFile('assembly/pool/pool.ts', [
    {
      name: 'pools: the id of a row that is free is read',
      before:
        '      state != POOL_FREE &&\n      state < POOL_ERASED &&\n      load<u32>(pool + POOL_ID_LO) == idLo &&\n',
      after:
        '      load<u32>(pool + POOL_ID_LO) == idLo &&\n      state != POOL_FREE &&\n      state < POOL_ERASED &&\n',
      found: 'system: a module is replaced',
      pct: 3,
    },
    {
      name: 'pools: one that is erased is freed while a worker may be there',
      before:
        '    if (!sleeps && loadAtomic<u32>(slot + SLOT_TURN) == load<u32>(turnMark(pool, worker))) return false;\n',
      after: '',
      found: 'system: a module is replaced',
      pct: 3,
    },
  ]),
  ...inFile('assembly/locks/deadlock.ts', [
    {
      name: 'cycles: a task that has not started counts as one that waits',
      before: '      if (isBelow(task, holder)) return true;',
      after:
        '      if (isBelow(task, holder) || (load<u32>(holder + TASK_FLAGS) & (1 << 20)) == 0) return true;',
      found: 'groups 1x1, 1x1, and one with a child in the other',
      pct: 3,
    },
    {
      name: 'cycles: who begins to wait for a child does not look for one',
      before: '    for (let hold = findCycle(task); hold != 0; hold = findCycle(task)) {\n',
      after: '    for (let hold: usize = 0; hold != 0; hold = findCycle(task)) {\n',
      found: 'co-mutexes in a cycle through a child',
    },
    {
      name: 'cycles: looked for without the lock',
      before: '  guard.acquire(CROWD_LOCK);\n  steps = STEPS_MAX;\n',
      after: '  steps = STEPS_MAX;\n',
      found: 'co-mutexes in a cycle through a child',
    },
  ]),
  ...inFile('assembly/worker/watchdog.ts', [
    {
      name: 'watchdog: another call in the same turn counts as the same',
      before: ' && load<u32>(slot + SLOT_CURRENT_TASK) == load<u32>(slot + SLOT_WATCHED_TASK);',
      after: ';',
      found: 'watchdog: 2 long methods, 3 looks',
      also: [{ before: ' || task != load<u32>(slot + SLOT_WATCHED_TASK);', after: ';' }],
    },
    {
      name: 'watchdog: does not look whether the worker is back',
      before: '  if (same && loadAtomic<u32>(slot + SLOT_TAKEN) != 0) publishHeld(slot);',
      after: '  publishHeld(slot);',
      found: 'watchdog: 2 long methods, 3 looks',
    },
    {
      name: 'watchdog: takes what is held without its lock',
      before: '  lock.acquire(slot + SLOT_HELD_LOCK);\n  const inCall',
      after: '  const inCall',
      found: 'watchdog: 2 long methods, 3 looks',
    },
    {
      name: 'watchdog: the lanes of a stuck worker are not offered',
      before: '    andAtomic<u32>(ATTENTIVE, ~(1 << worker));\n',
      after: '',
      found: 'watchdog: the lanes of one that never comes back',
    },
  ]),
  ...inFile('assembly/worker/complete.ts', [
    {
      name: 'watchdog: the worker does not take back what it holds',
      before: '  if (load<u32>(slot + SLOT_TAKEN) != 0) takeBackHeld(slot);\n  const fires',
      after: '  const fires',
      found: 'watchdog: 2 long methods, 3 looks',
    },
  ]),
];
