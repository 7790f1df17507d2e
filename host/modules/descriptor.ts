// What the engine knows of a module's methods, written in the form that assembly/pool/module.ts reads.
import { MonitorMode } from '../../assembly/abi/monitor-layout.js';
import type { Manifest, ManifestField, ManifestTask } from './manifest.js';

const METHOD_ROW = 36;
const FIELD_ROW = 8;
const UNSUPPORTED = 1;
const MONITOR_SHIFT = 8;
const REPLICA = 2;
const LOCAL = 64;
const REPLICATION: Record<string, number> = { replicateStart: 4, dup: 8, dupEnd: 16, replicateEnd: 32 };

// Ids of the inherited methods, for those that a module declares as -1.
const INHERITED: Record<string, number> = {
  kCreate: 0,
  kDestroy: 1,
  kNodeFailure: 2,
  kRecover: 3,
  kMigrate: 4,
  kUpgrade: 5,
};

// Kinds of fields that are no values, which are 0.
const KINDS: Record<string, number> = {
  ShmBuffer: 1,
  ShmString: 2,
  ShmVector: 2, // owned as a string is
};

const SIZES: Record<string, number> = {
  bool: 1,
  u8: 1,
  i8: 1,
  u16: 2,
  i16: 2,
  u32: 4,
  i32: 4,
  f32: 4,
  usize: 4,
  u64: 8,
  i64: 8,
  f64: 8,
  ShmBuffer: 8,
  ShmString: 8,
  ShmVector: 8,
};

// How the engine reads a field that is a feature (assembly/pool/module.ts); smaller signed numbers are not taken.
const FEATURES: Record<string, number> = {
  bool: 1,
  u8: 1,
  u16: 2,
  u32: 3,
  usize: 3,
  u64: 4,
  i32: 5,
  i64: 6,
  f32: 7,
  f64: 8,
  ShmBuffer: 9,
  ShmString: 9,
};

const DIRECTIONS: Record<ManifestField['dir'], number> = { in: 1, out: 2, inout: 3, temp: 4 };
const BULK: Record<NonNullable<ManifestField['bulk']>, number> = { write: 1, expose: 2, both: 3 };

/** What the engine must know of a method's task. */
type DescribedTask = Pick<ManifestTask, 'method' | 'size' | 'hash'> &
  Partial<Pick<ManifestTask, 'flags' | 'replication'>> & { fields: readonly ManifestField[] };

export interface Descriptor {
  bytes: Uint8Array;
  methodCount: number;
}

/** The methods in the order of their rows. A custom method that is declared as -1 has no id, and so no row. */
export function methodRows(
  manifest: Pick<Manifest, 'methods' | 'monitors'>,
): { name: string; id: number; flags: number }[] {
  return Object.entries(manifest.methods)
    .map(([name, id]) => ({
      name,
      id: id < 0 ? INHERITED[name] : id,
      flags: id < 0 ? UNSUPPORTED : monitorFlags(manifest.monitors?.[name] ?? []),
    }))
    .filter((method) => method.id !== undefined);
}

// One bit for each mode; kSchedule has that of kGlobalSchedule.
function monitorFlags(modes: readonly string[]): number {
  return modes.reduce(
    (flags, mode) => flags | (1 << (MONITOR_SHIFT + MonitorMode[mode as keyof typeof MonitorMode])),
    0,
  );
}

// What a client knows of a task leaves its flags out: it is its runtime that replicates, and that refuses.
function flagsOf(task: DescribedTask | undefined): number {
  if (task?.flags?.includes('TF_LOCAL')) return LOCAL;
  if (!task?.flags?.includes('TF_REPLICA')) return 0;
  return (task.replication ?? []).reduce((flags, part) => flags | (REPLICATION[part] ?? 0), REPLICA);
}

// Of a buffer it is the way of its bytes: what the caller passes is its place, and the method may do either with it.
function directionOf({ type, dir, bulk }: ManifestField): number {
  if (type !== 'ShmBuffer' || dir === 'temp') return DIRECTIONS[dir];
  return BULK[bulk ?? 'both'];
}

/** METHOD rows, then FIELD rows. */
export function encodeDescriptor(
  manifest: Pick<Manifest, 'methods' | 'monitors'> & { tasks: readonly DescribedTask[] },
): Descriptor {
  const tasks = new Map(manifest.tasks.map((task) => [task.method, task]));
  const methods = methodRows(manifest);
  const fieldCount = manifest.tasks.reduce((sum, task) => sum + task.fields.length, 0);
  const bytes = new Uint8Array(methods.length * METHOD_ROW + fieldCount * FIELD_ROW);
  const view = new DataView(bytes.buffer);
  let fields = methods.length * METHOD_ROW;
  methods.forEach(({ name, id, flags }, row) => {
    const task = tasks.get(name);
    const at = row * METHOD_ROW;
    view.setUint32(at, id, true);
    view.setUint32(at + 4, flags | flagsOf(task), true);
    view.setUint32(at + 8, task?.size ?? 0, true);
    view.setUint32(at + 12, task?.fields.length ?? 0, true);
    view.setUint32(at + 16, fields, true);
    view.setUint32(at + 20, task?.hash ?? 0, true);
    const features = (task?.fields ?? []).filter((field) => field.feature);
    features.forEach(({ offset, type }, i) => {
      view.setUint32(at + 24 + i * 4, offset | (FEATURES[type] << 16), true);
    });
    for (const field of task?.fields ?? []) {
      const [outer, element] = field.type.split(/[<>]/);
      view.setUint16(fields, field.offset, true);
      view.setUint8(fields + 2, KINDS[outer] ?? 0);
      view.setUint8(fields + 3, directionOf(field));
      view.setUint32(fields + 4, field.length ? SIZES[element] * field.length : SIZES[outer], true);
      fields += FIELD_ROW;
    }
  });
  return { bytes, methodCount: methods.length };
}
