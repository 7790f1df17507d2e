import { ShmBuffer, Task } from '../../assembly/module/index';

@unmanaged
export class CreateParams {
  codec: u32; // Codec in codecs.ts
  level: i32 = -1; // -1: the codec's own default
}

/** Compresses `input` into `output`, which has room for maxCompressedSize() at most. */
@unmanaged
export class CompressTask extends Task {
  @IN @WRITE input: ShmBuffer;
  @IN @EXPOSE output: ShmBuffer;
  @OUT size: u32; // bytes written to output
}

@unmanaged
export class DecompressTask extends Task {
  @IN @WRITE input: ShmBuffer;
  @IN @EXPOSE output: ShmBuffer;
  @OUT size: u32; // bytes written to output
}
