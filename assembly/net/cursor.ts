// Where this thread reads in a message that came, and where it writes one. Whatever a sender claims, nothing beyond the
// end is read: a value that is not there is 0, and the message is broken.
import { ARCHIVE_MAX } from '../abi/archive-layout';

let at: usize = 0;
let end: usize = 0;
let outerEnd: usize = 0;
let broken: bool = false;
let out: usize = 0;
let outEnd: usize = 0;
let full: bool = false;

/** Reads from `from` to before `to` from now on. */
export function openReader(from: usize, to: usize): void {
  at = from;
  end = to;
  broken = false;
}

export function isBroken(): bool {
  return broken;
}

/** What was read says something that is not allowed. */
export function breakReader(): void {
  broken = true;
}

/** Nothing is left to read. */
export function isAtEnd(): bool {
  return at == end;
}

export function readU32(): u32 {
  const from = skip(4);
  return from == 0 ? 0 : load<u32>(from);
}

export function readF64(): f64 {
  const from = skip(8);
  return from == 0 ? 0 : load<f64>(from);
}

/** The address of the next `bytes` bytes, behind which it goes on; 0 when there are not so many. */
export function skip(bytes: usize): usize {
  if (broken || end - at < bytes) {
    broken = true;
    return 0;
  }
  const from = at;
  at += bytes;
  return from;
}

/** Reads not beyond the next `bytes` bytes, until `closeEntry`. */
export function openEntry(bytes: usize): void {
  if (end - at < bytes) broken = true;
  outerEnd = end;
  if (!broken) end = at + bytes;
}

/** What the entry holds must have been read to its end; `passOver`: is not looked at. */
export function closeEntry(passOver: bool): void {
  if (passOver) at = end;
  else if (at != end) broken = true;
  end = outerEnd;
}

/** Writes from `to` on, ARCHIVE_MAX bytes at most. */
export function openWriter(to: usize): void {
  out = to;
  outEnd = to + (ARCHIVE_MAX as usize);
  full = false;
}

export function written(): usize {
  return out;
}

export function isFull(): bool {
  return full;
}

/** Goes back to an address that `written` had answered. */
export function rewind(to: usize): void {
  out = to;
  full = false;
}

export function writeU32(value: u32): void {
  const to = room(4);
  if (to != 0) store<u32>(to, value);
}

export function writeF64(value: f64): void {
  const to = room(8);
  if (to != 0) store<f64>(to, value);
}

export function writeBytes(from: usize, bytes: usize): void {
  const to = room(bytes);
  if (to != 0) memory.copy(to, from, bytes);
}

/** Makes room for `bytes` bytes; 0 when the archive is full. */
export function room(bytes: usize): usize {
  if (full || outEnd - out < bytes) {
    full = true;
    return 0;
  }
  const to = out;
  out += bytes;
  return to;
}
