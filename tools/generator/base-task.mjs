// What every task has: the members of class Task, read from the module API itself, so that they exist once.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Problems } from './errors.mjs';
import { isClass, parseSource } from './source.mjs';

const FILE = fileURLToPath(new URL('../../assembly/module/task.ts', import.meta.url));

let members;

/**
 * Names that a module's task may not give to a field. The compiler would let the new field hide the old one,
 * and the runtime and the method would from then on speak of different bytes.
 * @returns {ReadonlySet<string>}
 */
export function membersOfTask() {
  members ??= readMembers();
  return members;
}

function readMembers() {
  const problems = new Problems();
  const source = parseSource(FILE, readFileSync(FILE, 'utf8'), problems);
  problems.throwIfAny();
  const task = source.statements.find((node) => isClass(node) && node.name.text === 'Task');
  if (task === undefined) throw new Error(`${FILE} has no class Task`);
  return new Set(task.members.map((member) => member.name.text));
}
