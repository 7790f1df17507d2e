// Generated from chimaera_mod.yaml and worch_queue_load_aware_tasks.ts by chi_refresh_repo; do not edit.
// Content 2bc367f9

export const MODULE_NAME = 'worch_queue_load_aware';

export const TASKS = [] as const;
