// Assertions that stay on in production. A failed one is fail-stop for the node: the code stays behind in the
// header for the host to name, and the engine traps.
import { H_CHECK_CODE } from './abi/map';

export const CHECK_NULL: u32 = 1;
export const CHECK_LANE_STATE: u32 = 2;
export const CHECK_NOT_ATTACHED: u32 = 3;
export const CHECK_TASK_STATE: u32 = 4;
export const CHECK_WAIT_COUNT: u32 = 5;
export const CHECK_PENDING_COUNT: u32 = 6;
export const CHECK_READY_QUEUE: u32 = 7;
export const CHECK_PAGE: u32 = 8;

export function check(condition: bool, code: u32): void {
  if (!condition) fail(code);
}

function fail(code: u32): void {
  store<u32>(H_CHECK_CODE, code);
  unreachable();
}
