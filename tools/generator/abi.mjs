// The numbers that generated code and module.json share with the engine, read from the engine's own
// descriptor files, so that they exist once.
import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../assembly/abi/', import.meta.url);

/** Every `export const NAME: type = <literal>` of the file, as it is on disk now. */
function readConstants(file) {
  const constants = new Map();
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  for (const [, name, value] of text.matchAll(/^export const (\w+): \w+ = (0x[\da-fA-F_]+|\d+);/gm)) {
    constants.set(name, Number(value.replaceAll('_', '')));
  }
  return (name) => {
    const value = constants.get(name);
    if (value === undefined) throw new Error(`assembly/abi/${file} has no constant ${name}`);
    return value;
  };
}

/** @returns {{ abiHash: number, taskHeaderSize: number, taskMethod: number, methodCustom: number,
 *   createParams: number, createContainers: number, maxMethods: number, maxNameBytes: number }} */
export function readAbi() {
  const layout = readConstants('layout.ts');
  const limits = readConstants('limits.ts');
  return {
    abiHash: layout('ABI_HASH') >>> 0,
    taskHeaderSize: layout('TASK_HEADER_SIZE'),
    taskMethod: layout('TASK_METHOD'),
    methodCustom: layout('METHOD_CUSTOM'),
    createParams: layout('CREATE_PARAMS'),
    createContainers: layout('CREATE_CONTAINERS'),
    maxMethods: limits('MAX_METHODS'),
    maxNameBytes: limits('MAX_NAME_BYTES'),
  };
}
