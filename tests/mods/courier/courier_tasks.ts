import {
  ArchiveReader,
  ArchiveWriter,
  ContainerClient,
  FixedArray,
  getElement,
  lengthOf,
  newVector,
  ShmBuffer,
  ShmString,
  ShmVector,
  setElement,
  Task,
} from '../../../assembly/module/index';

/** Brings back what it is given. */
@unmanaged
export class CarryTask extends Task {
  @IN small: u8;
  @IN medium: u16;
  @IN large: u64;
  @IN real: f64;
  @IN yes: bool;
  @OUT smallOut: u8;
  @OUT mediumOut: u16;
  @OUT largeOut: u64;
  @OUT realOut: f64;
  @OUT yesOut: bool;
}

/** Brings a text back, and its length. */
@unmanaged
export class TextTask extends Task {
  @IN text: ShmString;
  @IN times: u32; // how often it comes back, one behind the other
  @OUT copy: ShmString;
  @OUT length: u32;
}

/** Flips every bit of a buffer in place, and brings the sum of the bytes that it found. */
@unmanaged
export class FlipTask extends Task {
  @IN data: ShmBuffer;
  @OUT sum: u32;
}

/** Copies one buffer into another, as far as there is room. */
@unmanaged
export class CopyTask extends Task {
  @IN source: ShmBuffer;
  @IN target: ShmBuffer;
  @OUT copied: u32;
}

/** Ends after a time. */
@unmanaged
export class HoldTask extends Task {
  @IN ms: u32;
}

/** How many kCarry, kText, kFlip and kCopy the container has run. */
@unmanaged
export class CountTask extends Task {
  @OUT count: u32;
}

/** Does nothing with a buffer: it travels there and back. */
@unmanaged
export class EchoTask extends Task {
  @IN data: ShmBuffer;
}

/** A struct in a task, with another one in it. */
@unmanaged
export class Parcel {
  weight: f32;
  from: Spot;
  to: Spot;
  @LENGTH(3) stamps: FixedArray<u16>;
}

@unmanaged
export class Spot {
  x: f64;
  y: f64;
}

/** Turns a parcel around, and what lies beside it. */
@unmanaged
export class ParcelTask extends Task {
  @IN parcel: Parcel;
  @IN @LENGTH(5) bytes: FixedArray<u8>;
  @IN numbers: ShmVector<u32>;
  @OUT back: Parcel;
  @OUT @LENGTH(5) reversed: FixedArray<u8>;
  @OUT squares: ShmVector<u32>;
}

/** Reads one buffer, fills the other: bytes travel one way each. Answers what the second one held before. */
@unmanaged
export class FillTask extends Task {
  @IN @WRITE source: ShmBuffer;
  @IN @EXPOSE target: ShmBuffer;
  @OUT held: u32;
}

/** Does not travel: answers where the runtime's memory has something. */
@taskFlags(TF_LOCAL)
@unmanaged
export class PlaceTask extends Task {
  @OUT place: ShmBuffer;
}

/** Asks the next one how many it has run. */
@unmanaged
export class AskTask extends Task {
  @IN next: ContainerClient;
  @OUT count: u32;
  @OUT asked: ContainerClient;
}

/** Numbers that travel as their differences, both ways, with a text between. Brings them back sorted. */
@taskFlags(TF_SRL_ASYM_START | TF_SRL_ASYM_END)
@unmanaged
export class DeltaTask extends Task {
  @IN numbers: ShmVector<u32>;
  @INOUT text: ShmString;
  @IN scale: f64;
  @IN data: ShmBuffer;
  @OUT sorted: ShmVector<u32>;
  @OUT arrived: u32; // 1 when the archive has been read

  loadStart(ar: ArchiveReader): void {
    const count = ar.read<u8>() as u32;
    newVector<u32>(this, offsetof<DeltaTask>('numbers'), count);
    let sum: u32 = 0;
    for (let i: u32 = 0; i < count; i++) {
      sum += ar.read<u16>() as u32;
      setElement<u32>(this.numbers, i, sum);
    }
    ar.readString(offsetof<DeltaTask>('text'));
    this.scale = ar.read<f64>();
    this.arrived = 1;
  }

  saveEnd(ar: ArchiveWriter): void {
    const count = lengthOf<u32>(this.sorted);
    ar.write<u8>(count as u8);
    let before: u32 = 0;
    for (let i: u32 = 0; i < count; i++) {
      const next = getElement<u32>(this.sorted, i);
      ar.write<u16>((next - before) as u16);
      before = next;
    }
    ar.writeString(this.text);
    ar.write<u32>(this.arrived);
  }
}

/** Only what goes in is its author's. */
@taskFlags(TF_SRL_ASYM_START)
@unmanaged
export class HalfTask extends Task {
  @IN value: u32;
  @OUT doubled: u32;

  loadStart(ar: ArchiveReader): void {
    this.value = ar.read<u8>() as u32;
  }
}
