// <mod>_tasks.ts as the compiler gets it. A class of AssemblyScript has numbers and references, so that what lies in a
// task as several words (inline.mjs) becomes words, and an accessor under its own name:
//
//   @IN @LENGTH(4) sizes: FixedArray<u32>;   →  @IN @LENGTH(4) private _sizes0: u64; private _sizes1: u64;
//                                               get sizes(): FixedArray<u32> { … a range, as of a vector … }
//   @IN at: Point;                           →  … get at(): Point { … the place within the task … } set at(from: Point) …
//
// A task that its author serialises has the words of its archive behind its fields (archives.mjs).
// All of it on the field's line: the compiler's messages keep their lines.
import { ARCHIVE_FIELDS, waysOf } from './archives.mjs';
import { Problems } from './errors.mjs';
import { isArray, readLength, Structs } from './inline.mjs';
import { elementOf, sizeOf, TYPES, WORD_BYTES } from './layout.mjs';
import { isClass, isStatic, NodeKind, parseSource } from './source.mjs';
import { readTaskFlags } from './task-flags.mjs';

/** Files that may have such fields. */
export const isTasksFile = (file) => /_tasks\.ts$/.test(file);

function wordsOf(name, bytes) {
  const count = bytes / WORD_BYTES;
  return Array.from({ length: count }, (_, i) => `private _${name}${i}: u64;`).join(' ');
}

function expandField(owner, name, field) {
  const at = `(changetype<usize>(this) + offsetof<${owner}>('_${name}0'))`;
  const words = wordsOf(name, sizeOf(field));
  if (field.length !== undefined) {
    const bytes = field.length * TYPES.get(elementOf(field.type)).size;
    return `${words} get ${name}(): ${field.type} { return (${at} as u64) | ((${bytes} as u64) << 32); }`;
  }
  const get = `get ${name}(): ${field.type} { return changetype<${field.type}>(${at}); }`;
  const copy = `memory.copy(${at}, changetype<usize>(from), offsetof<${field.type}>());`;
  return `${words} ${get} set ${name}(from: ${field.type}) { ${copy} }`;
}

function fieldOf(source, member, structs, problems) {
  const type = member.type.range.toString().replace(/\s+/g, '');
  if (isArray(type)) {
    const length = readLength(source, member, elementOf(type), problems);
    return length === undefined ? undefined : { type, length };
  }
  if (!structs.names.includes(type)) return undefined;
  const struct = structs.find(type, member.type);
  return struct === undefined ? undefined : { type, struct };
}

const fieldsOf = (node) =>
  node.members.filter(
    (member) => member.kind === NodeKind.FieldDeclaration && !isStatic(member) && member.type,
  );

/**
 * @param {string} file as it is named in messages @param {string} text
 * @returns {string} the text itself when there is nothing to expand, or when it has mistakes: the generator reports them
 */
export function expandTasks(file, text) {
  const problems = new Problems();
  const source = parseSource(file, text, problems);
  if (source === undefined) return text;
  const structs = new Structs(source, problems);
  const isTask = (node) => isClass(node) && node.extendsType?.name.identifier.text === 'Task';
  const edits = [];
  const expand = (node) => {
    for (const member of fieldsOf(node)) {
      const field = fieldOf(source, member, structs, problems);
      if (field === undefined) continue;
      const { start } = member.name.range;
      const end = text.indexOf(';', member.type.range.end) + 1 || member.range.end;
      edits.push({ start, end, text: expandField(node.name.text, member.name.text, field) });
    }
  };
  for (const node of source.statements.filter(isTask)) {
    expand(node);
    if (waysOf({ flags: readTaskFlags(source, node, problems) }).length === 0) continue;
    const end = node.range.end - 1; // before the class's last brace
    edits.push({ start: end, end, text: ` ${ARCHIVE_FIELDS} ` });
  }
  structs.used.forEach(expand);
  if (!problems.isEmpty) return text;
  let out = text;
  for (const edit of edits.sort((a, b) => b.start - a.start)) {
    out = out.slice(0, edit.start) + edit.text + out.slice(edit.end);
  }
  return out;
}
