// Policies (specification: work orchestrator): modules that say which worker is home of a lane, and which processor a
// worker runs on. The engine tells them what there is and does what they say (policy-calls.ts).
//
// A round is a call of the module's `orchestrate` by a worker that is at work anyway, as with the watchdog, so that an
// idle runtime stays asleep. One worker holds a policy's lock for a round; the others pass by. A policy that traps is not
// called again: lanes and workers stay as they are.
import { CALL_ORCHESTRATE, CALLS_PER_MODULE } from '../abi/layout';
import { H_STICKY, POLICIES, POLICY_AT } from '../abi/map';
import {
  PLACES_LANES,
  POLICY_DUE,
  POLICY_FAILED,
  POLICY_INTERVAL,
  POLICY_KINDS,
  POLICY_LOCK,
  POLICY_MODULE,
  POLICY_MOVES,
  POLICY_MOVES_LEFT,
  POLICY_ROUNDS,
  POLICY_SIZE,
  POLICY_STATE,
} from '../abi/policy-layout';
import { PHASE_ENGINE, PHASE_POLICY, SLOT_PHASE, SLOT_POLICY } from '../abi/slot-layout';
import { BAD_ARGUMENT, BUSY, NO_MEMORY, OK } from '../abi/status';
import { alloc, free, RUNTIME } from '../memory/segments';
import { self } from '../memory/self';
import { MODULE_PLACES_LANES, moduleFlags, moduleStateSize, NO_MODULE } from '../pool/module';
import { addAtomic, compareExchange, loadAtomic, loadNumber, storeAtomic } from '../sync/atomic';
import { loadModules } from '../worker/load';

const INTERVAL_MIN_NS: f64 = 10000000;
const INTERVAL_MAX_NS: f64 = 160000000;
/** Lanes that a policy may move in a round. */
const MOVES_MAX: u32 = 64;

/**
 * Makes a module the policy of a kind (PLACES_*), NO_MODULE for none: OK; BUSY during a round; BAD_ARGUMENT when the
 * module is none of that kind; NO_MEMORY. Any thread; its first round is that of the next worker with something to do.
 */
export function setPolicy(kind: u32, module: u32): u32 {
  if (kind >= POLICY_KINDS) return BAD_ARGUMENT;
  if (module != NO_MODULE && (moduleFlags(module) & (MODULE_PLACES_LANES << kind)) == 0) return BAD_ARGUMENT;
  const policy = policyOf(kind);
  if (compareExchange<u32>(policy + POLICY_LOCK, 0, 1) != 0) return BUSY;
  const status = replace(policy, kind, module);
  storeAtomic<u32>(policy + POLICY_LOCK, 0);
  storeAtomic<u64>(POLICY_AT, reinterpret<u64>(<f64>0));
  return status;
}

function replace(policy: usize, kind: u32, module: u32): u32 {
  const bytes: usize = module == NO_MODULE ? 8 : (moduleStateSize(module) as usize) + 8;
  const state = alloc(RUNTIME, bytes);
  if (state == 0) return NO_MEMORY;
  memory.fill(state, 0, bytes);
  const before = load<u32>(policy + POLICY_STATE) as usize;
  if (before != 0) free(before);
  store<u32>(policy + POLICY_STATE, state as u32);
  storeAtomic<u32>(policy + POLICY_FAILED, 0);
  storeAtomic<u64>(policy + POLICY_DUE, reinterpret<u64>(<f64>0));
  store<f64>(policy + POLICY_INTERVAL, INTERVAL_MIN_NS);
  storeAtomic<u64>(policy + POLICY_ROUNDS, 0);
  storeAtomic<u64>(policy + POLICY_MOVES, 0);
  if (kind == PLACES_LANES) storeAtomic<u32>(H_STICKY, 0); // what a policy does not say, the engine decides
  storeAtomic<u32>(policy + POLICY_MODULE, module + 1); // NO_MODULE + 1 = 0
  return OK;
}

/** For a worker that has a reading of the clock: a round of each policy that is due. */
export function orchestrate(timeNs: f64): void {
  if (timeNs < loadNumber(POLICY_AT)) return;
  let next: f64 = timeNs + INTERVAL_MAX_NS;
  for (let kind: u32 = 0; kind < POLICY_KINDS; kind++) {
    const policy = policyOf(kind);
    if (loadAtomic<u32>(policy + POLICY_MODULE) == 0 || loadAtomic<u32>(policy + POLICY_FAILED) != 0)
      continue;
    if (timeNs >= loadNumber(policy + POLICY_DUE)) round(kind, policy, timeNs);
    next = min<f64>(next, loadNumber(policy + POLICY_DUE));
  }
  storeAtomic<u64>(POLICY_AT, reinterpret<u64>(next));
}

function round(kind: u32, policy: usize, timeNs: f64): void {
  if (compareExchange<u32>(policy + POLICY_LOCK, 0, 1) != 0) return;
  const module = load<u32>(policy + POLICY_MODULE) - 1;
  if (module != NO_MODULE) {
    const moved = loadAtomic<u64>(policy + POLICY_MOVES);
    store<u32>(policy + POLICY_MOVES_LEFT, MOVES_MAX);
    addAtomic<u64>(policy + POLICY_ROUNDS, 1);
    call(kind, policy, module);
    const quiet = moved == loadAtomic<u64>(policy + POLICY_MOVES);
    const interval = quiet
      ? min<f64>(load<f64>(policy + POLICY_INTERVAL) * 2, INTERVAL_MAX_NS)
      : INTERVAL_MIN_NS;
    store<f64>(policy + POLICY_INTERVAL, interval);
    storeAtomic<u64>(policy + POLICY_DUE, reinterpret<u64>(timeNs + interval));
  }
  storeAtomic<u32>(policy + POLICY_LOCK, 0);
}

function call(kind: u32, policy: usize, module: u32): void {
  const slot = self();
  loadModules(module);
  store<u32>(slot + SLOT_POLICY, policy as u32);
  store<u32>(slot + SLOT_PHASE, PHASE_POLICY);
  const state = load<u32>(policy + POLICY_STATE) as usize;
  call_indirect<u32>(module * CALLS_PER_MODULE + CALL_ORCHESTRATE, kind, state);
  store<u32>(slot + SLOT_PHASE, PHASE_ENGINE);
}

/** The policy that this worker was calling has trapped. */
export function dropPolicy(): void {
  const policy = load<u32>(self() + SLOT_POLICY) as usize;
  storeAtomic<u32>(policy + POLICY_FAILED, 1);
  storeAtomic<u32>(H_STICKY, 0);
  storeAtomic<u32>(policy + POLICY_LOCK, 0);
}

/** One more move of the policy that this worker is calling; false when it has made enough of them in this round. */
export function countMove(): bool {
  const policy = load<u32>(self() + SLOT_POLICY) as usize;
  const left = load<u32>(policy + POLICY_MOVES_LEFT);
  if (left == 0) return false;
  store<u32>(policy + POLICY_MOVES_LEFT, left - 1);
  addAtomic<u64>(policy + POLICY_MOVES, 1);
  return true;
}

export function policyOf(kind: u32): usize {
  return POLICIES + (kind as usize) * POLICY_SIZE;
}
