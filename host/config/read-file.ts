// Reads a configuration file without trusting its size: the file named may be a device or grow meanwhile.
import { open } from 'node:fs/promises';
import { MAX_FILE_BYTES } from './file-limit.js';

/** At most MAX_FILE_BYTES + 1 bytes of `path`: one more than is allowed shows that there is more. */
export async function readConfigurationFile(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const bytes = new Uint8Array(MAX_FILE_BYTES + 1);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
}
