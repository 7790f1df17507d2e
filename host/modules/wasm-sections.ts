// What a module's wasm may not have: every worker instantiates it on the one memory, and each time its data and its
// start function would write over what lives there.
const START = 8;
const DATA = 11;

const REASONS: Readonly<Record<number, string>> = {
  [START]: 'its wasm has a start function: initialise in create(), not at the top level of a file',
  [DATA]: 'its wasm has static data with a fixed place: build it with `chimaera repo build`',
};

const HEADER_BYTES = 8;

/** Why these bytes, which compile, cannot be a module; undefined = they can. */
export function findForbidden(bytes: Uint8Array): string | undefined {
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    const reason = REASONS[bytes[at++]];
    if (reason) return reason;
    let size = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      size |= (bytes[at] & 0x7f) << shift;
      more = bytes[at++] >= 0x80;
    }
    at += size;
  }
  return undefined;
}
