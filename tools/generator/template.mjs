// The template module mods/MOD_NAME: what a new module begins with, and each new method.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problems } from './errors.mjs';
import { TEMPLATE } from './folders.mjs';
import { functionOf, INHERITED, stemOf } from './names.mjs';
import { findRegions, regionOf } from './regions.mjs';

const FOLDER = fileURLToPath(new URL(`../../mods/${TEMPLATE}/`, import.meta.url));

/** Files that differ by the language of the runtime lie in a folder that is called like it. */
const LANGUAGES = ['assemblyscript', 'typescript'];
/** The region of a method of the author's, and of an inherited one. */
const [CUSTOM, INHERITED_ONE] = ['Custom', 'Destroy'];

const fileOf = (suffix, language) => path.join(FOLDER, language ?? '', `${TEMPLATE}_${suffix}.ts`);

const rename = (text, name) => text.replaceAll(TEMPLATE, name);

function withoutRegion(text, name) {
  const region = new RegExp(`^ *// CHI_BEGIN\\(${name}\\)[\\s\\S]*?// CHI_END\\(${name}\\)\n\n?`, 'm');
  return text.replace(region, '');
}

/**
 * The files of a new module: path within its folder → text.
 * @param {'assemblyscript' | 'typescript'} language of its runtime
 */
export function newModule(name, language) {
  const others = LANGUAGES.filter((one) => one !== language);
  const files = new Map();
  for (const entry of readdirSync(FOLDER, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.relative(FOLDER, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/');
    const [top] = file.split('/');
    if (others.includes(top)) continue;
    const target = top === language ? file.slice(top.length + 1) : file;
    const text = readFileSync(path.join(FOLDER, file), 'utf8').replaceAll('LANGUAGE', language);
    files.set(rename(target, name), rename(withoutRegion(text, CUSTOM), name));
  }
  return files;
}

/** What a method begins with in <mod>_tasks.ts or <mod>_runtime.ts; empty where an inherited one has nothing. */
export function skeletonOf(method, suffix, language) {
  const custom = !INHERITED.has(method);
  if (suffix === 'tasks' && !custom) return '';
  const text = readFileSync(fileOf(suffix, suffix === 'runtime' ? language : undefined), 'utf8');
  const model = custom ? CUSTOM : INHERITED_ONE;
  const problems = new Problems();
  const region = regionOf(text, findRegions(FOLDER, text, problems), model);
  problems.throwIfAny();
  return region
    .replaceAll(`k${model}`, method)
    .replaceAll(model, stemOf(method))
    .replace(new RegExp(`\\b${functionOf(`k${model}`)}\\b`, 'g'), functionOf(method));
}
