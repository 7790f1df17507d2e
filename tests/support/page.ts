// Examples of the documentation: what a page shows is what files hold that are built and run.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as assert from 'uvu/assert';
import { ROOT } from './root.js';

/** Lines without what they are indented by. */
const trimmed = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();

/** Each piece of TypeScript on a page is in one of the files; paths as seen from the project's folder. */
export function expectShown(page: string, sources: readonly string[]): void {
  const text = readFileSync(path.join(ROOT, page), 'utf8');
  const held = sources.map((file) => trimmed(readFileSync(path.join(ROOT, file), 'utf8')));
  const pieces = [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code]) => trimmed(code as string));
  assert.ok(pieces.length >= 2, `${pieces.length} pieces`);
  for (const piece of pieces)
    assert.ok(
      held.some((source) => source.includes(piece)),
      `${page} shows what no file holds:\n${piece}`,
    );
}
