// The head of a message: written for what goes out, checked for what came.
import {
  A_BODY,
  A_KIND,
  A_MAGIC,
  A_SEEN,
  A_SEQUENCE,
  A_SESSION,
  A_VERSION,
  ARCHIVE_MAGIC,
  ARCHIVE_MAX,
  ARCHIVE_VERSION,
  AREA_EXPECTED,
  AREA_FOUND,
  AREA_FRAME_COUNT,
  AREA_FRAMES,
  AREA_OUTPUT,
  AREA_REASON,
  AREA_STEADY,
  FRAMES_MAX,
  REFUSE_MALFORMED,
  REFUSE_VERSION,
} from '../abi/archive-layout';
import { openReader, openWriter, room, written } from './cursor';
import { frameCount, openFrames } from './frames';

/** Opens a message in the area's output; what follows is written behind its head. */
export function beginMessage(area: usize): void {
  openWriter(load<u32>(area + AREA_OUTPUT));
  openFrames(load<u32>(area + AREA_FRAMES), 0);
  store<u32>(area + AREA_STEADY, 0);
  room(A_BODY);
}

/** Nothing is behind its head yet. */
export function isEmpty(area: usize): bool {
  return written() == (load<u32>(area + AREA_OUTPUT) as usize) + A_BODY;
}

/** Closes it; `seen` is the last message with entries that was read. Answers its size in bytes. */
export function endMessage(area: usize, kind: u32, session: u32, sequence: u32, seen: u32): u32 {
  const message = load<u32>(area + AREA_OUTPUT) as usize;
  const size = (written() - message) as u32;
  store<u32>(message + A_MAGIC, ARCHIVE_MAGIC);
  store<u16>(message + A_VERSION, ARCHIVE_VERSION as u16);
  store<u16>(message + A_KIND, kind as u16);
  store<u32>(message + A_SESSION, session);
  store<u32>(message + A_SEQUENCE, sequence);
  store<u32>(message + A_SEEN, seen);
  store<u32>(area + AREA_FRAME_COUNT, frameCount());
  return size;
}

/**
 * Checks the head of a message of `size` bytes, and opens it behind that.
 * @returns 0, or why it is refused: then the area tells what was expected and found
 */
export function openMessage(area: usize, message: usize, size: u32, frames: u32): u32 {
  if (size < (A_BODY as u32) || size > ARCHIVE_MAX || frames > FRAMES_MAX)
    return refuse(area, REFUSE_MALFORMED, 0, 0);
  if (load<u32>(message + A_MAGIC) != ARCHIVE_MAGIC) {
    return refuse(area, REFUSE_MALFORMED, ARCHIVE_MAGIC, load<u32>(message + A_MAGIC));
  }
  const version = load<u16>(message + A_VERSION) as u32;
  if (version != ARCHIVE_VERSION) return refuse(area, REFUSE_VERSION, ARCHIVE_VERSION, version);
  openReader(message + A_BODY, message + (size as usize));
  openFrames(load<u32>(area + AREA_FRAMES), frames);
  return 0;
}

/** Notes in the area why a message is refused, and answers the reason. */
export function refuse(area: usize, reason: u32, expected: u32, found: u32): u32 {
  store<u32>(area + AREA_REASON, reason);
  store<u32>(area + AREA_EXPECTED, expected);
  store<u32>(area + AREA_FOUND, found);
  return reason;
}
