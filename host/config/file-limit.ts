/** Largest configuration file that is read. */
export const MAX_FILE_BYTES = 1 << 20;
