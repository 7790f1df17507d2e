// autogen/<mod>_methods.ts: the ids of the module's methods. AssemblyScript and TypeScript read it.
import { withHeader } from './text.mjs';

/** @param {import('./repo.mjs').Module} module */
export function emitMethods(module) {
  const members = module.methods.filter((m) => m.id >= 0).map((m) => `  ${m.name} = ${m.id},`);
  return withHeader(['chimaera_mod.yaml'], [['export enum Method {', ...members, '}'].join('\n')]);
}
