import path from 'node:path';
import process from 'node:process';
import { Command } from 'commander';
import { defaultSocket } from '../platform/node/socket-place.js';
import { guarded } from './guarded.js';

interface Options {
  config?: string;
  detach?: boolean;
  log?: string;
}

/** `chimaera start` */
export const startCommand = (name = 'start') =>
  new Command(name)
    .description('Runs a node until it is told to stop: by a signal, or by chimaera stop.')
    .option('-c, --config <file>', 'configuration; default: CHI_SERVER_CONF, HERMES_CONF, or the defaults')
    .option('-d, --detach', 'in the background, once it serves')
    .option(
      '-l, --log <file>',
      'where the log goes; default: standard output, with --detach beside the socket',
    )
    .action(guarded(start));

async function start({ config, detach, log }: Options): Promise<void> {
  if (detach) {
    const { startDetached } = await import('./detach.js');
    const file = log ?? path.join(path.dirname(defaultSocket(process.env)), 'runtime.log');
    process.exitCode = await startDetached([...(config ? ['--config', config] : []), '--log', file]);
    return;
  }
  const [{ openLog }, { runDaemon }] = await Promise.all([import('./log.js'), import('./daemon.js')]);
  await runDaemon({
    config,
    log: await openLog(log),
    onReady(endpoints) {
      // Whoever started this in the background goes, and its end of the pipe with it.
      if (process.send) process.send({ endpoints }, () => process.disconnect());
    },
  });
  // Threads of libraries and what a module left open must not keep a node that has stopped.
  process.exit(0);
}
