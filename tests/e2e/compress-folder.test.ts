// The example as a user runs it: a process of its own, on folders with all that folders can hold.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Figures } from '../../examples/compress-folder/figures.js';
import { ROOT } from '../support/root.js';

const test = suite<{ folder: string }>('compress-folder');

const EXAMPLE = path.join(ROOT, 'dist', 'examples', 'compress-folder', 'index.js');
const CONTROL = /[^\P{Cc}\n]/u;

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** @param nodeOptions for node itself */
function run(args: string[], env: NodeJS.ProcessEnv = {}, nodeOptions: string[] = []): Promise<Run> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...env }, timeout: 30_000, maxBuffer: 1 << 26 };
    execFile(process.execPath, [...nodeOptions, EXAMPLE, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
    });
  });
}

async function figuresOf(folder: string, env?: NodeJS.ProcessEnv): Promise<Figures & { code: number }> {
  const { code, stdout, stderr } = await run([folder, '--json'], env);
  try {
    return { code, ...JSON.parse(stdout) };
  } catch {
    throw new Error(`no JSON (exit code ${code}): ${stdout}\n${stderr}`);
  }
}

/** Bytes that do not compress: digests, one after the other. */
function incompressible(size: number): Buffer {
  const digest = (i: number) => createHash('sha256').update(String(i)).digest();
  const digests = Array.from({ length: Math.ceil(size / 32) }, (_, i) => digest(i));
  return Buffer.concat(digests).subarray(0, size);
}

test.before.each((context) => {
  context.folder = mkdtempSync(path.join(tmpdir(), 'chimaera-'));
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true, force: true }));

test('files of all kinds come back; what is not to be read is listed with its reason', async ({ folder }) => {
  const files: Record<string, Buffer | string> = {
    'a.txt': 'hello '.repeat(1000),
    empty: '',
    'one byte': 'x',
    '-dash': '--json',
    'grüße 🜲': 'ü',
    'line\nbreak': 'b',
    '\x1b[31mred': 'r',
    'exactly a block': Buffer.alloc(128 * 1024, 7),
    'incompressible.bin': incompressible(300_001),
    'deep/deeper/deepest/file': 'd',
    'dist/node_modules/file': 'taken: the folder was named',
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  const skipped: Record<string, string> = {
    broken: 'a broken link',
    'deep/up': 'a link to a folder, not followed',
    itself: 'a link that leads back to itself',
    link: 'a link, not followed',
    pipe: 'a named pipe, not opened',
    socket: 'a socket, not opened',
  };
  symlinkSync('nowhere', path.join(folder, 'broken'));
  symlinkSync('..', path.join(folder, 'deep', 'up'));
  symlinkSync('itself', path.join(folder, 'itself'));
  symlinkSync('a.txt', path.join(folder, 'link'));
  execFileSync('mkfifo', [path.join(folder, 'pipe')]);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(path.join(folder, 'socket'), resolve));
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x62, 0xff, 0x61])]), 'bytes');
  if (process.getuid?.() !== 0) {
    writeFileSync(path.join(folder, 'secret'), 's', { mode: 0 }); // root reads it all the same
    skipped.secret = 'EACCES: permission denied';
  }

  const figures = await figuresOf(folder);
  const bytes = Object.values(files).reduce((sum, content) => sum + Buffer.byteLength(content), 0);
  assert.is(figures.code, 0);
  assert.is(figures.mismatches, 0);
  assert.is(figures.files, Object.keys(files).length + 1);
  assert.is(figures.bytes, bytes + 5);
  assert.equal(Object.fromEntries(figures.skipped.map((file) => [file.path, file.reason])), skipped);

  const { code, stdout, stderr } = await run([folder]);
  server.close();
  assert.is(code, 0);
  assert.not.match(stdout + stderr, CONTROL);
  assert.match(
    stdout,
    new RegExp(`^files +${figures.files} +0 mismatches, ${figures.skipped.length} skipped$`, 'm'),
  );
  for (const [name, reason] of Object.entries(skipped))
    assert.ok(stdout.includes(`  ${name}: ${reason}\n`), name);
});

test('--json: the figures and nothing else', async ({ folder }) => {
  for (let i = 0; i < 40; i++) writeFileSync(path.join(folder, `${i}`), `${i} `.repeat(10_000));
  const { code, ...figures } = await figuresOf(folder);
  assert.is(code, 0);
  assert.is(figures.tasks, 80);
  assert.is(figures.ratio, Math.round((figures.bytes / figures.compressedBytes) * 1000) / 1000);
  assert.ok(figures.ratio > 10);
  for (const key of ['seconds', 'tasksPerSecond', 'megabytesPerSecond'] as const)
    assert.ok(figures[key] > 0, key);
  const perSecond = figures.tasks / figures.seconds;
  assert.ok(
    Math.abs(figures.tasksPerSecond / perSecond - 1) < 0.05,
    `${figures.tasksPerSecond} of ${perSecond}`,
  );

  assert.equal(
    figures.methods.map(({ method, tasks }) => [method, tasks]),
    [
      ['kCompress', 40],
      ['kDecompress', 40],
    ],
  );
  for (const { waitP50Us, waitP99Us, runP50Us, runP99Us, sampled } of figures.methods) {
    assert.ok(waitP50Us >= 0 && waitP99Us >= waitP50Us); // 0: none of its tasks was the one in 64 that carries the time
    assert.ok(runP50Us > 0 && runP99Us >= runP50Us);
    assert.ok(sampled > 0 && sampled <= 1);
  }
  assert.ok(figures.methods.some(({ waitP50Us }) => waitP50Us > 0));
  assert.equal(
    figures.workers.map(({ worker }) => worker),
    [0, 1],
  );
  for (const { tasks, share } of figures.workers)
    assert.ok(tasks > 0 && share > 0.3 && share < 0.7, `${share}`);
});

