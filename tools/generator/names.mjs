// Names: which are allowed, what they become in generated code, and which one was probably meant.

/** Inherited methods and their fixed ids. */
export const INHERITED = new Map([
  ['kCreate', 0],
  ['kDestroy', 1],
  ['kNodeFailure', 2],
  ['kRecover', 3],
  ['kMigrate', 4],
  ['kUpgrade', 5],
]);

/** Other spellings of inherited methods. */
export const ALIASES = new Map([
  ['kConstruct', 'kCreate'],
  ['kDestruct', 'kDestroy'],
]);

export const METHOD_NAME = /^k[A-Z][A-Za-z0-9]*$/;
export const MODULE_NAME = /^[a-z][a-z0-9_]*$/;
export const FIELD_NAME = /^[a-z][A-Za-z0-9]*$/;

/** Words that JavaScript, TypeScript or AssemblyScript would not take as the name of a function or a field. */
const RESERVED_WORDS = new Set(
  `abstract arguments async await bool break case catch class const constructor continue debugger declare
  default delete do else enum eval export extends f32 f64 false finally for function i16 i32 i64 i8 if
  implements import in instanceof interface isize let new null of package private protected public return
  static super switch this throw true try typeof u16 u32 u64 u8 undefined usize var void while with
  yield`.split(/\s+/),
);

/** Parameters, locals and members of the generated code itself. */
const GENERATED_WORDS = new Set(['address', 'at', 'link', 'parent', 'query', 'task']);

/** Members of ContainerClient and of every generated client. */
const CLIENT_MEMBERS = [
  'asyncCreate',
  'asyncDelPool',
  'asyncDestroy',
  'asyncNewPool',
  'bind',
  'create',
  'delPool',
  'destroy',
  'init',
  'link',
  'module',
  'newPool',
  'options',
  'poolHi',
  'poolId',
  'poolLo',
  'with',
];

export const isReservedWord = (name) => RESERVED_WORDS.has(name);
export const isGeneratedWord = (name) => GENERATED_WORDS.has(name);
export const isClientMember = (name) => CLIENT_MEMBERS.includes(name);

/** kGetPoolId → GetPoolId */
export const stemOf = (method) => method.slice(1);

/** The function of a policy for lanes or workers: placeLanes, placeWorkers. */
export const placeOf = (what) => `place${what[0].toUpperCase()}${what.slice(1)}`;

/** kGetPoolId → getPoolId */
export const functionOf = (method) => method[1].toLowerCase() + method.slice(2);

/** Every name that the generated client has for a method. */
export function clientNamesOf(method) {
  const [stem, name] = [stemOf(method), functionOf(method)];
  const forms = [name, `${name}Base`, `${name}Sync`, `async${stem}`, `async${stem}Alloc`, `async${stem}Base`];
  return [...forms, `new${stem}Task`];
}

/** The candidate at the smallest edit distance, if it is near enough to be a slip of the pen. */
export function nearest(name, candidates) {
  let best;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function editDistance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}
