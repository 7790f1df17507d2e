// host/config/schema.ts → config/chimaera.schema.json, which editors read for a configuration file.
//   node tools/config-schema.mjs           write it
//   node tools/config-schema.mjs --check   exit 1 if it is not up to date
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const TARGET = path.join(ROOT, 'config/chimaera.schema.json');

/** The schema, out of the sources: what dist/ has may be older. */
async function schema() {
  const outfile = path.join(ROOT, `node_modules/.config-schema-${process.pid}.mjs`);
  const entryPoints = [path.join(ROOT, 'host/config/load.ts')];
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node', packages: 'external' });
  try {
    const { configurationSchema } = await import(pathToFileURL(outfile).href);
    return `${JSON.stringify(await configurationSchema(), null, 2)}\n`;
  } finally {
    rmSync(outfile);
  }
}

const text = await schema();
const current = existsSync(TARGET) ? readFileSync(TARGET, 'utf8') : undefined;
if (current !== text) {
  if (process.argv.includes('--check')) {
    console.error('config/chimaera.schema.json is out of date: run node tools/config-schema.mjs');
    process.exitCode = 1;
  } else {
    writeFileSync(TARGET, text);
  }
}