test('a reader that closes the pipe is no failure', async ({ folder }) => {
  const child = spawn(process.execPath, [EXAMPLE, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, 'close');
  assert.equal([code, stderr], [0, `compressing ${folder}\n`]);
});

test('an empty folder is a run without files', async ({ folder }) => {
  const { code, files, bytes, ratio, tasks } = await figuresOf(folder);
  assert.equal([code, files, bytes, ratio, tasks], [0, 0, 0, 0, 0]);
});

test('without a folder: the project’s tree', async () => {
  const { code, stdout } = await run(['--json']);
  const figures: Figures = JSON.parse(stdout);
  assert.is(code, 0);
  assert.is(figures.mismatches, 0);
  assert.ok(figures.files > 100 && figures.files < 5000, `${figures.files}`);
});

test('no such folder, no folder, a wrong option: exit code 2, a reason on stderr, nothing on stdout', async ({
  folder,
}) => {
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  const wrong: [string[], RegExp][] = [
    [[path.join(folder, 'none'), '--json'], /none does not exist/],
    [[file], /file is not a folder/],
    [[''], /the name of the folder is empty/],
    [[folder, '--jsn'], /unknown option '--jsn'.*\n.*--json/],
    [[folder, folder], /too many arguments/],
  ];
  const runs = wrong.map(async ([args, expected]) => {
    const { code, stdout, stderr } = await run(args);
    assert.equal([code, stdout], [2, ''], stderr);
    assert.match(stderr, expected);
    assert.not.match(stderr, CONTROL);
  });
  await Promise.all(runs);
  const { code, stdout } = await run(['--help']);
  assert.is(code, 0);
  assert.match(stdout, /--json/);
});

/** A module repo with a compressor of which a method does something else. */
function putCompressor(repo: string, patch: string): NodeJS.ProcessEnv {
  const built = path.join(ROOT, 'dist', 'mods', 'compressor');
  const manifest = JSON.parse(readFileSync(path.join(built, 'module.json'), 'utf8'));
  const folder = path.join(repo, 'compressor');
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, 'module.json'),
    JSON.stringify({ ...manifest, runtimeFile: 'patched.mjs' }),
  );
  const original = pathToFileURL(path.join(built, manifest.runtimeFile)).href;
  const { kDecompress } = manifest.methods;
  const source = `export * from '${original}';
    import * as original from '${original}';
    import { DecompressTask } from '${new URL('compressor_views.js', original)}';
    export function run(runtime, method, at, rctx) {
      original.run(runtime, method, at, rctx);
      const task = new DecompressTask(runtime.link, at);
      if (method === ${kDecompress} && task.size > 1000) { ${patch} }
    }`;
  writeFileSync(path.join(folder, 'patched.mjs'), source);
  return { CHI_REPO_PATH: repo };
}

const BROKEN: [name: string, patch: string, reason: RegExp][] = [
  ['flips a bit', 'runtime.link.u8[task.output.pointer + 999] ^= 1;', /^other bytes came back/],
  ['loses a byte', 'task.size -= 1;', /^other bytes came back/],
  ['throws', 'throw new Error("no\\u001b[31m luck");', /^CHI_E_EXCEPTION: .*luck/],
];
for (const [name, patch, reason] of BROKEN) {
  test(`a module that ${name}: a mismatch of that file, exit code 1`, async ({ folder }) => {
    const repo = mkdtempSync(path.join(tmpdir(), 'chimaera-'));
    const env = putCompressor(repo, patch);
    writeFileSync(path.join(folder, 'small'), 's');
    writeFileSync(path.join(folder, 'large'), incompressible(200_000));
    const figures = await figuresOf(folder, env);
    assert.equal([figures.code, figures.files, figures.mismatches], [1, 2, 1]);
    assert.is(figures.mismatched.length, 1);
    assert.is(figures.mismatched[0].path, 'large');
    assert.match(figures.mismatched[0].reason, reason);

    const { code, stdout } = await run([folder], env);
    rmSync(repo, { recursive: true });
    assert.is(code, 1);
    assert.match(stdout, /^MISMATCH: 1 of 2 files/);
    assert.match(stdout, /did not come back\n {2}large: /);
    assert.not.match(stdout, CONTROL);
  });
}

test('a file larger than the memory that the process uses', async ({ folder }) => {
  const report = "process.on('exit', () => console.error('@rss', process.resourceUsage().maxRSS))";
  const nodeOptions = ['--import', `data:text/javascript,${encodeURIComponent(report)}`];
  const bytes = 256 << 20;
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  truncateSync(file, bytes); // takes no room on the disk
  const { code, stdout, stderr } = await run([folder, '--json'], {}, nodeOptions);
  assert.equal([code, JSON.parse(stdout).bytes], [0, bytes]);
  const peakBytes = Number(/@rss (\d+)/.exec(stderr)?.[1]) * 1024;
  assert.ok(peakBytes < bytes, `${peakBytes} bytes of memory`);
});

test.run();
