// Writing source text as Biome would format it, so that generated files need no formatter.
import { compareText } from './errors.mjs';
import { fnv1a } from './layout.mjs';

const MAX_COLUMNS = 110;

/**
 * `before` + the items in one line + `after`, or one item a line where that is too long.
 * @param {string} before up to and with the opening bracket, with its indentation
 */
export function list(before, items, after, pad = '') {
  const line = `${before}${pad}${items.join(', ')}${pad}${after}`;
  if (line.length <= MAX_COLUMNS || items.length === 0) return line;
  const indent = before.match(/^ */)[0];
  return [before, ...items.map((item) => `${indent}  ${item},`), `${indent}${after}`].join('\n');
}

/**
 * Biome's order of imported names: letter by letter, of one letter the capital first, numbers by value.
 * A letter becomes two characters, so that plain comparison of the keys does it.
 */
function orderKey(name) {
  const letters = name.replace(/^type /, '').replace(/\d+/g, (digits) => digits.padStart(9, '0'));
  return letters.replace(/[A-Za-z]/g, (c) => c.toLowerCase() + (c === c.toLowerCase() ? '1' : '0'));
}

export function importOf(kind, names, from) {
  const sorted = [...names].sort((a, b) => compareText(orderKey(a), orderKey(b)));
  return list(`${kind} {`, sorted, `} from '${from}';`, ' ');
}

const HEADER = /^\/\/ Generated from .* by chi_refresh_repo; do not edit\.\n\/\/ Content ([\da-f]{8})\n/;

const hex = (n) => n.toString(16).padStart(8, '0');

/**
 * @param {string[]} sources the files it is made from
 * @param {string[]} parts paragraphs of the file
 */
export function withHeader(sources, parts) {
  const body = `\n${parts.join('\n\n')}\n`;
  const from =
    sources.length < 3 ? sources.join(' and ') : `${sources.slice(0, -1).join(', ')} and ${sources.at(-1)}`;
  return `// Generated from ${from} by chi_refresh_repo; do not edit.\n// Content ${hex(fnv1a(body))}\n${body}`;
}

export const isGenerated = (text) => HEADER.test(text);

/** True if a generated file is not as the generator wrote it. */
export function isHandEdited(text) {
  const found = text.match(HEADER);
  return found === null || hex(fnv1a(text.slice(found[0].length))) !== found[1];
}
