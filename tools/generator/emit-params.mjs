// The creation parameters in autogen/<mod>_views.ts: their type, their bytes, and the way back.
import { readField, tsType } from './access.mjs';
import { TYPES } from './layout.mjs';

/** The default of a parameter as TypeScript writes it. */
function defaultOf(field) {
  if (field.type === 'bool') return field.default ?? 'false';
  const text = (field.default ?? '0').replaceAll('_', '').toLowerCase();
  return tsType(field) === 'bigint' ? `${text}n` : text;
}

function emitEncode({ fields, size }) {
  const stores = fields.map((field) => {
    const given = `params.${field.name} ?? ${defaultOf(field)}`;
    const value = field.type === 'bool' ? `(${given}) ? 1 : 0` : given;
    const { set, size: bytes } = TYPES.get(field.type);
    return `  view.${set}(${field.offset}, ${value}${bytes > 1 ? ', true' : ''});`;
  });
  return [
    '/** The bytes of the creation parameters; what is not given has its default. */',
    'export function encodeCreateParams(params: Partial<CreateParams> = {}): Uint8Array {',
    `  const bytes = new Uint8Array(${size});`,
    '  const view = new DataView(bytes.buffer);',
    ...stores,
    '  return bytes;',
    '}',
  ].join('\n');
}

/** Someone who created the pool without this module's client may have passed no parameters. */
function emitRead({ fields, size }) {
  return [
    '/** The creation parameters at an address; the defaults if there are none. */',
    'export function readCreateParams(link: PointerLink, at: number, size: number): CreateParams {',
    `  if (size < ${size}) {`,
    '    return {',
    ...fields.map((field) => `      ${field.name}: ${defaultOf(field)},`),
    '    };',
    '  }',
    '  return {',
    ...fields.flatMap((field) => readField(field, 'link', 'at', `    ${field.name}: `, ',')),
    '  };',
    '}',
  ].join('\n');
}

/** @param {import('./repo.mjs').Module} module */
export function emitCreateParams({ createParams, runtime }) {
  if (createParams === undefined) return [];
  const members = createParams.fields.map((field) => `  ${field.name}: ${tsType(field)};`);
  const type = ['export interface CreateParams {', ...members, '}'].join('\n');
  const read = runtime === 'typescript' ? [emitRead(createParams)] : [];
  return [type, emitEncode(createParams), ...read];
}

/** The task that creates one container, as a container in TypeScript sees it. */
export function emitCreateTask({ abi, createParams }) {
  const word = (offset) => `this.link.u32[(this.address + ${offset}) >>> 2]`;
  const params = [
    '',
    '  get params(): CreateParams {',
    `    const at = ${word(abi.createParams)};`,
    `    return readCreateParams(this.link, at, ${word(abi.createParams + 4)});`,
    '  }',
  ];
  return [
    [
      'export class CreateTask {',
      '  constructor(',
      '    readonly link: PointerLink,',
      '    readonly address: number,',
      '  ) {}',
      '',
      '  /** How many containers the pool has. */',
      '  get containers(): number {',
      `    return ${word(abi.createContainers)};`,
      '  }',
      ...(createParams === undefined ? [] : params),
      '}',
    ].join('\n'),
  ];
}
