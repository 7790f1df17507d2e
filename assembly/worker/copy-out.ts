// What a run of a periodic task has answered goes to its client with a copy.
import { TASK_FLAGS, TASK_POOL_HI, TASK_POOL_LO, TASK_ROW_SHIFT } from '../abi/layout';
import { POOL_MODULE } from '../abi/pool-layout';
import {
  DIRECTION_OUT,
  FIELD_STRING,
  fieldAt,
  fieldCount,
  fieldDirection,
  fieldKind,
  fieldOffset,
  fieldSize,
} from '../pool/module';
import { findPool } from '../pool/pool';
import { handOver } from '../task/owned';

/** Copies the OUT fields; strings that the one owns are the other's from then on. */
export function copyOut(to: usize, from: usize): void {
  const pool = findPool(load<u32>(to + TASK_POOL_LO), load<u32>(to + TASK_POOL_HI));
  if (pool == 0) return; // destroyed meanwhile: its descriptor is gone, and the outcome says so
  const module = load<u32>(pool + POOL_MODULE);
  const row = load<u32>(from + TASK_FLAGS) >> TASK_ROW_SHIFT;
  for (let i: u32 = 0; i < fieldCount(module, row); i++) {
    const field = fieldAt(module, row, i);
    if ((fieldDirection(field) & DIRECTION_OUT) == 0) continue;
    const offset = fieldOffset(field);
    memory.copy(to + offset, from + offset, fieldSize(field));
    if (fieldKind(field) == FIELD_STRING) handOver(from, to + offset, to);
  }
}
