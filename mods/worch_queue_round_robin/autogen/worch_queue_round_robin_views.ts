// Generated from chimaera_mod.yaml and worch_queue_round_robin_tasks.ts by chi_refresh_repo; do not edit.
// Content a6a98ce3

export const MODULE_NAME = 'worch_queue_round_robin';

export const TASKS = [] as const;
