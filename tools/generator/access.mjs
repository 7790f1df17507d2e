// TypeScript expressions that read and write a field through the typed arrays of a PointerLink.
import { CLIENT } from './inline.mjs';
import { elementOf, isVector, leavesOf, TYPES, typedArrayOf } from './layout.mjs';
import { list } from './text.mjs';

/** @typedef {import('./layout.mjs').Field} Field */

const add = (base, offset) => (offset === 0 ? base : `${base} + ${offset}`);

function element(link, type, base, offset) {
  const { view, shift } = TYPES.get(type);
  if (shift === 0) return `${link}.${view}[${add(base, offset)}]`;
  const index = offset === 0 ? base : `(${base} + ${offset})`;
  return `${link}.${view}[${index} >>> ${shift}]`;
}

export const isClient = ({ struct }) => struct?.name === CLIENT;

/** The typed array of a fixed array's elements, where they begin in it, and where they end. */
function elements(link, { type, offset, length }, base) {
  const { view, shift, size } = TYPES.get(elementOf(type));
  const indexOf = (at) =>
    shift === 0 ? add(base, at) : `${at === 0 ? base : `(${add(base, at)})`} >>> ${shift}`;
  return { memory: `${link}.${view}`, first: indexOf(offset), end: indexOf(offset + length * size) };
}

/**
 * A field as a view of the task shows it: an array and a struct are views themselves, without a copy.
 * @param {Field} field @param {string} link @param {string} base the address of the task
 * @param {string} before what precedes the value, with its indentation @param {string} after
 * @returns {string[]} lines
 */
export function viewField(field, link, base, before, after) {
  const { type, offset, length, struct } = field;
  if (length !== undefined) {
    const { memory, first, end } = elements(link, field, base);
    return [list(`${before}${memory}.subarray(`, [first, end], `)${after}`)];
  }
  if (struct === undefined || isClient(field)) return readField(field, link, base, before, after);
  return [`${before}new ${type}View(${link}, ${add(base, offset)})${after}`];
}

/**
 * A field's value, which outlives its task.
 * @param {Field} field @param {string} link @param {string} base the address of the task
 * @param {string} before what precedes the value, with its indentation @param {string} after
 * @returns {string[]} lines
 */
export function readField(field, link, base, before, after) {
  const { type, offset, length, struct } = field;
  if (isClient(field)) return [`${before}${link}.getClient(${add(base, offset)})${after}`];
  if (struct !== undefined) return [`${before}load${type}(${link}, ${add(base, offset)})${after}`];
  if (length !== undefined) {
    const { memory, first, end } = elements(link, field, base);
    return [list(`${before}${memory}.slice(`, [first, end], `)${after}`)];
  }
  if (type === 'ShmString') return [`${before}${link}.getString(${add(base, offset)})${after}`];
  if (isVector(type))
    return [`${before}${link}.getVector(${add(base, offset)}, ${TYPES.get(type).ts})${after}`];
  if (type === 'ShmBuffer') {
    const indent = before.match(/^ */)[0];
    return [
      `${before}{`,
      `${indent}  pointer: ${element(link, 'u32', base, offset)},`,
      `${indent}  size: ${element(link, 'u32', base, offset + 4)},`,
      `${indent}}${after}`,
    ];
  }
  const value = element(link, type, base, offset);
  return [`${before}${value}${type === 'bool' ? ' !== 0' : ''}${after}`];
}

/** @returns {string[]} statements that store the expression `value` */
export function writeField(field, link, base, value) {
  const { type, offset, length, struct } = field;
  if (isClient(field)) return [`${link}.setClient(${add(base, offset)}, ${value});`];
  if (struct !== undefined) return [`store${type}(${link}, ${add(base, offset)}, ${value});`];
  if (length !== undefined) {
    const { memory, first } = elements(link, field, base);
    return [
      `${link}.checkLength('${field.name}', ${value}.length, ${length});`,
      `${memory}.set(${value}, ${first});`,
    ];
  }
  if (type === 'ShmString') return [`${link}.setString(${base}, ${offset}, ${value});`];
  if (isVector(type)) return [`${link}.setVector(${base}, ${offset}, ${value});`];
  if (type === 'ShmBuffer') {
    return [
      `${element(link, 'u32', base, offset)} = ${value}.pointer;`,
      `${element(link, 'u32', base, offset + 4)} = ${value}.size;`,
    ];
  }
  return [`${element(link, type, base, offset)} = ${type === 'bool' ? `${value} ? 1 : 0` : value};`];
}

/** What has a fixed number of elements in these fields: the expression of it and their number. */
export const arraysOf = (fields) =>
  leavesOf(fields.filter((field) => !isClient(field))).filter(({ length }) => length !== undefined);

export const usesClient = (fields) => fields.some(isClient);

export function tsType(field) {
  if (isClient(field)) return 'ClientReference';
  if (field.struct !== undefined) return field.type;
  return field.length === undefined ? TYPES.get(field.type).ts : typedArrayOf(elementOf(field.type));
}
export const isInput = (field) => field.dir === 'in' || field.dir === 'inout';
export const isOutput = (field) => field.dir === 'out' || field.dir === 'inout';
export const inputsOf = (task) => task.fields.filter(isInput);
export const outputsOf = (task) => task.fields.filter(isOutput);
export const usesBuffer = (fields) => fields.some((field) => field.type === 'ShmBuffer');
