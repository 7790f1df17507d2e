// The reference of what is public → dist/docs/{host,engine,kit}: npm run docs
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Application } from 'typedoc';
import { sayStep } from './build/log.mjs';
import { isMain } from './build/main.mjs';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Each part, with the program that its files belong to; `intentionallyNotExported`: named by what is public, and nobody's
 * to use. AssemblyScript is told by the types that its editors use; what
 * its compiler takes and TypeScript does not is no mistake of the documentation.
 */
const PARTS = {
  host: {
    name: 'chimaera',
    entryPoints: ['host/index.ts', 'host/client.ts', 'host/platform/sim/sim-platform.ts'],
    tsconfig: 'tools/docs.host.json',
    intentionallyNotExported: [
      ...[
        'CallControl',
        'ContainerSite',
        'DeepPartial',
        'Engine',
        'EngineExports',
        'Environment',
        'ERRORS',
        'KINDS',
      ],
      ...[
        'LoadedModule',
        'LockRequest',
        'Manifest',
        'ParentTask',
        'Pool',
        'ReadFile',
        'Transport',
        'u32',
        'Vector',
      ],
      ...['WorkerReport', 'WorkerSetup', 'WorkerThread'],
    ],
  },
  engine: {
    name: 'chimaera/assembly',
    entryPoints: ['assembly.ts'],
    tsconfig: 'tools/docs.assembly.json',
    skipErrorChecking: true,
  },
  kit: {
    name: 'the kit',
    entryPoints: ['build', 'make-mod', 'make-repo', 'refresh', 'watch'].map(
      (name) => `tools/kit/${name}.mjs`,
    ),
    tsconfig: 'tools/docs.kit.json',
    intentionallyNotExported: ['FileReport', 'Leftover', 'RefreshOptions'],
    skipErrorChecking: true,
  },
};
export const DOCUMENTED = Object.keys(PARTS);
export const ENTRY_POINTS = Object.fromEntries(DOCUMENTED.map((part) => [part, PARTS[part].entryPoints]));

const COMMON = {
  readme: 'none',
  excludeInternal: true,
  excludePrivate: true,
  excludeExternals: true,
  disableSources: true, // a link would need a commit that is published
  validation: {
    notExported: true,
    invalidLink: true,
    invalidPath: true,
    rewrittenLink: true,
    notDocumented: false,
  },
};

/**
 * Reads a part, as far as its pages.
 * @param {string} part one of DOCUMENTED
 * @param {string} [out] folder that they are written to; without one nothing is written
 * @returns {Promise<number>} warnings and errors; what they are was said
 */
export async function document(part, out) {
  const options = { ...COMMON, ...PARTS[part] };
  const at = (file) => path.join(ROOT, file);
  const app = await Application.bootstrap({
    ...options,
    entryPoints: options.entryPoints.map(at),
    tsconfig: at(options.tsconfig),
    basePath: ROOT,
    logLevel: 'Warn',
  });
  const project = await app.convert();
  if (project !== undefined) {
    app.validate(project);
    if (out !== undefined) await app.generateDocs(project, out);
  }
  return app.logger.errorCount + app.logger.warningCount;
}

if (isMain(import.meta.url)) {
  for (const part of DOCUMENTED) {
    const startMs = performance.now();
    const out = path.join(ROOT, 'dist/docs', part);
    if ((await document(part, out)) > 0) process.exitCode = 1;
    sayStep('docs', path.relative(ROOT, out), startMs);
  }
}
