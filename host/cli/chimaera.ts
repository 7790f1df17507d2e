#!/usr/bin/env node
// The command `chimaera`. Each verb, or noun with its verbs, is a file that makes its Command; what a verb needs beside
// that it imports when it runs.
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { initCommand } from '#tools/kit/commands/init.mjs';
import { repoCommand } from '#tools/kit/commands/repo.mjs';
import { configCommand } from './config-command.js';
import { keysCommand } from './keys-command.js';
import { startCommand } from './start-command.js';
import { statusCommand } from './status-command.js';
import { stopCommand } from './stop-command.js';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

await new Command('chimaera')
  .description('A task runtime whose scheduler is a WebAssembly engine.')
  .version(version)
  .addCommand(startCommand())
  .addCommand(stopCommand())
  .addCommand(statusCommand())
  .addCommand(configCommand())
  .addCommand(keysCommand())
  .addCommand(initCommand('init'))
  .addCommand(repoCommand())
  .parseAsync();
