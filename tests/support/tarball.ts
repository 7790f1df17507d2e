// The package as its users have it: packed, unpacked into a folder's node_modules, its dependencies beside it. They are
// links to those of the checkout, so that nothing is downloaded.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ROOT } from './root.js';

function npm(args: string[], cwd: string): string {
  const script = process.env.npm_execpath;
  const [command, ...before] = script?.endsWith('npm-cli.js') ? [process.execPath, script] : ['npm'];
  const shell = process.platform === 'win32' && command === 'npm';
  return execFileSync(command, [...before, ...args], { cwd, encoding: 'utf8', shell, stdio: 'pipe' });
}

export interface Packed {
  files: string[];
  archive: string;
}

/**
 * Packs the package in `folder` into `destination`. Scripts are left out: ours would build what has just been built, and
 * the declarations, which running programs do without.
 */
export function pack(folder: string, destination: string): Packed {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', destination];
  const [packed] = JSON.parse(npm(args, folder));
  const files = packed.files.map((file: { path: string }) => file.path);
  return { files, archive: path.join(destination, path.basename(packed.filename)) };
}

/** Unpacks an archive as node_modules/NAME of a folder, with its bin entries; answers where. */
export function unpack(archive: string, folder: string, name: string): string {
  const modules = path.join(folder, 'node_modules');
  mkdirSync(modules, { recursive: true });
  execFileSync('tar', ['-xzf', archive], { cwd: modules });
  const target = path.join(modules, name);
  renameSync(path.join(modules, 'package'), target);
  const { bin = {} } = JSON.parse(readFileSync(path.join(target, 'package.json'), 'utf8'));
  const bins = path.join(modules, '.bin');
  mkdirSync(bins, { recursive: true });
  for (const [command, file] of Object.entries<string>(bin)) {
    chmodSync(path.join(target, file), 0o755);
    symlinkSync(path.join('..', name, file), path.join(bins, command));
  }
  return target;
}

/** Puts packages of the checkout beside it. */
export function link(folder: string, names: readonly string[]): void {
  for (const name of names) {
    const to = path.join(folder, 'node_modules', name);
    mkdirSync(path.dirname(to), { recursive: true });
    symlinkSync(path.join(ROOT, 'node_modules', name), to, 'junction');
  }
}

/** The names of what a package depends on to run. */
export function dependenciesOf(folder: string): string[] {
  return Object.keys(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).dependencies);
}
