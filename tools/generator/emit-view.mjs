// A class over a place in the runtime's memory: a task, or a struct in one.
import { tsType, viewField, writeField } from './access.mjs';

/**
 * @param {{ name: string, fields: import('./layout.mjs').Field[], type?: string }} viewed `type`: what it is a view of
 */
export function emitView({ name, fields, type }) {
  const accessors = fields.flatMap((field) => [
    '',
    `  get ${field.name}(): ${tsType(field)} {`,
    ...viewField(field, 'this.link', 'this.address', '    return ', ';'),
    '  }',
    '',
    `  set ${field.name}(value: ${tsType(field)}) {`,
    ...writeField(field, 'this.link', 'this.address', 'value').map((line) => `    ${line}`),
    '  }',
  ]);
  return [
    `export class ${name} ${type === undefined ? '' : `implements ${type} `}{`,
    '  constructor(',
    '    readonly link: PointerLink,',
    '    readonly address: number,',
    '  ) {}',
    ...accessors,
    '}',
  ].join('\n');
}
