// autogen/<mod>_views.ts: how TypeScript sees the module's tasks. It imports nothing at run time, so that the
// host's own client classes can use the views of the admin module.
import { inputsOf, outputsOf, readField, tsType, usesBuffer, usesClient, writeField } from './access.mjs';
import { emitCreateParams, emitCreateTask } from './emit-params.mjs';
import { emitStructs } from './emit-structs.mjs';
import { emitView } from './emit-view.mjs';
import { leavesOf } from './layout.mjs';
import { stemOf } from './names.mjs';
import { importOf, list, withHeader } from './text.mjs';

const hexOf = (n) => `0x${n.toString(16).padStart(8, '0')}`;

function emitSpecOf({ name, type, length, offset, dir, bulk }) {
  const parts = [`name: '${name}'`, `type: '${type}'`, `offset: ${offset}`, `dir: '${dir}'`];
  if (length !== undefined) parts.splice(2, 0, `length: ${length}`);
  if (bulk !== undefined) parts.push(`bulk: '${bulk}'`);
  return `{ ${parts.join(', ')} }`;
}

function emitSpec(task) {
  const fields = leavesOf(task.travelling).map(emitSpecOf);
  return [
    '  {',
    `    method: '${task.method}',`,
    `    id: ${task.id},`,
    `    name: '${task.name}',`,
    `    size: ${task.size},`,
    `    hash: ${hexOf(task.hash)},`,
    ...(fields.length < 2
      ? [`    fields: [${fields.join('')}],`]
      : ['    fields: [', ...fields.map((f) => `      ${f},`), '    ],']),
    '  },',
  ];
}

/** The same descriptors as in module.json: the client's half of the comparison of hashes. */
function emitSpecs(tasks) {
  if (tasks.length === 0) return 'export const TASKS = [] as const;';
  return ['export const TASKS = [', ...tasks.flatMap(emitSpec), '] as const;'].join('\n');
}

function emitFill(task) {
  const inputs = inputsOf(task);
  if (inputs.length === 0) return [];
  const parameters = ['link: PointerLink', 'at: number', ...inputs.map((f) => `${f.name}: ${tsType(f)}`)];
  return [
    [
      list(`export function fill${stemOf(task.method)}(`, parameters, '): void {'),
      ...inputs.flatMap((f) => writeField(f, 'link', 'at', f.name)).map((line) => `  ${line}`),
      '}',
    ].join('\n'),
  ];
}

/** Names the type of a task's result: nothing, the one output, or an interface that is emitted with it. */
export function resultOf(task) {
  const outputs = outputsOf(task);
  if (outputs.length === 0) return 'void';
  return outputs.length === 1 ? tsType(outputs[0]) : `${stemOf(task.method)}Result`;
}

function emitRead(task) {
  const outputs = outputsOf(task);
  const result = resultOf(task);
  const name = `read${stemOf(task.method)}`;
  if (outputs.length === 0) return [`export function ${name}(): void {}`];
  const head = `export function ${name}(link: PointerLink, at: number): ${result} {`;
  if (outputs.length === 1) {
    return [[head, ...readField(outputs[0], 'link', 'at', '  return ', ';'), '}'].join('\n')];
  }
  const members = outputs.map((f) => `  ${f.name}: ${tsType(f)};`);
  const values = outputs.flatMap((f) => readField(f, 'link', 'at', `    ${f.name}: `, ','));
  return [
    [`export interface ${result} {`, ...members, '}'].join('\n'),
    [head, '  return {', ...values, '  };', '}'].join('\n'),
  ];
}

/** Views of the runtime's own tasks, for a container in TypeScript. */
function emitInheritedViews(module) {
  if (module.runtime !== 'typescript') return [];
  const others = module.methods.filter((m) => !m.custom && m.id > 0);
  return [
    ...emitCreateTask(module),
    ...others.map((m) => emitView({ name: `${stemOf(m.name)}Task`, fields: [] })),
  ];
}

/** @param {import('./repo.mjs').Module} module */
export function emitViews(module) {
  const { name, tasks, imports } = module;
  const parts = [
    `export const MODULE_NAME = '${name}';`,
    emitSpecs(tasks),
    ...emitCreateParams(module),
    ...emitInheritedViews(module),
    ...emitStructs(tasks.flatMap(({ fields }) => fields)),
    ...tasks.flatMap((task) => [emitView(task), ...emitFill(task), ...emitRead(task)]),
  ];
  const types = [];
  if (parts.some((part) => part.includes('link: PointerLink'))) types.push('PointerLink');
  if (usesBuffer(tasks.flatMap((task) => task.fields))) types.push('ShmBuffer');
  if (usesClient(tasks.flatMap((task) => task.fields))) types.push('ClientReference');
  if (types.length > 0) parts.unshift(importOf('import type', types, imports.host));
  return withHeader(['chimaera_mod.yaml', `${name}_tasks.ts`], parts);
}
