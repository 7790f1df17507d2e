// config/chimaera_default.yaml → host/config/defaults.autogen.ts, so that a start with defaults parses no
// YAML.
//   node tools/config-defaults.mjs           write it
//   node tools/config-defaults.mjs --check   exit 1 if it is not up to date
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const SOURCE = new URL('../config/chimaera_default.yaml', import.meta.url);
const TARGET = new URL('../host/config/defaults.autogen.ts', import.meta.url);

/** As the formatter would write it. */
function print(value, indent = '') {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map((item) => print(item)).join(', ')}]`;
  const lines = Object.entries(value).map(
    ([key, item]) => `${indent}  ${key}: ${print(item, `${indent}  `)},\n`,
  );
  return `{\n${lines.join('')}${indent}}`;
}

const text = `// Written by tools/config-defaults.mjs from config/chimaera_default.yaml: change that one.
import type { Configuration } from './configuration.js';

export const DEFAULTS: Configuration = ${print(parse(readFileSync(SOURCE, 'utf8')))};
`;

function current() {
  try {
    return readFileSync(TARGET, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

if (current() !== text) {
  if (process.argv.includes('--check')) {
    console.error('host/config/defaults.autogen.ts is out of date: run node tools/config-defaults.mjs');
    process.exitCode = 1;
  } else {
    writeFileSync(TARGET, text);
  }
}
