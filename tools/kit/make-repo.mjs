// chi_make_repo: the folder that modules lie in.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ToolError } from '../build/log.mjs';
import { shownPath } from '../generator/errors.mjs';
import { REPO_YAML } from '../generator/folders.mjs';
import { MODULE_NAME } from '../generator/names.mjs';
import { writeNew } from './new-files.mjs';

const OWN = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** What modules are built with; versions as this package is tested with them. */
const TOOLS = ['@types/node', 'assemblyscript', 'esbuild', 'typescript'];

/** The npm package is called like the namespace: `example::compressor_client` is `example/compressor`. */
function packageJson(namespace) {
  const tools = TOOLS.map((name) => [name, OWN.devDependencies[name]]);
  return {
    name: namespace,
    version: '0.1.0',
    type: 'module',
    exports: {
      './package.json': './package.json',
      './*/monitor': { types: './build/*/*_monitor.d.ts', default: './build/*/*_monitor.js' },
      './*': { types: './build/*/*_client.d.ts', default: './build/*/*_client.js' },
    },
    files: ['build'],
    scripts: {
      build: 'chimaera repo build',
      test: 'chimaera repo test',
      prepack: 'chimaera repo build --declarations',
    },
    dependencies: { chimaera: `^${OWN.version}` },
    devDependencies: Object.fromEntries(tools),
  };
}

/** For editors, and for how types are checked. AssemblyScript is none of TypeScript's business. */
const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2024', 'DOM'],
    module: 'NodeNext',
    types: ['node'],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ['*/*_client.ts', '*/*_monitor.ts', '*/autogen/*_views.ts', '*/test/*.ts'],
};

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

function checkPlace(folder, namespace) {
  if (!MODULE_NAME.test(namespace)) {
    const expected = 'lower-case letters, digits and _, beginning with a letter';
    throw new ToolError(`${namespace} is not a namespace; expected ${expected}; choose another`);
  }
  const file = path.join(folder, REPO_YAML);
  if (existsSync(file)) {
    throw new ToolError(
      `${shownPath(file)}: this is a module repository already; add modules with chi_make_mod`,
    );
  }
}

/**
 * @param {string} folder is made if it is not there; what is in it stays as it is
 * @returns {{ written: string[], kept: string[] }}
 * @throws {ToolError}
 */
export function makeRepo(folder, namespace) {
  checkPlace(folder, namespace);
  const files = new Map([
    [REPO_YAML, `namespace: ${namespace}\n`],
    ['package.json', json(packageJson(namespace))],
    ['tsconfig.json', json(TSCONFIG)],
    ['.gitignore', 'node_modules/\nbuild/\n'],
  ]);
  return writeNew(folder, files);
}
