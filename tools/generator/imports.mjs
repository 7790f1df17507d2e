// Where generated files import from. It follows where <mod>_tasks.ts imports Task from, so one rule serves
// the modules of this repository (relative paths) and those of others (the package).

const IN_TREE = /^(\.\.?\/.*?)assembly\/module(\/index)?$/;
const PACKAGE = 'chimaera';
/** What the package offers to AssemblyScript. */
const ASSEMBLY = 'chimaera/assembly';

/**
 * @typedef {object} Imports specifiers as a file in autogen/ writes them
 * @property {string} api the module API, AssemblyScript
 * @property {string} abi the memory layout, AssemblyScript
 * @property {string} hostAbi the memory layout, TypeScript
 * @property {string} host types of the host
 * @property {string} client the class ContainerClient: not by way of host/index.js, which itself imports
 *   the clients of required modules
 */

/**
 * @param {string | undefined} api the specifier in <mod>_tasks.ts
 * @returns {Imports | undefined} nothing if it is neither of the two forms
 */
export function importsFor(api) {
  const root = api?.match(IN_TREE)?.[1];
  if (root !== undefined) {
    const up = root.startsWith('./') ? `../${root.slice(2)}` : `../${root}`;
    return {
      api: `${up}assembly/module/index`,
      abi: `${up}assembly/abi/layout`,
      hostAbi: `${up}assembly/abi/layout.js`,
      host: `${up}host/index.js`,
      client: `${up}host/client/container-client.js`,
    };
  }
  if (api !== undefined && api !== ASSEMBLY) return undefined;
  return { api: ASSEMBLY, abi: ASSEMBLY, hostAbi: PACKAGE, host: PACKAGE, client: `${PACKAGE}/client` };
}
