// Field types and where fields lie: natural alignment, in order, as AssemblyScript itself lays out a class.
// tests/unit/generator/layout.test.ts compares every offset with the compiler's own offsetof.

/** A task bigger than this belongs in a buffer. */
export const MAX_TASK_BYTES = 4096;

/**
 * @typedef {{ name: string, type: string, offset: number, dir: string, default?: string, length?: number,
 *   struct?: Struct, bulk?: 'write' | 'expose' | 'both', feature?: true }} Field
 *   `length`: elements of a fixed array; `struct`: what a nested struct has; `bulk`: which way a buffer's bytes travel
 */
/** @typedef {{ name: string, size: number, fields: Field[] }} Struct offsets of its fields count from its own start */

/**
 * Byte size of each field type. `shift` is log2 of the typed array's element size, `view` the typed array
 * (a member of PointerLink), `set` the DataView method, `ts` the type that TypeScript sees.
 */
export const TYPES = new Map([
  ['bool', { size: 1, shift: 0, view: 'u8', set: 'setUint8', ts: 'boolean' }],
  ['u8', { size: 1, shift: 0, view: 'u8', set: 'setUint8', ts: 'number' }],
  ['i8', { size: 1, shift: 0, view: 'i8', set: 'setInt8', ts: 'number' }],
  ['u16', { size: 2, shift: 1, view: 'u16', set: 'setUint16', ts: 'number' }],
  ['i16', { size: 2, shift: 1, view: 'i16', set: 'setInt16', ts: 'number' }],
  ['u32', { size: 4, shift: 2, view: 'u32', set: 'setUint32', ts: 'number' }],
  ['i32', { size: 4, shift: 2, view: 'i32', set: 'setInt32', ts: 'number' }],
  ['f32', { size: 4, shift: 2, view: 'f32', set: 'setFloat32', ts: 'number' }],
  ['u64', { size: 8, shift: 3, view: 'u64', set: 'setBigUint64', ts: 'bigint' }],
  ['i64', { size: 8, shift: 3, view: 'i64', set: 'setBigInt64', ts: 'bigint' }],
  ['f64', { size: 8, shift: 3, view: 'f64', set: 'setFloat64', ts: 'number' }],
  ['ShmBuffer', { size: 8, shift: 2, view: 'u32', ts: 'ShmBuffer' }],
  ['ShmString', { size: 8, shift: 2, view: 'u32', ts: 'string' }],
]);

/** A vector of scalars that its task owns, by the typed array that TypeScript gets as a copy of it. */
const VECTORS = {
  u8: 'Uint8Array',
  i8: 'Int8Array',
  u16: 'Uint16Array',
  i16: 'Int16Array',
  u32: 'Uint32Array',
  i32: 'Int32Array',
  f32: 'Float32Array',
  u64: 'BigUint64Array',
  i64: 'BigInt64Array',
  f64: 'Float64Array',
};
for (const [element, ts] of Object.entries(VECTORS)) {
  TYPES.set(`ShmVector<${element}>`, { size: 8, shift: 2, view: 'u32', ts });
}

export const isVector = (type) => type.startsWith('ShmVector<');

/** Element types of fixed arrays, the same as those of vectors. */
export const ELEMENTS = Object.keys(VECTORS);
export const arrayOf = (element) => `FixedArray<${element}>`;
const ARRAY = /^FixedArray<(\w+)>$/;

/** The element type of a fixed array, or undefined. */
export const elementOf = (type) => ARRAY.exec(type)?.[1];

/** The typed array that TypeScript gets of a vector or a fixed array of these. */
export const typedArrayOf = (element) => VECTORS[element];

/** Types that point into memory: they mean nothing in another memory. */
export const isPointer = (type) => type.startsWith('Shm');

/** Memory is 32 bit, so usize is another word for u32. */
export const canonicalType = (type) => (type === 'usize' ? 'u32' : type);

const alignUp = (n, to) => Math.ceil(n / to) * to;

/** What lies in its task as several words (expand.mjs) begins at a multiple of them. */
export const WORD_BYTES = 8;

/** Bytes that a field takes in its task or struct. */
export function sizeOf({ type, length, struct }) {
  if (struct !== undefined) return alignUp(struct.size, WORD_BYTES);
  const element = elementOf(type);
  if (element !== undefined) return alignUp(TYPES.get(element).size * length, WORD_BYTES);
  return TYPES.get(type).size;
}

const alignmentOf = (field) => (TYPES.has(field.type) ? TYPES.get(field.type).size : WORD_BYTES);

/**
 * Gives the fields their offsets, in place.
 * @param {Field[]} fields
 * @param {number} start where the first one may begin
 * @returns {number} the size of the whole, rounded up to 8
 */
export function layOut(fields, start) {
  let end = start;
  for (const field of fields) {
    field.offset = alignUp(end, alignmentOf(field));
    end = field.offset + sizeOf(field);
  }
  return alignUp(end, WORD_BYTES);
}

/**
 * Fields as the engine sees them: of a nested struct the members, `inner.x`, with the direction of the whole.
 * @param {Field[]} fields
 * @returns {Field[]}
 */
export function leavesOf(fields) {
  return fields.flatMap((field) => {
    if (field.struct === undefined) return [field];
    const { name, offset, dir } = field;
    return leavesOf(field.struct.fields).map((leaf) => ({
      ...leaf,
      name: `${name}.${leaf.name}`,
      offset: offset + leaf.offset,
      dir,
    }));
  });
}

/** FNV-1a, 32 bit, over the UTF-8 bytes of a text. */
export function fnv1a(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** The text whose hash a client and a module must agree on: `MdTask:u32@96:in depth;u32@100:out value;` */
export function canonicalTask(name, fields) {
  const texts = leavesOf(fields).map(({ type, length, offset, dir, bulk, name: field }) => {
    const count = length === undefined ? '' : `[${length}]`;
    return `${type}${count}@${offset}:${dir}${bulk === undefined ? '' : `+${bulk}`} ${field};`;
  });
  return `${name}:${texts.join('')}`;
}

export const hashTask = (name, fields) => fnv1a(canonicalTask(name, fields));
