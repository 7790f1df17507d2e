// tests/engine/ → dist/tests/engine/{mt,st}.wasm: the engine's internals, exported for its tests.
// tests/model/drivers/ → dist/tests/model/drivers.wasm: the threads of the model checker, which call the engine.
import { compile } from './asc.mjs';
import { versionOf } from './steps.mjs';

const FOLDER = 'tests/engine';
const DRIVERS = 'tests/model/drivers';

export async function planTestEngine(steps) {
  const inputs = steps.inputsUnder('assembly', FOLDER, 'asconfig.json');
  const key = versionOf('assemblyscript');
  for (const target of ['mt', 'st']) {
    const outFile = `dist/${FOLDER}/${target}.wasm`;
    const work = () => compile(steps.root, { entry: `${FOLDER}/index.ts`, target, outFile });
    // The other target would repeat the same errors.
    if (!(await steps.run({ name: outFile, verb: 'asc', inputs, key, work }))) return;
  }
  const outFile = 'dist/tests/model/drivers.wasm';
  const work = () => compile(steps.root, { entry: `${DRIVERS}/index.ts`, target: 'module-mt', outFile });
  await steps.run({
    name: outFile,
    verb: 'asc',
    inputs: steps.inputsUnder(DRIVERS, 'asconfig.json'),
    key,
    work,
  });
}
