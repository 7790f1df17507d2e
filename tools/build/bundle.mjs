// What users and worker threads load → dist/lib/: one file each instead of dozens, which is most of the start-up time
// that is ours. The files in dist/host stay: bundles leave them what is rarely needed, modules and tests import them.
import path from 'node:path';
import { listModules } from './modules.mjs';
import { versionOf } from './steps.mjs';
import { OPTIONS, runEsbuild } from './transpile.mjs';

const BUNDLE = { ...OPTIONS, bundle: true, packages: 'external' };

const HOST = {
  index: 'host/index.ts',
  client: 'host/client.ts',
  node: 'host/platform/node/node-platform.ts',
  sim: 'host/platform/sim/sim-platform.ts',
  web: 'host/platform/web/default-platform.ts',
};

/**
 * Starting Node's module loader costs a thread 5 ms; CommonJS does without, until a module in TypeScript is loaded. It
 * cannot load packages that are ES modules, so it contains them.
 */
const WORKER = {
  entryPoints: { worker: 'host/platform/node/worker-entry.ts' },
  format: 'cjs',
  packages: 'bundle',
  outExtension: { '.js': '.cjs' },
  define: { 'import.meta.dirname': '__dirname' },
};

/** What is imported only when it is needed stays lazy: a bundle of its own, or else the file as it is in dist/. */
function placeLazy(source, kind) {
  if (kind !== 'dynamic-import') return undefined;
  const entry = Object.keys(HOST).find((name) => HOST[name] === source);
  if (entry === 'node') return '#platform'; // package.json: in a page something else takes its place
  return entry === undefined ? `../${source.replace(/\.ts$/, '.js')}` : `./${entry}.js`;
}

/** Clients of modules share the classes of the program that imports them, which may be a client alone. */
const placeShared = (source) => (source.startsWith('host/') ? '../client.js' : undefined);

/** A plugin: an import for which `place(source, kind)` names a file is left to that file, relative to the bundle. */
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
        const instead = place(sourceOf(found), found.kind);
        return instead === undefined ? undefined : { path: instead, external: true };
      });
    },
  };
}

function bundles(root) {
  const clients = listModules(root)
    .filter(({ repo }) => repo === 'mods')
    .map(({ name, folder }) => [name, `${folder}/${name}_client.ts`]);
  const mods = { outdir: 'dist/lib/mods', entryPoints: Object.fromEntries(clients) };
  return [
    // What index and client have in common is there once: both know the same classes.
    { outdir: 'dist/lib', entryPoints: HOST, splitting: true, plugins: [leaveOut(root, placeLazy)] },
    { outdir: 'dist/lib', ...WORKER },
    { ...mods, plugins: [leaveOut(root, placeShared)] },
  ];
}

export async function planBundles(steps) {
  const key = versionOf('esbuild');
  const inputs = steps.inputsUnder('host', 'mods', 'assembly/abi', 'tools/build');
  for (const options of bundles(steps.root)) {
    const name = `${options.outdir}/{${Object.keys(options.entryPoints)}}`;
    const work = () => runEsbuild(steps.root, { ...BUNDLE, ...options });
    await steps.run({ name, verb: 'bundle', inputs, key, work });
  }
}
