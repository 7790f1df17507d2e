import {
  PLACES_LANES,
  PLACES_WORKERS,
  POLICY_FAILED,
  POLICY_MODULE,
  POLICY_MOVES,
  POLICY_ROUNDS,
} from '../../assembly/abi/policy-layout.js';
import { BAD_ARGUMENT, BUSY } from '../../assembly/abi/status.js';
import type { Engine } from '../engine/instance.js';
import { ChimaeraError, statusError } from '../errors.js';
import type { ModuleManager } from '../modules/module-manager.js';
import type { Platform } from '../platform/platform.js';

const KINDS = { lanes: PLACES_LANES, workers: PLACES_WORKERS } as const;
const NONE = 'none';
const NO_MODULE = 0xffffffff;
/** A round of a policy is short; it is waited for so many milliseconds at most. */
const PATIENCE_MS = 1000;

/** What a policy places: lanes on workers, or workers on processors. */
export type Placed = keyof typeof KINDS;

export interface PolicyInfo {
  /** Its module, or none. */
  module: string;
  rounds: number;
  /** How often it gave a lane another home. */
  moves: number;
  /** It trapped, and is not called any more. */
  failed: boolean;
}

/** The modules that say where lanes and workers go; the engine calls them (assembly/scheduling/policy.ts). */
export class Policies {
  constructor(
    private readonly engine: Engine,
    private readonly modules: ModuleManager,
    private readonly platform: Platform,
  ) {}

  /**
   * Makes a module the policy for lanes or workers, from its next round on; `none` leaves everything where it is. Also
   * while the runtime is at work.
   * @throws CHI_E_UNKNOWN_MODULE, CHI_E_NOT_A_POLICY, CHI_E_BUSY when the one before does not come back
   */
  async use(placed: Placed, name: string): Promise<void> {
    const module = name === NONE ? NO_MODULE : (await this.modules.register(name)).index;
    for (let i = 0; ; i++) {
      const status = this.engine.exports.setPolicy(KINDS[placed], module);
      if (status === 0) return;
      if (status === BAD_ARGUMENT) throw new ChimaeraError('CHI_E_NOT_A_POLICY', { module: name, placed });
      if (status !== BUSY || i === PATIENCE_MS)
        throw statusError(status, { name: `the policy for ${placed}` });
      await new Promise<void>((resolve) => void this.platform.after(1, resolve));
    }
  }

  /** Which policy is in use, and what it did since. */
  info(placed: Placed): PolicyInfo {
    const { u32, u64 } = this.engine.views;
    const at = this.engine.exports.policyOf(KINDS[placed]) >>> 0;
    const module = u32[(at + POLICY_MODULE) >>> 2];
    return {
      module: module === 0 ? NONE : (this.modules.manifest(module - 1)?.name ?? `${module - 1}`),
      rounds: Number(u64[(at + POLICY_ROUNDS) >>> 3]),
      moves: Number(u64[(at + POLICY_MOVES) >>> 3]),
      failed: u32[(at + POLICY_FAILED) >>> 2] !== 0,
    };
  }
}
