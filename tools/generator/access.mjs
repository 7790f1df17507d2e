// TypeScript expressions that read and write a field through the typed arrays of a PointerLink.
import { isVector, TYPES } from './layout.mjs';

/** @typedef {import('./layout.mjs').Field} Field */

const add = (base, offset) => (offset === 0 ? base : `${base} + ${offset}`);

function element(link, type, base, offset) {
  const { view, shift } = TYPES.get(type);
  if (shift === 0) return `${link}.${view}[${add(base, offset)}]`;
  const index = offset === 0 ? base : `(${base} + ${offset})`;
  return `${link}.${view}[${index} >>> ${shift}]`;
}

/**
 * @param {Field} field @param {string} link @param {string} base the address of the task
 * @param {string} before what precedes the value, with its indentation @param {string} after
 * @returns {string[]} lines
 */
export function readField({ type, offset }, link, base, before, after) {
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
export function writeField({ type, offset }, link, base, value) {
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

export const tsType = (field) => TYPES.get(field.type).ts;
export const isInput = (field) => field.dir === 'in' || field.dir === 'inout';
export const isOutput = (field) => field.dir === 'out' || field.dir === 'inout';
export const inputsOf = (task) => task.fields.filter(isInput);
export const outputsOf = (task) => task.fields.filter(isOutput);
export const usesBuffer = (fields) => fields.some((field) => field.type === 'ShmBuffer');
