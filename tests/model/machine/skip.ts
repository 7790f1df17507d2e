// Skips what follows an opcode: in code that cannot be reached.
import type { Reader } from './decode.js';

export function skipImmediates(reader: Reader, opcode: number): void {
  if (opcode === 0x0e) {
    reader.many(() => reader.unsigned());
    reader.unsigned();
  } else if ((opcode >= 0x0c && opcode <= 0x10) || (opcode >= 0x20 && opcode <= 0x24)) {
    if (opcode !== 0x0f) reader.unsigned();
  } else if (opcode === 0x11 || (opcode >= 0x28 && opcode <= 0x3e)) {
    reader.unsigned();
    reader.unsigned();
  } else if (opcode === 0x3f) reader.byte();
  else if (opcode === 0x41 || opcode === 0x42) reader.signed();
  else if (opcode === 0x43) reader.at += 4;
  else if (opcode === 0x44) reader.at += 8;
  else if (opcode === 0xfc) {
    const bulk = reader.unsigned();
    if (bulk === 11) reader.byte();
    if (bulk === 10) reader.at += 2;
  } else if (opcode === 0xfd) {
    const vector = reader.unsigned();
    if (vector === 12) reader.at += 16;
    else if (vector === 11) {
      reader.unsigned();
      reader.unsigned();
    } else throw new Error(`opcode fd ${vector} is not supported`);
  } else if (opcode === 0xfe) {
    const atomic = reader.unsigned();
    if (atomic === 3) reader.byte();
    else {
      reader.unsigned();
      reader.unsigned();
    }
  }
}
