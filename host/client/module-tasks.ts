import type { ManifestField } from '../modules/manifest.js';

/** What a generated client knows of its module: what tasks its methods take, and where their fields lie. */
export interface ModuleTasks {
  readonly name: string;
  readonly tasks: readonly {
    readonly id: number;
    readonly method: string;
    readonly size: number;
    readonly hash: number;
    readonly fields: readonly ManifestField[];
  }[];
}
