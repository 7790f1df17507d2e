// This package, as those see it who build modules with it.
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hash, walk } from '../build/files.mjs';

/** Its folder. */
export const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

/** Changes when one of its files under `places` does, as after an update of the package. */
export function packageStamp(...places) {
  const files = places.flatMap((place) => walk(PACKAGE, place));
  const lines = files.map((file) => {
    const { mtimeMs, size } = statSync(path.join(PACKAGE, file));
    return `${file}:${mtimeMs}:${size}`;
  });
  return hash(lines.join('\n'));
}
