import type { ArchiveReader, ArchiveWriter } from '../../../host/index.js';
import { ClientMethods } from './autogen/courier_ts_client_methods.js';
import type { WeighTask } from './autogen/courier_ts_views.js';

export class Client extends ClientMethods {
  protected saveStartWeigh(task: WeighTask, ar: ArchiveWriter): void {
    ar.string(task.name);
    ar.i64(BigInt(task.grams));
    if (task.name === 'long') ar.u8(0); // nobody reads it
  }

  protected loadEndWeigh(task: WeighTask, ar: ArchiveReader): void {
    task.kilos = Number(ar.i64()) / 1000;
    task.asked = ar.f64();
    if (task.name === 'greedy') ar.u8(); // nobody wrote it
  }
}
