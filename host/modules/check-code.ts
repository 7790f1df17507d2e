// A module's code must say of itself what its manifest says.
import { ABI_HASH } from '../../assembly/abi/layout.js';
import { ChimaeraError } from '../errors.js';
import type { HostModule } from '../workers/messages.js';

/** Throws CHI_E_MODULE_ABI when code was built for another layout of tasks and calls. */
export function checkAbi(module: string, abi: number): void {
  if (abi >>> 0 === ABI_HASH >>> 0) return;
  throw new ChimaeraError('CHI_E_MODULE_ABI', { module, found: hex(abi), expected: hex(ABI_HASH) });
}

/** Throws CHI_E_MODULE_INVALID when code calls itself by another name than its manifest's. */
export function checkName(module: string, named: string): void {
  if (named === module) return;
  throw new ChimaeraError('CHI_E_MODULE_INVALID', { module, reason: `its code calls itself "${named}"` });
}

/** Both checks on a TypeScript module's entry. */
export function checkLibrary(module: string, library: HostModule): void {
  checkAbi(module, library.isChimaeraTask);
  checkName(module, library.getModuleName());
}

function hex(value: number): string {
  return `0x${(value >>> 0).toString(16).padStart(8, '0')}`;
}
