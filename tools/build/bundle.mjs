// What users and worker threads load → dist/lib/: one file each instead of dozens, which is most of the start-up time.
// The files of dist/host stay what the bundles leave out, what modules import, and what tests take apart.
import path from 'node:path';
import { listModules } from './modules.mjs';
import { packageVersion } from './steps.mjs';
import { OPTIONS, runEsbuild } from './typescript.mjs';

const BUNDLE = { ...OPTIONS, bundle: true, packages: 'external' };

const HOST = {
  index: 'host/index.ts',
  node: 'host/platform/node/node-platform.ts',
  sim: 'host/platform/sim/sim-platform.ts',
  worker: 'host/platform/node/worker-entry.ts',
};

/** A plugin that leaves imports out: `place(source, kind)` answers the file to import instead, relative to `outdir`. */
function leaveOut(root, place) {
  const sourceOf = ({ path: target, importer }) =>
    path
      .relative(root, path.resolve(path.dirname(importer), target))
      .replaceAll('\\', '/')
      .replace(/\.js$/, '.ts');
  return {
    name: 'leave-out',
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, (found) => {
        if (found.importer === '') return undefined; // an entry
        const instead = place(sourceOf(found), found.kind);
        return instead === undefined ? undefined : { path: instead, external: true };
      });
    },
  };
}

/** What is imported only when it is needed stays lazy: a bundle of its own, or else the file as it is in dist/. */
function lazily(source, kind) {
  if (kind !== 'dynamic-import') return undefined;
  const entry = Object.keys(HOST).find((name) => HOST[name] === source);
  return entry === undefined ? `../${source.replace(/\.ts$/, '.js')}` : `./${entry}.js`;
}

/** Clients of modules share the classes of the program that imports them. */
const fromIndex = (source) => (source.startsWith('host/') ? '../index.js' : undefined);

function bundles(root) {
  const clients = listModules(root)
    .filter(({ repo }) => repo === 'mods')
    .map(({ name, folder }) => [name, `${folder}/${name}_client.ts`]);
  return [
    { outdir: 'dist/lib', entryPoints: HOST, place: lazily },
    { outdir: 'dist/lib/mods', entryPoints: Object.fromEntries(clients), place: fromIndex },
  ];
}

export async function planBundles(steps) {
  const key = `${packageVersion(steps.root, 'esbuild')} ${JSON.stringify(BUNDLE)}`;
  const inputs = steps.inputsUnder('host', 'mods', 'assembly/abi', 'tools/build/bundle.mjs');
  for (const { outdir, entryPoints, place } of bundles(steps.root)) {
    const plugins = [leaveOut(steps.root, place)];
    const work = () => runEsbuild(steps.root, { ...BUNDLE, outdir, entryPoints, plugins });
    await steps.run({ name: outdir, verb: 'bundle', inputs, key, work });
  }
}
