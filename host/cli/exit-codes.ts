// What the commands exit with (docs/daemon.md).
import { ChimaeraError } from '../errors.js';

export const EXIT_FAILED = 1;
export const EXIT_CONFIGURATION = 3;
export const EXIT_ADDRESS_IN_USE = 4;
export const EXIT_NO_RUNTIME = 5;
export const EXIT_REFUSED = 6;

const BY_CODE: Readonly<Record<string, number>> = {
  CHI_E_CONFIG: EXIT_CONFIGURATION,
  CHI_E_ADDRESS: EXIT_CONFIGURATION,
  CHI_E_KEYS: EXIT_CONFIGURATION,
  CHI_E_ADDRESS_IN_USE: EXIT_ADDRESS_IN_USE,
  CHI_E_NO_RUNTIME: EXIT_NO_RUNTIME,
  CHI_E_REFUSED: EXIT_REFUSED,
};

export function exitCodeOf(error: unknown): number {
  return error instanceof ChimaeraError ? (BY_CODE[error.code] ?? EXIT_FAILED) : EXIT_FAILED;
}
