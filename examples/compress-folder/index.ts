// Compresses every file of a folder and decompresses it again, block by block, as tasks of a Chimaera runtime, and
// compares SHA-256 of what went in with SHA-256 of what came back:
//   npm start                        the project's own tree
//   npm start -- FOLDER [--json]     any folder
// This file is the use of the runtime; options, files and figures are beside it. A program of your own imports
// 'chimaera' where this one says '../../host/index.js'.
import { createHash } from 'node:crypto';
import process from 'node:process';
import { ChimaeraError, DomainQuery, type OwnedBuffer, Runtime } from '../../host/index.js';
import { Client, Codec, maxCompressedSize } from '../../mods/compressor/compressor_client.js';
import { type Block, blocksOf, type RoundTrip } from './blocks.js';
import { type Figures, readFigures } from './figures.js';
import { type Options, readOptions } from './options.js';
import { openProgress, type Progress } from './progress.js';
import { complain, printJson, printTable } from './report.js';
import { Tally } from './tally.js';
import { walk } from './walk.js';

const WORKERS = 2;
const CONTAINERS = 4; // TypeScript containers live on one worker each: two on either
const POOL = 'compress-folder';
const CODEC = Codec.gzip;
const BLOCK_BYTES = 128 * 1024;
/** Enough to keep the workers busy while this thread reads and hashes; with BLOCK_BYTES it bounds the memory. */
const BLOCKS_IN_FLIGHT = 16;

/** Payload memory of one block in flight, used for one block after another. Tasks borrow it: nothing is copied. */
interface Buffers {
  original: OwnedBuffer;
  compressed: OwnedBuffer;
  restored: OwnedBuffer;
}

async function run(rt: Runtime, { folder, leftOut }: Options): Promise<Figures> {
  await rt.modules.register('compressor');
  const client = new Client(rt);
  const everywhere = DomainQuery.globalBcast();
  await client.create(DomainQuery.localId(0), everywhere, POOL, { containers: CONTAINERS }, { codec: CODEC });

  const tally = new Tally();
  const blocks = blocksOf(walk(folder, leftOut), BLOCK_BYTES, tally);
  const buffers = Array.from({ length: BLOCKS_IN_FLIGHT }, () => allocateBuffers(rt));
  const progress = await openProgress(folder, () => walk(folder, leftOut));
  const startMs = performance.now();
  try {
    // As many loops as buffers: each takes the next block of all files when it is through with its last one.
    await Promise.all(buffers.map((own) => sendBlocks(client, own, blocks, progress)));
  } finally {
    progress.close();
  }
  const figures = readFigures(rt, POOL, tally, (performance.now() - startMs) / 1000);
  for (const own of buffers) for (const buffer of Object.values(own)) buffer.free();
  await client.destroy();
  return figures;
}

function allocateBuffers(rt: Runtime): Buffers {
  return {
    original: rt.allocateBuffer(BLOCK_BYTES),
    compressed: rt.allocateBuffer(maxCompressedSize(CODEC, BLOCK_BYTES)), // what does not shrink must fit as well
    restored: rt.allocateBuffer(BLOCK_BYTES),
  };
}

async function sendBlocks(
  client: Client,
  buffers: Buffers,
  blocks: AsyncIterable<Block>,
  progress: Progress,
) {
  for await (const block of blocks) {
    const size = await block.read(buffers.original.view);
    if (size !== undefined) await block.finish(await sendBlock(client, buffers, size, block.hash));
    progress.advance(block.size);
  }
}

/** Two tasks: compress in the container that the hash falls on, decompress in the next one, on the other worker. */
async function sendBlock(client: Client, buffers: Buffers, size: number, hash: number): Promise<RoundTrip> {
  const { original, compressed, restored } = buffers;
  const sent = sha256(original.view.subarray(0, size));
  let compressedBytes = 0;
  try {
    const input = original.slice(0, size);
    compressedBytes = await client.compress(DomainQuery.globalHash(hash), input, compressed);
    const packed = compressed.slice(0, compressedBytes);
    const length = await client.decompress(DomainQuery.globalHash(hash + 1), packed, restored);
    if (sha256(restored.view.subarray(0, length)) === sent) return { compressedBytes };
    return { compressedBytes, problem: 'other bytes came back than were sent' };
  } catch (error) {
    // What a method says of its block concerns its file alone; anything else is the end of the run.
    if (!(error instanceof ChimaeraError) || error.fields.outcome !== 'AppError') throw error;
    return { compressedBytes, problem: `${error.code}: ${error.message}` };
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function main(): Promise<number> {
  const options = await readOptions(process.argv);
  if ('exitCode' in options) return options.exitCode;
  const rt = await Runtime.start({ runtime: { workers: WORKERS } });
  try {
    const figures = await run(rt, options);
    if (options.json) printJson(figures);
    else printTable(figures, options.folder);
    return figures.mismatches === 0 ? 0 : 1;
  } finally {
    await rt.stop();
  }
}

process.exitCode = await main().catch(complain);
