import type { ArchiveReader, ArchiveWriter } from '../../../host/index.js';
import { ClientMethods } from './autogen/courier_client_methods.js';
import type { DeltaTask, HalfTask } from './autogen/courier_views.js';

export class Client extends ClientMethods {
  protected saveStartDelta(task: DeltaTask, ar: ArchiveWriter): void {
    ar.u8(task.numbers.length);
    let before = 0;
    for (const next of task.numbers) {
      ar.u16(next - before);
      before = next;
    }
    ar.string(task.text);
    ar.f64(task.scale);
  }

  protected loadEndDelta(task: DeltaTask, ar: ArchiveReader): void {
    const sorted = new Uint32Array(ar.u8());
    let sum = 0;
    for (let i = 0; i < sorted.length; i++) {
      sum += ar.u16();
      sorted[i] = sum;
    }
    task.sorted = sorted;
    task.text = ar.string();
    task.arrived = ar.u32();
  }

  protected saveStartHalf(task: HalfTask, ar: ArchiveWriter): void {
    if (task.value > 255) throw new RangeError('a byte holds at most 255');
    ar.u8(task.value);
  }
}
