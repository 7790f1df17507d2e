// The package as it is published, from outside: docs/module-guide.md from an empty folder (its commands are run in their
// order, its files are written where it says), its types, and what a bundler makes of it.
// time limit: 400 s
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { build } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { writeDeclarations } from '#tools/build/declarations.mjs';
import { ROOT } from '../support/root.js';
import { dependenciesOf, link, pack, unpack } from '../support/tarball.js';

const test = suite('from outside');

const FOLDER = mkdtempSync(path.join(tmpdir(), 'chimaera-guide-'));
const [OUTSIDE, AUTHOR, USER] = ['outside', 'my_mod_repo', 'user'].map((name) => path.join(FOLDER, name));
process.on('exit', () => rmSync(FOLDER, { recursive: true, force: true }));

/** What a repository is built with, and what it is checked with. */
const TOOLS = ['assemblyscript', 'esbuild', 'typescript', '@types/node'];

interface Block {
  language: string;
  text: string;
}

function blocksOf(markdown: string): Block[] {
  const found = markdown.matchAll(/^```(\w+)\n(.*?)^```$/gms);
  return [...found].map(([, language, text]) => ({ language, text }));
}

/** Where each command is run, and what stands for what would download something. */
class Shell {
  cwd = FOLDER;
  said = '';
  typed = 0;

  constructor(private readonly archive: string) {}

  run(line: string): void {
    this.typed++;
    const words = line.split(' ');
    if (words[0] === 'cd') this.cwd = path.join(this.cwd, words[1]);
    else if (line === 'npm install') this.install();
    else if (words[0] === 'npx')
      this.execute(words.filter((word, i) => i > 2 || !/^(?:npx|-p|chimaera)$/.test(word)));
    else this.execute(words);
  }

  /** As npm does it, without a registry. */
  private install(): void {
    link(this.cwd, [...dependenciesOf(unpack(this.archive, this.cwd, 'chimaera')), ...TOOLS]);
  }

  private execute(words: string[]): void {
    const bins = [path.join(this.cwd, 'node_modules/.bin'), path.join(OUTSIDE, 'node_modules/.bin')];
    const variables = Object.fromEntries(
      words.filter((word) => word.includes('=')).map((word) => word.split('=')),
    );
    const [command, ...args] = words.filter((word) => !word.includes('='));
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined, ...variables };
    env.PATH = [...bins, process.env.PATH].join(path.delimiter);
    try {
      this.said = execFileSync(command, args, { cwd: this.cwd, encoding: 'utf8', env, stdio: 'pipe' });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      assert.unreachable(`${words.join(' ')}\n${stdout}\n${stderr}`);
    }
  }
}

