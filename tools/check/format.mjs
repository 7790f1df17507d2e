// biome: lint and format.
import path from 'node:path';
import process from 'node:process';
import { capture } from './capture.mjs';

export async function checkFormat(root) {
  const biome = path.join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const args = [biome, 'check', '--colors=off', '--error-on-warnings', '--max-diagnostics=50', '.'];
  const { code, lines } = await capture(process.execPath, args, root);
  return code === 0 ? [] : lines;
}
