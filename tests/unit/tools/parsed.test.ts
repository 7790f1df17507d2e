// What was parsed for one compile is used for the next: the code is the same as from sources that are parsed anew.
// time limit: 120 s
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { lowerModule } from '#tools/build/asc.mjs';
import { dropParsed } from '#tools/build/parsed.mjs';
import { ROOT } from '../../support/root.js';

const test = suite('parsed sources');

/** All wait; the first has functions that call themselves, the second makes managed objects. */
const MODULES = ['tests/mods/probe', 'tests/mods/scribe', 'mods/small_message'];

/** Wasm and source map of both targets. */
async function compiled(folder: string): Promise<string[]> {
  const name = folder.split('/').at(-1);
  const files: string[] = [];
  for (const target of ['module-mt', 'module-st']) {
    const options = { entry: `${folder}/autogen/${name}_lib_exec.ts`, target, outFile: 'virtual.wasm' };
    const written: Map<string, string | Uint8Array> = await lowerModule(ROOT, options);
    files.push(...[...written.values()].map((content) => Buffer.from(content).toString('latin1')));
  }
  return files;
}

test('a compile does not see what those before it did to the sources', async () => {
  const fresh = new Map<string, string[]>();
  for (const folder of MODULES) {
    dropParsed();
    fresh.set(folder, await compiled(folder));
  }
  for (const folder of [...MODULES, ...MODULES])
    assert.ok(isSame(await compiled(folder), fresh.get(folder)), folder);
});

/** assert.equal would print megabytes. */
const isSame = (a: string[], b: string[] = []) =>
  a.length === b.length && a.every((file, i) => file === b[i]);

test.run();
