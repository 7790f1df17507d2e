// What is copied as it is: the configuration files, and plain JavaScript beside the TypeScript.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeAtomic } from './files.mjs';

/** Scripts that npm runs from where they are. */
const NOT_COPIED = ['tests/run.mjs'];

export function planAssets(steps) {
  const scripts = steps
    .inputsUnder('host', 'tests', 'examples', 'bench')
    .filter((file) => file.endsWith('.mjs') && !NOT_COPIED.includes(file));
  for (const file of [...steps.inputsUnder('config'), ...scripts]) {
    const output = `dist/${file}`;
    const digest = steps.digest([file]);
    if (steps.isFresh(output, digest)) continue;
    writeAtomic(path.join(steps.root, output), readFileSync(path.join(steps.root, file)));
    steps.succeed(output, digest, [output]);
  }
}
