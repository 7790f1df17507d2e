// The hash that a module and a runtime must share, written into assembly/abi/layout.ts.
//   node tools/abi-hash.mjs           write it
//   node tools/abi-hash.mjs --check   exit 1 if it is not up to date
// It covers what a module is compiled against: every constant of layout.ts, what the files of module/ import from others
// of abi/, and every call in module/chimaera.ts with its signature. Comments, order and formatting do not count.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { isMain } from './build/main.mjs';
import { Problems } from './generator/errors.mjs';
import { fnv1a } from './generator/layout.mjs';
import { isFunction, NodeKind, parseSource } from './generator/source.mjs';

const LAYOUT = 'assembly/abi/layout.ts';
const MODULE = 'assembly/module';
const CALLS = `${MODULE}/chimaera.ts`;
const ABI = 'assembly/abi';
const ABI_HASH = 'ABI_HASH';
const LINE = /^export const ABI_HASH: u32 = \w+;$/m;

const read = (file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const textOf = (node) => node.range.toString().replace(/\s+/g, ' ');

function statementsOf(file, text) {
  const problems = new Problems();
  const source = parseSource(file, text, problems);
  problems.throwIfAny();
  return source.statements;
}

// Of each constant and enum its name, and what it says.
function constantsOf(file, text) {
  return statementsOf(file, text)
    .flatMap((node) => {
      if (node.kind === NodeKind.Variable)
        return node.declarations.map((one) => [one.name.text, assignmentOf(one)]);
      if (node.kind === NodeKind.EnumDeclaration)
        return [[node.name.text, node.values.map(assignmentOf).join(';')]];
      return [];
    })
    .filter(([name]) => name !== ABI_HASH);
}

const assignmentOf = ({ name, initializer }) => `${name.text}=${textOf(initializer)}`;

// What the files of module/ read of an engine's memory, or answer it with, that is not in layout.ts.
function importedConstants() {
  const wanted = new Map();
  for (const name of readdirSync(new URL(`../${MODULE}`, import.meta.url))) {
    const file = `${MODULE}/${name}`;
    for (const node of statementsOf(file, read(file))) {
      if (node.kind !== NodeKind.Import || node.declarations === null) continue;
      const from = `${path.posix.join(MODULE, node.path.value)}.ts`;
      if (path.posix.dirname(from) !== ABI || from === LAYOUT) continue;
      if (!wanted.has(from)) wanted.set(from, new Set());
      for (const { foreignName } of node.declarations) wanted.get(from).add(foreignName.text);
    }
  }
  return [...wanted].flatMap(([file, names]) =>
    constantsOf(file, read(file)).filter(([name]) => names.has(name)),
  );
}

function callsOf(text) {
  return statementsOf(CALLS, text)
    .filter(isFunction)
    .map(({ name, signature }) => {
      const parameters = signature.parameters.map((p) => `${p.name.text}:${textOf(p.type)}`);
      return `${name.text}(${parameters.join(',')}):${textOf(signature.returnType)}`;
    });
}

/** The text that is hashed: a line for each constant and each call, in order of their names. */
export function canonicalAbi(layout = read(LAYOUT), calls = read(CALLS)) {
  const constants = [...constantsOf(LAYOUT, layout), ...importedConstants()].map(([, value]) => value);
  return [...constants.sort(), ...callsOf(calls).sort()].map((line) => `${line}\n`).join('');
}

/** Brings the constant up to date, unless `check`; answers whether it was. */
export function refreshAbiHash({ check = false } = {}) {
  const text = read(LAYOUT);
  if (!LINE.test(text)) throw new Error(`${LAYOUT} has no line that ${LINE} matches`);
  const hash = fnv1a(canonicalAbi(text)).toString(16).padStart(8, '0');
  const fresh = text.replace(LINE, `export const ${ABI_HASH}: u32 = 0x${hash};`);
  if (fresh === text) return true;
  if (!check) writeFileSync(new URL(`../${LAYOUT}`, import.meta.url), fresh);
  return false;
}

if (isMain(import.meta.url)) {
  const check = process.argv.includes('--check');
  if (!refreshAbiHash({ check }) && check) {
    const line =
      read(LAYOUT)
        .split('\n')
        .findIndex((text) => LINE.test(text)) + 1;
    console.error(`${LAYOUT}:${line}:1: ${ABI_HASH} is stale, run \`npm run generate\``);
    process.exitCode = 1;
  }
}
