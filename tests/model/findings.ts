// What the model checker has found in the engine (docs/proof.md): a seeded bug that brings it back, and the schedule that
// showed it. When the engine changes how often a thread accesses memory, a schedule may miss its bug: then
// `node dist/tests/model/refind.js` finds another one.
export interface Finding {
  mutant: string;
  schedule: string;
}

export const FINDINGS: Finding[] = [
  { mutant: 'state: a child that its parent lets go of cannot finish', schedule: '0*3 1 0*2 1' },
  {
    mutant: 'client: nobody is woken in place of whom a client that died had claimed',
    schedule: '1*2 1k 2*23 0*163 3*9 2*7',
  },
  {
    mutant: 'deadline: the lane of a task is written once more when it is armed',
    schedule: '2*4 0*98 1*62 1t 1*41',
  },
  {
    mutant: 'cancel: the flags of a replica are read while it runs',
    schedule: '0*25 1*17 2*16 0*117 1*48 0*3',
  },
  {
    mutant: 'cancel: a task is looked at when it may have been freed',
    schedule: '0*50 1*25 2*30 0*106 1*151 0*17 1*34 0*63 1*17 0*2',
  },
  { mutant: 'cancel: the flags of a child are read while it runs', schedule: '1*25 2*4 1*138 2*12 0*77' },
  { mutant: 'co-lock: granted where the task does not see it in order', schedule: '0*3 1*34 0*17' },
];
