// What the model checker has found in the engine (docs/proof.md): a seeded bug that brings it back, and the schedule that
// showed it. When the engine changes how often a thread accesses memory, a schedule may miss its bug: then
// `node dist/tests/model/refind.js` finds another one.
export interface Finding {
  mutant: string;
  schedule: string;
}

export const FINDINGS: Finding[] = [
  { mutant: 'state: a child that its parent lets go of cannot finish', schedule: '0*3 1 0*3 1' },
  {
    mutant: 'client: nobody is woken in place of whom a client that died had claimed',
    schedule: '1 2*15 0*162 1k 3*9 2*10',
  },
  {
    mutant: 'deadline: the lane of a task is written once more when it is armed',
    schedule: '0*53 1*40 2*12 0*101 1*72 1t 1*42',
  },
  {
    mutant: 'cancel: the flags of a replica are read while it runs',
    schedule: '1*29 2*15 0*102 1*39 0*9',
  },
  {
    mutant: 'cancel: a task is looked at when it may have been freed',
    schedule: '0*54 1*29 2*29 0*102 1*51 0*70 1*34 0*8',
  },
  { mutant: 'cancel: the flags of a child are read while it runs', schedule: '1*25 2*4 1*138 2*12 0*77' },
  { mutant: 'co-lock: granted where the task does not see it in order', schedule: '0*3 1*32 0*16' },
  {
    mutant: 'periodic: the lane of the next run is written plainly',
    schedule: '2*2 1*190 1t 1*195 1t 1*38 2*14 0*33',
  },
  {
    mutant: 'cancel: the flags of a child that runs say whether it has replicas',
    schedule: '2*4 0*125 1*25 0*49',
  },
  { mutant: 'copy: what others change meanwhile is copied too', schedule: '2*3 1*69 2*13 0*31' },
  {
    mutant: 'policy: the home of a lane is read plainly',
    schedule: '2*2 3*8 0*6 2*2 1*6 3*5 2*3 1*14 0*22 3*2 1*13 0*211',
  },
  { mutant: 'pools: the id of a row that is free is read', schedule: '2*2 1*76 2*11 1*195 3*22 0*87 2*2085' },
  { mutant: 'watchdog: another call in the same turn counts as the same', schedule: '0 1*15 2*4 0*7 1*34' },
  {
    mutant: 'slab: the size is read when the page may be another’s',
    schedule: '0*7 1*6 0*4 1*4 0 1*4 0*11',
  },
];
