// assembly/ → dist/engine.mt.wasm, dist/engine.st.wasm, dist/engine.debug.wasm
import { compile } from './asc.mjs';
import { versionOf } from './steps.mjs';

export async function planEngine(steps) {
  const inputs = steps.inputsUnder('assembly', 'asconfig.json');
  const key = versionOf('assemblyscript');
  for (const target of ['mt', 'st', 'debug']) {
    const outFile = `dist/engine.${target}.wasm`;
    const work = () => compile(steps.root, { entry: 'assembly/index.ts', target, outFile });
    // The other targets would repeat the same errors.
    if (!(await steps.run({ name: outFile, verb: 'asc', inputs, key, work }))) return;
  }
}
