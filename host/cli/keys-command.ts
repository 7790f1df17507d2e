import process from 'node:process';
import { Command } from 'commander';
import { guarded } from './guarded.js';

/** `chimaera keys` */
export const keysCommand = () =>
  new Command('keys')
    .description('Makes the keys of a node and of a client that it lets in over a network.')
    .argument('<folder>', 'where to write the two files')
    .action(guarded(keys));

async function keys(folder: string): Promise<void> {
  const { curveKeyPair } = await import('zeromq');
  const { writeKeyFiles } = await import('../platform/node/key-files.js');
  const { node, client } = writeKeyFiles(folder, curveKeyPair);
  process.stdout.write(`${node}\n  for the node: network.keys\n${client}\n  for clients: CHI_KEYS\n`);
}
