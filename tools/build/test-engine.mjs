// tests/engine/ → dist/tests/engine/{mt,st}.wasm: the engine's internals, exported for its tests.
import { compile } from './asc.mjs';
import { versionOf } from './steps.mjs';

const FOLDER = 'tests/engine';

export async function planTestEngine(steps) {
  const inputs = steps.inputsUnder('assembly', FOLDER, 'asconfig.json');
  const key = versionOf('assemblyscript');
  for (const target of ['mt', 'st']) {
    const outFile = `dist/${FOLDER}/${target}.wasm`;
    const work = () => compile(steps.root, { entry: `${FOLDER}/index.ts`, target, outFile });
    // The other target would repeat the same errors.
    if (!(await steps.run({ name: outFile, verb: 'asc', inputs, key, work }))) return;
  }
}
