// What passes between this thread's engine and the host that moves its messages: two archives of ARCHIVE_MAX bytes, one
// in each direction, and the table of bulk frames. Drawn in abi/archive-layout.ts.
import { ARCHIVE_MAX, AREA_FRAMES, AREA_INPUT, AREA_OUTPUT, AREA_SIZE } from '../abi/archive-layout';
import { alloc, RUNTIME } from '../memory/segments';
import { FRAMES_SIZE } from './frames';

/** Allocates an area with its two archives; 0 without memory. */
export function newArea(): usize {
  const archives = AREA_SIZE + FRAMES_SIZE;
  const area = alloc(RUNTIME, archives + 2 * (ARCHIVE_MAX as usize));
  if (area == 0) return 0;
  memory.fill(area, 0, archives);
  store<u32>(area + AREA_FRAMES, (area + AREA_SIZE) as u32);
  store<u32>(area + AREA_INPUT, (area + archives) as u32);
  store<u32>(area + AREA_OUTPUT, (area + archives + (ARCHIVE_MAX as usize)) as u32);
  return area;
}
