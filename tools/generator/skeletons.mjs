// What a method that is new in chimaera_mod.yaml gets in the author's files: its task class and its function. What is
// there already stays as it is; what belongs to a method that is gone goes only when asked for.
import { functionOf, INHERITED, stemOf } from './names.mjs';
import { addRegion, dropRegion, findRegions } from './regions.mjs';
import { skeletonOf } from './template.mjs';

/** @typedef {{ file: string, line: number, name: string }} Leftover a region whose method is gone */

const HAS = {
  tasks: (stem) => new RegExp(`\\bclass ${stem}Task\\b`),
  assemblyscript: (stem) => new RegExp(`\\bfunction ${functionOf(`k${stem}`)}\\b`),
  typescript: (stem) => new RegExp(`^\\s+(?:async\\s+)?${functionOf(`k${stem}`)}\\s*[(=]`, 'm'),
};
/** A container that has its methods from a class of the author's. */
const INHERITS = /\bclass Runtime extends (?!ContainerRuntime\b)/;

/** Adds to one file what its methods lack there. */
function extend(sources, file, suffix, module, problems) {
  const { runtime, methods } = module;
  const has = HAS[suffix === 'tasks' ? 'tasks' : runtime];
  if (has === undefined) return; // no such runtime
  let text = sources.read(file);
  if (INHERITS.test(text)) return;
  for (const { name } of methods.filter(({ id }) => id >= 0)) {
    if (has(stemOf(name)).test(text)) continue;
    const region = skeletonOf(name, suffix, runtime);
    if (region === '') continue;
    const more = addRegion(text, findRegions(file, text, problems), region);
    if (more === undefined) return;
    text = more;
    sources.change(file, text);
  }
}

/** Regions of methods that chimaera_mod.yaml does not have any more. */
function leftoversOf(file, { regions }, methods) {
  const alive = new Set(methods.filter(({ id }) => id >= 0).map(({ name }) => stemOf(name)));
  return regions
    .filter(({ name }) => !alive.has(name) && !INHERITED.has(`k${name}`))
    .map((region) => ({ file, line: region.first + 1, name: region.name, region }));
}

/**
 * Prepares the author's files of a module for its methods.
 * @param {import('./sources.mjs').Sources} sources takes the changes
 * @param {Record<'tasks' | 'runtime', string>} files
 * @param {{ runtime: string, methods: import('./yaml.mjs').Method[] }} module
 * @param {boolean} prune remove what belongs to methods that are gone
 * @returns {Leftover[] | undefined} what would be, or was, removed; undefined when their marks are broken
 */
export function prepare(sources, files, module, prune, problems) {
  const leftovers = [];
  for (const [suffix, file] of Object.entries(files)) {
    if (!sources.exists(file)) continue; // what is wrong then is said by those who read it
    const marks = findRegions(file, sources.read(file), problems);
    if (marks.broken) return undefined;
    const found = leftoversOf(file, marks, module.methods);
    leftovers.push(...found.map(({ region, ...rest }) => rest));
    for (const { region } of prune ? found.reverse() : []) {
      sources.change(file, dropRegion(sources.read(file), region));
    }
    extend(sources, file, suffix, module, problems);
  }
  return leftovers;
}
