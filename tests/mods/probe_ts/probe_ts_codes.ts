/** The key with which kLaneOf throws while its lane is chosen. */
export const THROW_IN_MAP = 0xdead;
