// Reads <mod>_tasks.ts: the classes of its tasks and of its creation parameters.
import path from 'node:path';
import { checkFeatures, layOutTask, readOwn } from './archives.mjs';
import { readFields } from './fields.mjs';
import { Structs } from './inline.mjs';
import { hashTask, layOut, MAX_TASK_BYTES } from './layout.mjs';
import { INHERITED, nearest, stemOf } from './names.mjs';
import { readParts } from './replication.mjs';
import { decoratorsOf, importedFrom, isClass, isExported, parseSource } from './source.mjs';
import { checkTravel, readTaskFlags } from './task-flags.mjs';

/** @typedef {import('./layout.mjs').Field} Field */
/**
 * @typedef {{ method: string, id: number, name: string, size: number, hash: number, flags: string[], fields: Field[],
 *   archive?: number, travelling: Field[], parts: import('./replication.mjs').Part[],
 *   own: { name: string, place: import('./errors.mjs').Place }[], place: import('./errors.mjs').Place }} Task
 */
/** @typedef {{ size: number, fields: Field[] }} CreateParams */

function checkClass(source, node, problems) {
  const place = source.placeOf(node.name);
  const name = node.name.text;
  if (!decoratorsOf(node).includes('unmanaged')) {
    problems.add(
      place,
      `${name} is a managed class`,
      '@unmanaged before it',
      'add it: tasks have no collector',
    );
  }
  if (!isExported(node)) problems.add(place, `${name} is not exported`, 'export class', 'export it');
  if (node.typeParameters?.length) {
    problems.add(place, `${name} is generic`, 'one class for each task', 'write its types out');
  }
}

/** The method of a task class, or undefined (and a problem). */
function methodOf(source, node, custom, problems) {
  const place = source.placeOf(node.name);
  const name = node.name.text;
  if (!/^[A-Z][A-Za-z0-9]*Task$/.test(name)) {
    problems.add(place, `${name} extends Task`, 'a name that ends in Task', 'rename it');
    return undefined;
  }
  const wanted = `k${name.slice(0, -'Task'.length)}`;
  if (INHERITED.has(wanted)) {
    const todo = wanted === 'kCreate' ? 'put its parameters in class CreateParams' : 'remove the class';
    problems.add(place, `the task of ${wanted} is the runtime's`, 'a task of a custom method', todo);
    return undefined;
  }
  const method = custom.find((m) => m.name === wanted);
  if (method === undefined) {
    const meant = nearest(
      wanted,
      custom.map((m) => m.name),
    );
    const todo = meant === undefined ? `add \`${wanted}: <id>\`` : `is it the task of ${meant}?`;
    const gone = 'or remove the class: chi_refresh_repo --prune removes its region';
    problems.add(place, `${name} has no method`, `${wanted} in chimaera_mod.yaml`, `${todo}, ${gone}`);
  }
  return method;
}

function readTask(source, node, method, structs, abi, problems) {
  const name = node.name.text;
  const fields = readFields(source, node, structs, problems);
  const flags = readTaskFlags(source, node, problems);
  const { size, archive, travelling } = layOutTask(fields, flags, abi.taskHeaderSize);
  if (size > MAX_TASK_BYTES) {
    const todo = 'put the bulk of it in a buffer';
    problems.add(source.placeOf(node.name), `${name} has ${size} bytes`, `at most ${MAX_TASK_BYTES}`, todo);
  }
  checkTravel(source, node, flags, fields, problems);
  checkFeatures(source, node, flags, fields, problems);
  const parts = readParts(source, node, problems);
  const own = readOwn(source, node, problems);
  const place = source.placeOf(node.name);
  return {
    method: method.name,
    id: method.id,
    name,
    size,
    hash: hashTask(name, travelling),
    flags,
    fields,
    archive,
    travelling,
    parts,
    own,
    place,
  };
}

function readCreateParams(source, node, structs, problems) {
  if (node.extendsType !== null) {
    const place = source.placeOf(node.extendsType);
    problems.add(place, 'CreateParams extends a class', 'a class of its own', 'it starts at its first field');
  }
  const fields = readFields(source, node, structs, problems, { isParams: true });
  if (fields.length === 0) return undefined;
  return { size: layOut(fields, 0), fields };
}

function checkMethodsHaveTasks(methods, classes, file, problems) {
  for (const method of methods) {
    const name = `${stemOf(method.name)}Task`;
    if (classes.has(name)) continue;
    problems.add(
      method.place,
      `${method.name} has no task`,
      `class ${name} in ${path.basename(file)}`,
      'add the class',
    );
  }
}

/**
 * @param {string} file @param {string} text
 * @param {import('./yaml.mjs').Method[]} methods
 * @returns {{ tasks: Task[], createParams: CreateParams | undefined, api: string | undefined } | undefined}
 *   `api` is the specifier from which the file imports Task
 */
export function readTasks(file, text, methods, abi, problems) {
  const source = parseSource(file, text, problems);
  if (source === undefined) return undefined;
  const custom = methods.filter((m) => m.custom && m.id >= 0);
  const tasks = [];
  const structs = new Structs(source, problems);
  let createParams;
  const seen = new Set();
  for (const node of source.statements.filter(isClass)) {
    const base = node.extendsType?.name;
    const isTask = base?.identifier.text === 'Task' && base.next === null;
    const name = node.name.text;
    if (!isTask && name !== 'CreateParams' && !name.endsWith('Task')) continue; // the author's own
    checkClass(source, node, problems);
    if (seen.has(name))
      problems.add(source.placeOf(node.name), `${name} is there twice`, 'one', 'remove one');
    seen.add(name);
    if (name === 'CreateParams') {
      createParams = readCreateParams(source, node, structs, problems);
    } else if (!isTask) {
      problems.add(
        source.placeOf(node.name),
        `${name} is no task`,
        'extends Task',
        'extend Task or rename it',
      );
    } else {
      const method = methodOf(source, node, custom, problems);
      if (method !== undefined) tasks.push(readTask(source, node, method, structs, abi, problems));
    }
  }
  checkMethodsHaveTasks(custom, seen, file, problems);
  tasks.sort((a, b) => a.id - b.id);
  return { tasks, createParams, api: importedFrom(source, 'Task') };
}
