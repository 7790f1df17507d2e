import process from 'node:process';
import { Command } from 'commander';
import { configurationSchema, fileOf, loadConfiguration } from '../config/load.js';
import { configurationOrigins } from '../config/origins.js';
import { readConfigurationFile } from '../config/read-file.js';
import { guarded } from './guarded.js';

/** `chimaera config …` */
export const configCommand = () =>
  new Command('config')
    .description('Looks at a configuration.')
    .addCommand(
      new Command('check')
        .description('Tells every mistake in a configuration by its place; exit code 3 when there is one.')
        .argument('[file]', 'default: CHI_SERVER_CONF, HERMES_CONF')
        .action(guarded(check)),
    )
    .addCommand(
      new Command('print')
        .description('Prints the configuration that is in effect.')
        .argument('[file]', 'default: CHI_SERVER_CONF, HERMES_CONF, or the defaults')
        .option('--origin', 'where each value comes from')
        .action(guarded(print)),
    )
    .addCommand(
      new Command('schema')
        .description('Prints the JSON Schema of a configuration file, for editors.')
        .action(guarded(schema)),
    );

async function check(file?: string): Promise<void> {
  await loadConfiguration(file, process.env, readConfigurationFile);
  process.stdout.write(`${file ?? fileOf(process.env) ?? 'the defaults'}: fine\n`);
}

async function print(file: string | undefined, { origin }: { origin?: boolean }): Promise<void> {
  const rows = await configurationOrigins(file, process.env, readConfigurationFile);
  const lines: string[] = [];
  let section = '';
  for (const { key, value, origin: where } of rows) {
    const [head, name] = key.split('.');
    if (name !== undefined && head !== section) lines.push(`${head}:`);
    section = head;
    const text = `${name === undefined ? key : `  ${name}`}: ${JSON.stringify(value)}`;
    lines.push(origin ? `${text.padEnd(40)} # ${where}` : text);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function schema(): Promise<void> {
  process.stdout.write(`${JSON.stringify(await configurationSchema(), null, 2)}\n`);
}
