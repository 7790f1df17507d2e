// The command line, and the folder that it names.
import { opendir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { printable } from './names.js';
import { reasonOf } from './reasons.js';

export interface Options {
  /** Absolute. */
  folder: string;
  /** Names in the folder itself that are not looked at. */
  leftOut: readonly string[];
  json: boolean;
}

/** From dist/examples/compress-folder. */
const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
/** What does not belong to the project's own tree. A folder that is named is taken whole. */
const NOT_OURS = ['node_modules', '.git', 'dist'];
const USAGE_ERROR = 2;

const HELP = `
Links are not followed, and pipes, sockets and devices are not opened: they are listed as skipped, like
files that cannot be read or that change meanwhile.

npm prints two lines of its own to stdout; for the JSON alone: npm start --silent -- FOLDER --json

Exit code: 0 = every byte came back; 1 = some did not, or the runtime failed; 2 = wrong usage or no such folder.`;

/** The options, or the code to exit with when all is said. */
export async function readOptions(argv: readonly string[]): Promise<Options | { exitCode: number }> {
  const command = new Command('npm start --')
    .description('Compresses the files of a folder through the runtime, and checks that they come back.')
    .argument('[folder]', `default: the project's tree without ${NOT_OURS.join(', ')}`)
    .option('--json', 'print the figures as JSON')
    .addHelpText('after', HELP)
    .exitOverride();
  try {
    command.parse(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { exitCode: error.exitCode === 0 ? 0 : USAGE_ERROR };
  }
  const [named] = command.args;
  const folder = named === undefined ? PROJECT : path.resolve(workingFolder(), named);
  const problem = named === '' ? 'the name of the folder is empty' : await problemOf(folder);
  if (problem !== undefined) {
    process.stderr.write(`error: ${problem}; name a folder, or none for the project's tree\n`);
    return { exitCode: USAGE_ERROR };
  }
  return { folder, leftOut: named === undefined ? NOT_OURS : [], json: command.opts().json === true };
}

// npm runs scripts in the package's folder; what the user names lies where npm was called.
function workingFolder(): string {
  const { npm_lifecycle_event: script, INIT_CWD: calledIn } = process.env;
  return script === 'start' && calledIn ? calledIn : process.cwd();
}

async function problemOf(folder: string): Promise<string | undefined> {
  try {
    await (await opendir(folder)).close();
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const known = { ENOENT: 'does not exist', ENOTDIR: 'is not a folder' }[code ?? ''];
    return `${printable(folder)} ${known ?? `cannot be read (${reasonOf(error)})`}`;
  }
}
