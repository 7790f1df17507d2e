// A configuration file that exists only in the test.
import { readFile } from 'node:fs/promises';
import * as assert from 'uvu/assert';
import type { Configuration } from '../../../host/config/configuration.js';
import { loadConfiguration } from '../../../host/config/load.js';
import type { Problem } from '../../../host/config/problem.js';
import { ChimaeraError } from '../../../host/errors.js';

/** From dist/tests/unit/config. */
export const DEFAULT_FILE = new URL('../../../../config/chimaera_default.yaml', import.meta.url);

export const readDefaultFile = (): Promise<Uint8Array> => readFile(DEFAULT_FILE);

export const noFile = (): Promise<Uint8Array> => Promise.reject(new Error('no file was to be read'));

export function loadText(content: string | Uint8Array): Promise<Configuration> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return loadConfiguration('node.yaml', {}, async () => bytes);
}

/** The error with which `loading` is refused. */
export async function refused(loading: Promise<unknown>): Promise<ChimaeraError> {
  const error = await loading.then(
    (value) => assert.unreachable(`accepted: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  assert.instance(error, ChimaeraError);
  assert.is((error as ChimaeraError).code, 'CHI_E_CONFIG');
  return error as ChimaeraError;
}

/** The problems of a refused file, without source lines. */
export async function problemsOf(content: string): Promise<string[]> {
  const { fields } = await refused(loadText(content));
  return (fields.problems as Problem[]).map((problem) => String(problem).split('\n')[0] as string);
}
