import { ContainerRuntime, type RunContext, type ShmBuffer } from 'chimaera';
import { QUEUE_LOW_LATENCY } from '../../assembly/abi/layout.js';
import type { CompressTask, CreateParams, CreateTask, DecompressTask } from './autogen/compressor_views.js';
import { CompressorCode } from './codecs.js';
import { type CodecPair, CompressorError, openCodec, runBounded } from './zlib_codecs.js';

/** A codec is pure computation: it runs to its end on the container's worker. */
export class Runtime extends ContainerRuntime<CreateParams> {
  private codec!: CodecPair;

  create(task: CreateTask, _rctx: RunContext): void {
    const { codec, level } = task.params;
    this.codec = openCodec(codec, level);
    this.createQueue(0, { lanes: 1, flags: QUEUE_LOW_LATENCY });
  }

  compress(task: CompressTask, _rctx: RunContext): void {
    task.size = this.transform(this.codec.compress, task.input, task.output);
  }

  decompress(task: DecompressTask, _rctx: RunContext): void {
    task.size = this.transform(this.codec.decompress, task.input, task.output);
  }

  /** Answers how many bytes of `output` were written; none if it throws. */
  private transform(run: CodecPair['compress'], input: ShmBuffer, output: ShmBuffer): number {
    const target = this.viewOf(output, 'output');
    const result = runBounded(run, this.viewOf(input, 'input'), target.length);
    target.set(result);
    return result.length;
  }

  private viewOf({ pointer, size }: ShmBuffer, name: string): Uint8Array {
    const memory = this.link.u8;
    const isSomewhere = pointer !== 0 || size === 0;
    if (isSomewhere && pointer + size <= memory.length) return memory.subarray(pointer, pointer + size);
    const message = `${name} (${size} bytes at ${pointer}) does not lie in the runtime's memory`;
    throw new CompressorError(CompressorCode.badBuffer, message);
  }
}
