// The house rules. Each: what is forbidden where, except in which places, and why.
//   name    shown with every finding
//   where   folders and files it holds for
//   allow   folders and files it does not hold for
//   view    'text', 'code' (no comments), 'bare' (no comments, no strings); see source-view.mjs
//   forbid  what must not occur
//   unless  a line (or the one above it) that matches this is excused
//   why     said to whoever breaks it
// tests/unit/tools/house-rules.test.ts breaks each of them once and expects to be caught.

const ALL = ['assembly', 'bench', 'config', 'examples', 'host', 'mods', 'tests', 'tools', '.ci'];
const NODE_SIDE = ['host/platform/node', 'host/cli', 'host/modules', 'host/config'];

const CLOCKS = [
  String.raw`\bDate\b`,
  String.raw`(?<!\.)\bperformance\b|\bglobalThis\.performance\b`,
  String.raw`\bhrtime\b`,
  String.raw`\bset(?:Timeout|Interval|Immediate)\b`,
].join('|');
const RANDOM = String.raw`\bMath\.random\b|\brandom(?:UUID|Bytes|Int|Fill|FillSync)\b|\bgetRandomValues\b`;

export const RULES = [
  {
    name: 'atomics-in-one-file',
    where: ['assembly', 'mods', 'tests/mods'],
    allow: ['assembly/sync/atomic.ts'],
    view: 'bare',
    forbid: /\batomic\s*\./,
    why: 'only assembly/sync/atomic.ts uses atomic.*: the model checker hooks in there, the st build folds there',
  },
  {
    name: 'threads-flag-in-one-file',
    where: ['assembly', 'mods', 'tests/mods'],
    allow: ['assembly/sync/atomic.ts'],
    view: 'bare',
    forbid: /\bASC_FEATURE_THREADS\b/,
    why: 'one source, two builds: assembly/sync/atomic.ts is where they differ, and nowhere else',
  },
  {
    name: 'no-wasm-wait',
    where: ['assembly', 'mods', 'tests/mods'],
    view: 'bare',
    forbid: /\b(?:memory\.)?atomic\.wait|\bmemory\.atomic\.wait(?:32|64)?\b/,
    why: 'an inlined wait hangs threads on Node 20, and a browser main thread may not block: import the wait',
  },
  {
    name: 'time-behind-the-platform',
    where: ['host', 'assembly', 'mods'],
    allow: ['host/platform', 'host/cli'],
    view: 'bare',
    forbid: new RegExp(CLOCKS),
    why: 'clocks and timers come from the platform, or a simulated run is not the same twice',
  },
  {
    name: 'timers-behind-the-platform',
    where: ['host', 'assembly', 'mods'],
    allow: ['host/platform', 'host/cli'],
    view: 'code',
    forbid: /['"](?:node:)?(?:timers(?:\/promises)?|perf_hooks)['"]/,
    why: 'clocks and timers come from the platform, or a simulated run is not the same twice',
  },
  {
    name: 'randomness-behind-the-platform',
    where: ['host', 'assembly', 'mods'],
    allow: ['host/platform', 'host/cli'],
    view: 'bare',
    forbid: new RegExp(RANDOM),
    why: 'random numbers come from the platform, or a seed does not replay a run',
  },
  {
    name: 'node-behind-the-platform',
    where: ['host'],
    allow: NODE_SIDE,
    view: 'code',
    forbid: /\b(?:from|import|require)\s*\(?\s*['"]node:/,
    why: `the rest of host/ also runs in a browser; Node's modules are for ${NODE_SIDE.join(', ')}`,
  },
  {
    name: 'no-unfinished-work',
    where: ALL,
    view: 'text',
    forbid: /\b(?:TOD[O]|FIXM[E]|XX[X])\b/,
    why: 'what is not done goes into an issue, not into the source',
  },
  {
    name: 'no-silenced-types',
    where: ALL,
    view: 'text',
    forbid: /@ts-(?:ignore|nocheck|expect-error)/,
    unless: /\/\/ reason: \S/,
    why: 'a silenced type error needs a `// reason:` on its line or the one above',
  },
  {
    name: 'no-unexplained-any',
    where: ALL,
    view: 'bare',
    forbid: /\bas any\b|(?<=[:<|&,(=]\s*)\bany\b(?=\s*(?:[;,)=>|&[{]|$))/,
    unless: /\/\/ reason: \S/,
    why: 'an `any` needs a `// reason:` on its line or the one above; `unknown` and a check is usually better',
  },
  {
    name: 'every-test-runs',
    where: ['tests', 'mods'],
    allow: ['tests/support/skip.ts'],
    view: 'bare',
    forbid: /\.(?:skip|only)\s*\(/,
    why: 'skip by name and reason with tests/support/skip.ts; `only` hides the other tests',
  },
  {
    name: 'lock-file-names-no-registry',
    where: ['package-lock.json'],
    view: 'text',
    forbid: /"resolved":/,
    why: 'the lock file must work with every registry: .npmrc has omit-lockfile-registry-resolved',
  },
];

/** Lines of a file. Tables of data and generated files may be longer. */
export const LINES_MAX = 400;
export const LONG_FILES = ['package-lock.json', '/autogen/'];
