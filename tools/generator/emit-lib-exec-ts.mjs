// autogen/<mod>_lib_exec.ts of a container in TypeScript: the file that the host imports to load the module.
import { functionOf, stemOf } from './names.mjs';
import { importOf, list, withHeader } from './text.mjs';

function emitImports({ name, imports }, methods) {
  const views = ['MODULE_NAME', ...methods.map((method) => `${stemOf(method.name)}Task`)];
  return [
    importOf('import', ['ABI_HASH'], imports.hostAbi),
    importOf('import type', ['PoolId', 'RunContext'], imports.host),
    importOf('import', ['Runtime'], `../${name}_runtime.js`),
    importOf('import', ['Method'], `./${name}_methods.js`),
    importOf('import', views, `./${name}_views.js`),
  ].join('\n');
}

const STATE = [
  'export const isChimaeraTask: number = ABI_HASH;',
  'export function getModuleName(): string {\n  return MODULE_NAME;\n}',
  'export function allocState(): Runtime {\n  return new Runtime();\n}',
  `export function newState(poolId: PoolId, poolName: string, containerId: number): Runtime {
  const runtime = allocState();
  runtime.init(poolId, poolName, containerId);
  return runtime;
}`,
];

function emitRun(methods) {
  const parameters = ['runtime: Runtime', 'method: Method', 'at: number', 'rctx: RunContext'];
  const cases = methods.flatMap(({ name }) => [
    `    case Method.${name}:`,
    `      return runtime.${functionOf(name)}(new ${stemOf(name)}Task(runtime.link, at), rctx);`,
  ]);
  return [
    list('export function run(', parameters, '): void | Promise<void> {'),
    '  switch (method) {',
    ...cases,
    '    default:',
    '      // Never: the engine looks into the method table of the module first.',
    `      throw new RangeError(\`\${MODULE_NAME} has no method \${method}\`);`,
    '  }',
    '}',
  ].join('\n');
}

/** @param {import('./repo.mjs').Module} module */
export function emitLibExecTypeScript(module) {
  const methods = module.methods.filter((m) => m.id >= 0);
  return withHeader(
    ['chimaera_mod.yaml', `${module.name}_tasks.ts`],
    [emitImports(module, methods), ...STATE, emitRun(methods)],
  );
}
