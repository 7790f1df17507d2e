// Generated from chimaera_mod.yaml and worch_proc_round_robin_tasks.ts by chi_refresh_repo; do not edit.
// Content f6675f84

export const MODULE_NAME = 'worch_proc_round_robin';

export const TASKS = [] as const;
