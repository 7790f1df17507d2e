import { ShmString, Task } from '../../../assembly/module/index';

/** Weighs a parcel. */
@taskFlags(TF_SRL_ASYM_START | TF_SRL_ASYM_END)
@unmanaged
export class WeighTask extends Task {
  @IN name: ShmString;
  @IN grams: f64;
  @OUT kilos: f64;
  @OUT asked: f64; // what getGroup saw
}