/** Writes a block where its first line says: `// FILE`, or `// FILE (at the end)`. */
function write({ text }: Block): void {
  const [, name, atEnd] = /^(?:\/\/|#) ([\w./]+)(?:,.*)?( \(at the end\))?\n/.exec(text) ?? [];
  assert.ok(name, text);
  const body = text.slice(text.indexOf('\n') + 1);
  const file = path.join(name === 'program.mjs' ? USER : AUTHOR, name);
  if (atEnd) appendFileSync(file, `\n${body}`);
  else writeFileSync(file, body);
}

/** The third package: it has the runtime, and the author's package by its name. */
function installUser(archive: string): void {
  link(USER, dependenciesOf(unpack(archive, USER, 'chimaera')));
  unpack(path.join(AUTHOR, 'example-0.1.0.tgz'), USER, 'example');
}

const blocks = blocksOf(readFileSync(path.join(ROOT, 'docs/module-guide.md'), 'utf8'));
let archive: string;
let shell: Shell;

test.before(async () => {
  await writeDeclarations(ROOT);
  archive = pack(ROOT, FOLDER).archive;
  for (const folder of [OUTSIDE, USER]) mkdirSync(folder);
  link(OUTSIDE, dependenciesOf(unpack(archive, OUTSIDE, 'chimaera')));
  link(OUTSIDE, ['assemblyscript']);
  shell = new Shell(archive);
});

test('from an empty folder to a passing test in six commands', () => {
  const [first] = blocks.filter(({ language }) => language === 'sh');
  for (const line of first.text.trim().split('\n')) shell.run(line);
  assert.ok(shell.typed <= 6, `${shell.typed} commands`);
  assert.match(shell.said, /^# pass 8$/m);
  assert.match(shell.said, /^# fail 0$/m);
});

test('its modules, their tests, and a program that calls them', () => {
  const [, ...rest] = blocks.filter(({ language }) => language !== '');
  const said: string[] = [];
  for (const block of rest) {
    if (block.language !== 'sh') {
      write(block);
      continue;
    }
    for (const line of block.text.trim().split('\n')) {
      if (line.startsWith('CHI_REPO_PATH')) {
        installUser(archive);
        shell.cwd = USER;
      }
      shell.run(line);
      said.push(shell.said);
    }
  }
  assert.match(said.join(''), /^# pass 12$/m);
  assert.match(said.at(-1) ?? '', /^compressor 80\nzcompressor \d+\n$/);
});

test('the monitor of a module draws what its pools do', () => {
  write({
    language: 'js',
    text: `// program.mjs
import { DomainQuery, Runtime } from 'chimaera';
import { Client } from 'example/compressor';
import { monitor } from 'example/compressor/monitor';

const rt = await Runtime.start();
await rt.modules.register('example:compressor');
const client = new Client(rt);
await client.create(DomainQuery.localId(0), DomainQuery.globalBcast(), 'mine', { containers: 1 });
const [input, output] = [rt.allocateBuffer(1000), rt.allocateBuffer(2000)];
for (let i = 0; i < 20; i++) await client.compress(DomainQuery.localId(0), input, output);
for await (const line of monitor(rt, 10)) {
  console.log(line);
  if (line.includes('kCompress')) break;
}
await rt.stop();
`,
  });
  shell.cwd = USER;
  shell.run('CHI_REPO_PATH=node_modules/example node program.mjs');
  assert.match(shell.said, /^mine kCompress 2000\/s [\d.]+ µs █+$/m);
});

test('publint has nothing to say', async () => {
  const folder = path.join(OUTSIDE, 'node_modules/chimaera');
  const pkg = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const { messages } = await publint({ pkgDir: folder, pack: false, level: 'warning' });
  assert.equal(
    messages.map((message) => formatMessage(message, pkg)),
    [],
  );
});

/** The package is ES modules alone; engines are bytes, and have no types. */
const OF_INTEREST = ['node16-esm', 'bundler'];

test('the types are those of the code', async () => {
  const packed = createPackageFromTarballData(new Uint8Array(readFileSync(archive)));
  const options = { entrypoints: ['.', './platform/sim', './mods/compressor', './mods/small_message'] };
  const result = await checkPackage(packed, options);
  assert.is(result.types ? result.types.kind : 'none', 'included');
  const problems = 'problems' in result ? result.problems : [];
  assert.equal(
    problems.filter((one) => !('resolutionKind' in one) || OF_INTEREST.includes(one.resolutionKind)),
    [],
  );
});

test('a client alone pulls in nothing of the runtime', async () => {
  const { metafile } = await build({
    entryPoints: [path.join(ROOT, 'host/client.ts')],
    outdir: FOLDER,
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  const files = Object.keys(metafile.inputs).map((file) => file.replace(/^.*?host\//, ''));
  assert.ok(files.includes('client/socket-connection.ts'));
  const ofRuntime =
    /^(?:runtime|workers\/|pools\/|config\/(?:schema|load)|modules\/module-manager|net\/net-server)/;
  assert.equal(
    files.filter((file) => ofRuntime.test(file)),
    [],
  );
  const packages = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map((one) => one.path));
  assert.ok(packages.includes('zeromq'));
  for (const name of ['yaml', 'zod', 'pino', 'commander']) assert.not(packages.includes(name), name);
});

test('a page that bundles the package gets no sockets', async () => {
  const contents =
    "export * from 'chimaera'; export * from 'chimaera/platform/sim'; export * from 'example/compressor';";
  const { metafile } = await build({
    stdin: { contents, resolveDir: USER },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    external: ['node:*'],
  });
  const packages = Object.keys(metafile.inputs).map((file) => /.*node_modules\/([^/]+)/.exec(file)?.[1]);
  assert.ok(packages.includes('chimaera') && packages.includes('example'));
  assert.not(packages.includes('zeromq'));
});

test.run();
