// What may have happened to a task of which somebody says: this is its outcome.
import {
  CANCELLED,
  DEADLINE,
  OUTCOME_APP_ERROR,
  OUTCOME_NOT_EXECUTED,
  OUTCOME_OK,
  OUTCOME_UNKNOWN,
  REASON_CANCELLED,
  REASON_DEADLINE,
  REASON_EXCEPTION,
  REASON_FAILED,
  REASON_POISONED,
  REASON_POOL_DESTROYED,
  REASON_TRAP,
  REASON_UNKNOWN_POOL,
} from '../../../assembly/abi/status.js';
import { THREW } from '../../mods/historian/historian_codes.js';
import type { Life } from './lives.js';

/** What is not executed: because somebody asked for that … */
const ASKED = [REASON_CANCELLED, REASON_DEADLINE];
/** … or because its pool was destroyed. */
const GONE = [REASON_POOL_DESTROYED, REASON_UNKNOWN_POOL];

/** What may have come between. */
export interface Trouble {
  /** Tasks trapped, and cost their containers. */
  readonly traps: boolean;
  /** The task's pool was destroyed. */
  readonly destroyed: boolean;
}

export interface Claim {
  readonly outcome: number;
  readonly result: number;
  readonly code: number;
}

/** Why the claim cannot be, or undefined. `life`: of the task so far, undefined = it has not started. */
export function refute(life: Life | undefined, claim: Claim, trouble: Trouble): string | undefined {
  const [kind, reason] = [claim.outcome & 0xff, claim.outcome >>> 8];
  const told = `it is said to have outcome ${kind}, reason ${reason}, code ${claim.code}, result ${claim.result}`;
  const found = life
    ? `it ${life.stage}, with code ${life.code}, result ${life.result}, told ${life.told}`
    : 'it never started';
  return isPossible(life, kind, reason, claim, trouble) ? undefined : `${told}; but ${found}`;
}

function isPossible(
  life: Life | undefined,
  kind: number,
  reason: number,
  { result, code }: Claim,
  { traps, destroyed }: Trouble,
): boolean {
  if (kind === OUTCOME_UNKNOWN) return true;
  if (kind === OUTCOME_NOT_EXECUTED) {
    if (life !== undefined) return false;
    if (reason === REASON_POISONED) return traps;
    return ASKED.includes(reason) || (destroyed && GONE.includes(reason));
  }
  if (!life) return false;
  if (kind === OUTCOME_OK) return endedWith(life, 0, 0) && life.result === result;
  if (kind !== OUTCOME_APP_ERROR) return false;
  switch (reason) {
    case REASON_FAILED:
      return code < 0 && endedWith(life, 0, code);
    case REASON_EXCEPTION:
      return endedWith(life, 0, THREW);
    case REASON_CANCELLED:
      return life.stage === 'has ended' && life.told === CANCELLED;
    case REASON_DEADLINE:
      return life.stage === 'has ended' && life.told === DEADLINE;
    case REASON_TRAP:
      return traps && life.stage === 'has trapped';
    case REASON_POISONED:
      return traps && life.stage === 'is suspended';
    default:
      return false;
  }
}

function endedWith({ stage, told, code }: Life, expectedTold: number, expectedCode: number): boolean {
  return stage === 'has ended' && told === expectedTold && code === expectedCode;
}
