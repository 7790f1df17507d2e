import { Command } from 'commander';
import { buildCommand } from './build.mjs';
import { makeModCommand } from './make-mod.mjs';
import { makeRepoCommand } from './make-repo.mjs';
import { refreshCommand } from './refresh.mjs';
import { testCommand } from './test.mjs';

/** `chimaera repo …` */
export const repoCommand = () =>
  new Command('repo')
    .description('Writes, builds and tests modules.')
    .addCommand(makeRepoCommand('make'))
    .addCommand(makeModCommand('make-mod'))
    .addCommand(refreshCommand('refresh'))
    .addCommand(buildCommand('build'))
    .addCommand(testCommand('test'));
