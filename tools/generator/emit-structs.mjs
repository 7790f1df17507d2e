// The nested structs of a module's tasks in autogen/<mod>_views.ts: their type, a view of one in its task, and how one
// is read and written as a whole.
import { readField, tsType, writeField } from './access.mjs';
import { emitView } from './emit-view.mjs';
import { CLIENT } from './inline.mjs';
import { list } from './text.mjs';

/** The structs that fields have, the inner ones first. */
function structsOf(fields, found = new Map()) {
  for (const { struct } of fields) {
    if (struct === undefined || struct.name === CLIENT || found.has(struct.name)) continue;
    structsOf(struct.fields, found);
    found.set(struct.name, struct);
  }
  return found;
}

function emitStruct({ name, fields }) {
  const members = fields.map((field) => `  ${field.name}: ${tsType(field)};`);
  const values = fields.flatMap((field) => readField(field, 'link', 'at', `    ${field.name}: `, ','));
  const stores = fields.flatMap((field) => writeField(field, 'link', 'at', `value.${field.name}`));
  const store = list(
    `export function store${name}(`,
    ['link: PointerLink', 'at: number', `value: ${name}`],
    '): void {',
  );
  return [
    [`export interface ${name} {`, ...members, '}'].join('\n'),
    emitView({ name: `${name}View`, fields, type: name }),
    [
      `export function load${name}(link: PointerLink, at: number): ${name} {`,
      '  return {',
      ...values,
      '  };',
      '}',
    ].join('\n'),
    [store, ...stores.map((line) => `  ${line}`), '}'].join('\n'),
  ];
}

/** @param {import('./layout.mjs').Field[]} fields of all tasks */
export const emitStructs = (fields) => [...structsOf(fields).values()].flatMap(emitStruct);
