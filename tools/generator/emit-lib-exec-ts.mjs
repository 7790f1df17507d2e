// autogen/<mod>_lib_exec.ts of a container in TypeScript: the file that the host imports to load the module.
import { emitTypeScriptArrival, emitTypeScriptCall } from './emit-archives.mjs';
import { functionOf, stemOf } from './names.mjs';
import { PARTS, replicatedOf } from './replication.mjs';
import { importOf, list, withHeader } from './text.mjs';

function emitImports({ name, imports, hooks }, methods) {
  const views = ['MODULE_NAME', ...methods.map((method) => `${stemOf(method.name)}Task`)];
  return [
    importOf('import', ['ABI_HASH'], imports.hostAbi),
    importOf('import type', [...monitorTypes(hooks), 'PoolId', 'RunContext'], imports.host),
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

function emitRun(methods, tasks) {
  const parameters = ['runtime: Runtime', 'method: Method', 'at: number', 'rctx: RunContext'];
  const cases = methods.flatMap(({ name, id }) => {
    const task = tasks.find((each) => each.id === id);
    const own = emitTypeScriptCall(task, `runtime.${functionOf(name)}(task, rctx)`);
    if (own !== undefined) return own;
    const call = `runtime.${functionOf(name)}(new ${stemOf(name)}Task(runtime.link, at), rctx)`;
    return [`    case Method.${name}:`, `      return ${call};`];
  });
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

function emitMapTaskToLane(module) {
  const { abi, hooks } = module;
  if (!hooks.mapTaskToLane) return [];
  return [
    [
      '/** The lane that the container chooses for a task; 0 = the default one. */',
      'export function mapTaskToLane(runtime: Runtime, at: number): number {',
      ...emitTypeScriptArrival(module).call,
      `  return runtime.mapTaskToLane(runtime.link.u32[(at + ${abi.taskMethod}) >>> 2], at);`,
      '}',
    ].join('\n'),
  ];
}

function emitGetGroup(module) {
  const { abi, hooks } = module;
  if (!hooks.getGroup) return [];
  return [
    [
      '/** The group of a task within its container; UNORDERED = none. */',
      'export function getGroup(runtime: Runtime, at: number): number | bigint {',
      ...emitTypeScriptArrival(module).call,
      `  return runtime.getGroup(runtime.link.u32[(at + ${abi.taskMethod}) >>> 2], at);`,
      '}',
    ].join('\n'),
  ];
}

const monitorTypes = ({ monitors }) =>
  Object.keys(monitors).length > 0 ? ['MonitorContext', 'MonitorMode'] : [];

function emitMonitor(module, methods) {
  const { abi, hooks } = module;
  const cases = methods
    .filter(({ name }) => hooks.monitors[name] !== undefined)
    .flatMap(({ name }) => [
      `    case Method.${name}:`,
      `      runtime.monitor${stemOf(name)}(mode, new ${stemOf(name)}Task(runtime.link, at), asked);`,
      '      break;',
    ]);
  if (cases.length === 0) return [];
  const parameters = ['runtime: Runtime', 'mode: MonitorMode', 'at: number', 'asked: MonitorContext'];
  return [
    [
      list('export function monitor(', parameters, '): void {'),
      ...emitTypeScriptArrival(module).call,
      `  switch (runtime.link.u32[(at + ${abi.taskMethod}) >>> 2]) {`,
      ...cases,
      '  }',
      '}',
    ].join('\n'),
  ];
}

/** The part of each task in its replication; its numbers are REPLICATE_*, in the order of PARTS. */
function emitReplicate({ abi, tasks }) {
  const replicated = replicatedOf({ tasks });
  if (replicated.length === 0) return [];
  const all = [...PARTS.keys()];
  const cases = replicated.flatMap(({ method, name, parts }) => [
    `    case Method.${method}: {`,
    `      const task = new ${name}(runtime.link, origin);`,
    ...(parts.some((part) => part.name.startsWith('dup'))
      ? [`      const dup = new ${name}(runtime.link, replica);`]
      : []),
    '      switch (step & 0xff) {',
    ...parts.flatMap((part) => {
      const call = `${part.name}${stemOf(method)}(${PARTS.get(part.name).parameters.join(', ')})`;
      return [`        case ${all.indexOf(part.name)}:`, `          return runtime.${call};`];
    }),
    '        default:',
    '          return undefined;',
    '      }',
    '    }',
  ]);
  const parameters = ['runtime: Runtime', 'step: number', 'origin: number', 'replica: number'];
  return [
    [
      '/** The part of a task in its own replication. */',
      list('export function replicate(', parameters, '): unknown {'),
      '  const number = step >>> 8;',
      `  switch (runtime.link.u32[(origin + ${abi.taskMethod}) >>> 2]) {`,
      ...cases,
      '    default:',
      '      return undefined;',
      '  }',
      '}',
    ].join('\n'),
  ];
}

/** @param {import('./repo.mjs').Module} module */
export function emitLibExecTypeScript(module) {
  const methods = module.methods.filter((m) => m.id >= 0);
  const sources = ['chimaera_mod.yaml', `${module.name}_tasks.ts`, `${module.name}_runtime.ts`];
  const hooks = [
    ...emitTypeScriptArrival(module).functions,
    ...emitMapTaskToLane(module),
    ...emitGetGroup(module),
    ...emitMonitor(module, methods),
    ...emitReplicate(module),
  ];
  const parts = [emitImports(module, methods), ...STATE, emitRun(methods, module.tasks), ...hooks];
  return withHeader(sources, parts);
}
