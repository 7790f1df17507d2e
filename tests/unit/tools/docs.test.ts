// npm run docs: what is public can be documented, and nothing that it names is missing or leads nowhere.
// time limit: 180 s
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DOCUMENTED, document, ENTRY_POINTS } from '#tools/docs.mjs';
import { ROOT } from '../../support/root.js';

const test = suite('reference');

for (const part of DOCUMENTED) {
  test(`${part}: without a warning`, async () => assert.is(await document(part), 0));
}

test('what the package exports is documented', () => {
  const { exports } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const declared = Object.entries<{ types?: string }>(exports)
    .filter(([name]) => name !== './mods/*') // as each module's own package would be
    .flatMap(([, { types }]) => types ?? []);
  const sources = declared.map((file) => file.replace('./dist/', '').replace('.d.ts', '.ts'));
  assert.equal(sources.sort(), ENTRY_POINTS.host.toSorted());
});

test.run();
