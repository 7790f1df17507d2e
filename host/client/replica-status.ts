import {
  REPLICA_CODE,
  REPLICA_OUTCOME,
  REPLICA_SIZE,
  REPLICAS_COUNT,
  REPLICAS_FIRST,
  REPLICAS_LIST,
  TASK_BROADCAST,
  TASK_FLAGS,
  TASK_STATUSES,
} from '../../assembly/abi/layout.js';
import type { Views } from '../engine/views.js';
import { type ErrorCode, outcomeError } from '../errors.js';

/** How one replica of a task ended. */
export interface ReplicaStatus {
  /** Global id of the container that it went to. */
  readonly container: number;
  readonly outcome: 'Ok' | 'AppError' | 'NotExecuted' | 'Unknown';
  /** What the method answered; below 0 = failed(code). */
  readonly returnCode: number;
  /** The code of the error that a task of its own would have ended with; undefined = Ok. */
  readonly code?: ErrorCode;
}

/** What became of each replica of a task that is done, in the order of containers; undefined when it had none. */
export function readReplicas({ u32, i32 }: Views, task: number): ReplicaStatus[] | undefined {
  if ((u32[(task + TASK_FLAGS) >>> 2] & TASK_BROADCAST) === 0) return undefined;
  const block = u32[(task + TASK_STATUSES) >>> 2];
  return Array.from({ length: u32[(block + REPLICAS_COUNT) >>> 2] }, (_, index) => {
    const at = block + REPLICAS_LIST + index * REPLICA_SIZE;
    const container = u32[(block + REPLICAS_FIRST) >>> 2] + index;
    return statusOf(container, u32[(at + REPLICA_OUTCOME) >>> 2], i32[(at + REPLICA_CODE) >>> 2]);
  });
}

function statusOf(container: number, outcome: number, returnCode: number): ReplicaStatus {
  if (outcome === 0) return { container, outcome: 'Ok', returnCode };
  const { code, fields } = outcomeError(outcome, returnCode);
  return { container, outcome: fields.outcome as ReplicaStatus['outcome'], returnCode, code };
}
