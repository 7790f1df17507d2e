// Runs a script of the project, after making sure that it can run: installs the dependencies when
// they are missing or older than package-lock.json, builds when an input has changed.
//   node tools/ensure.mjs [--no-build] SCRIPT [ARGUMENT…]
// Uses only what Node brings, says everything on stderr, and costs a few milliseconds when there is
// nothing to do. Several may run at once: one works, the others wait for it.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { hash, readJson, writeAtomic } from './build/files.mjs';
import { withLock } from './build/lock.mjs';
import { dim, red, say, sayStep, ToolError } from './build/log.mjs';
import { isMain } from './build/main.mjs';
import { buildState, refreshStamp } from './build/snapshot.mjs';

const NODE_MIN = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1])) return;
  throw new ToolError(`Node ${NODE_MIN.join('.')} or newer is needed; this is ${process.versions.node}`);
}

const installStamp = (root) => path.join(root, 'node_modules', '.chimaera.json');

/** The lock file's state; its content is hashed only when its time or size differ from `before`. */
function lockState(root, before) {
  const file = path.join(root, 'package-lock.json');
  const { mtimeMs, size } = statSync(file);
  const platform = `${process.platform}-${process.arch}`;
  const same = before !== undefined && before.mtimeMs === mtimeMs && before.size === size;
  return { mtimeMs, size, platform, hash: same ? before.hash : hash(readFileSync(file)) };
}

/** True when what npm noted in node_modules is what the lock file asks for (after an `npm install`). */
function matchesLockFile(root) {
  const wanted = readJson(path.join(root, 'package-lock.json'))?.packages ?? {};
  const present = readJson(path.join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (present === undefined) return false;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true;
    const found = present[name];
    return found === undefined ? entry.optional === true : found.version === entry.version;
  });
}

function isInstalled(root) {
  const stamp = readJson(installStamp(root));
  const now = lockState(root, stamp);
  const platformFits = stamp === undefined || stamp.platform === now.platform;
  if (stamp?.hash === now.hash && platformFits) {
    if (stamp.mtimeMs !== now.mtimeMs) writeAtomic(installStamp(root), JSON.stringify(now));
    return true;
  }
  if (!platformFits || !matchesLockFile(root)) return false;
  writeAtomic(installStamp(root), JSON.stringify(now));
  return true;
}

/** Runs a child whose whole output goes to our stderr. */
function run(what, command, args, root) {
  return new Promise((resolve, reject) => {
    const shell = process.platform === 'win32' && command !== process.execPath;
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new ToolError(`${what} failed (${signal ?? `exit code ${code}`})`));
    });
  });
}

async function install(root) {
  const startMs = performance.now();
  say(`${dim('install'.padEnd(8))}dependencies of package-lock.json …`);
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  // Under `npm start` the npm that called us is the one to use; by hand it is the one on the path.
  if (npm?.endsWith('npm-cli.js')) await run('npm ci', process.execPath, [npm, ...args], root);
  else await run('npm ci', 'npm', args, root);
  writeAtomic(installStamp(root), JSON.stringify(lockState(root)));
  sayStep('install', 'done', startMs);
}

/** Installs and builds as far as needed. */
export async function ensure(root, { build = true } = {}) {
  checkNode();
  const isReady = () => isInstalled(root) && (!build || buildState(root) === 'built');
  if (isReady()) return;
  await withLock(root, async () => {
    if (!isInstalled(root)) await install(root);
    if (!build) return;
    const state = buildState(root);
    if (state === 'touched') refreshStamp(root);
    if (state === 'stale') await run('the build', process.execPath, ['tools/build.mjs', '--locked'], root);
  });
}

async function main() {
  const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  const args = process.argv.slice(2);
  const build = args[0] !== '--no-build';
  if (!build) args.shift();
  const script = path.join(root, args[0] ?? '.');
  try {
    await ensure(root, { build });
    if (!existsSync(script)) throw new ToolError(`${args[0]} does not exist`);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    say(red(error.message));
    process.exitCode = 1;
    return;
  }
  if (args.length === 0) return;
  // The script takes this process over: no second start-up, and signals reach it directly.
  process.argv = [process.argv[0], script, ...args.slice(1)];
  await import(pathToFileURL(script).href);
}

if (isMain(import.meta.url)) await main();
