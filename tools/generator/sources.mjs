// The author's files: as they are on disk, with what this refresh is about to add to them.
import { existsSync, readFileSync } from 'node:fs';

export class Sources {
  /** @type {Map<string, string>} */
  changed = new Map();

  exists(file) {
    return this.changed.has(file) || existsSync(file);
  }

  read(file) {
    return this.changed.get(file) ?? readFileSync(file, 'utf8');
  }

  change(file, text) {
    this.changed.set(file, text);
  }
}
