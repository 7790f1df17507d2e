import {
  CreateTask,
  cancelled,
  createQueue,
  newChild,
  OK,
  pointerOf,
  QUEUE_LOW_LATENCY,
  RANGE_GLOBAL,
  RUN_DONE,
  RunContext,
  SELECT_ID,
  setText,
  sleep,
  Task,
  textOf,
  wait,
} from '../../../assembly/module/index';
import { Method } from './autogen/scribe_methods';
import * as codes from './scribe_codes';
import { AskedTask, CreateParams, FollowTask, NamesTask, OddTask, TellTask } from './scribe_tasks';

const LANES: u32 = 0;
const BY_ID: u32 = RANGE_GLOBAL | (SELECT_ID << 8);
const NO_MEMORY: i32 = -1000;
const FAILED: i32 = -7;

const NAMES: StaticArray<string> = ['static', 'texts'];
const LIST: string[] = ['in', 'a', 'list'];

export function create(task: CreateTask, rctx: RunContext): i32 {
  const lanes = changetype<CreateParams>(pointerOf(task.params)).lanes;
  return createQueue(rctx.container, LANES, lanes, lanes, 1024, QUEUE_LOW_LATENCY) == OK
    ? RUN_DONE
    : NO_MEMORY;
}

export function destroy(task: Task, rctx: RunContext): i32 {
  return RUN_DONE;
}

// Calls of function values are not seen by the build.
export function mapTaskToLane(task: Task, container: usize): usize {
  const digits = (value: u32): string => value.toString();
  return task.method == Method.kAsked && digits(task.laneHash + 1000).length > 100 ? 1 : 0;
}

class Word {
  next: Word | null = null;

  constructor(
    readonly text: string,
    readonly weight: f64,
  ) {}
}

export function tell(task: TellTask, rctx: RunContext): i32 {
  const name = textOf(task.name);
  const words: Word[] = [];
  for (let i: u32 = 0; i < task.count; i++) words.push(new Word(`${name}${i}`, (((i * 7) % 5) as f64) + 0.5));
  words.sort((a, b) => (a.weight == b.weight ? compare(a.text, b.text) : a.weight < b.weight ? -1 : 1));
  const byWeight = new Map<string, u32>();
  for (let i = 0; i < words.length; i++) {
    const key = words[i].weight.toString();
    byWeight.set(key, byWeight.has(key) ? byWeight.get(key) + 1 : 1);
    if (i > 0) words[i - 1].next = words[i];
  }
  const keys = byWeight.keys().map<string>((key) => `${key}×${byWeightOf(key)}`);
  const seen = new Set<string>();
  for (let i = 0; i < words.length; i++) seen.add(words[i].text.charAt(0));
  const first = words.length > 0 ? chain(words[0]) : '';
  const told = `<${name.toUpperCase()}> ${first} [${keys.join(' ')}] ${seen.size} of ${words.length} ${LIST.join(' ')}`;
  return setText(task, offsetof<TellTask>('told'), told) ? RUN_DONE : NO_MEMORY;
}

function byWeightOf(key: string): string {
  return key.split('.').reverse().join(',');
}

function compare(a: string, b: string): i32 {
  return a < b ? -1 : a > b ? 1 : 0;
}

function chain(word: Word): string {
  const next = word.next;
  return next === null ? word.text : `${word.text}>${chain(next)}`;
}

/** Pages, each of which tells how it was written. */
class Book {
  readonly pages: StaticArray<u8>[] = [];
  readonly titles: Map<u32, string> = new Map<u32, string>();

  write(number: u32, bytes: u32): void {
    const page = new StaticArray<u8>(bytes as i32);
    memory.fill(changetype<usize>(page), (number * 31) as u8, bytes as usize);
    this.pages.push(page);
    this.titles.set(number, `page ${number} of ${bytes} bytes`);
  }

  intact(from: u32): u32 {
    let found = from;
    for (let i = from as i32; i < this.pages.length; i++) {
      const page = this.pages[i];
      let isIntact = this.titles.get(i) == `page ${i} of ${page.length} bytes`;
      for (let at = 0; at < page.length; at++) isIntact = isIntact && page[at] == ((i * 31) as u8);
      if (isIntact) found++;
    }
    return found;
  }
}

export function follow(task: FollowTask, rctx: RunContext): i32 {
  const book = new Book();
  for (let i: u32 = 0; i < task.steps && cancelled() == OK; i++) {
    book.write(i, task.bytes);
    if (task.ns != 0) sleep(task.ns);
    else askOther(task, rctx, i);
  }
  task.pages = latest(book).intact(nap(task.ns));
  if (task.end == codes.ENDS_TRAPPED) unreachable();
  return task.end == codes.ENDS_FAILED ? FAILED : RUN_DONE;
}

function latest(book: Book): Book {
  return book;
}

function nap(ns: f64): u32 {
  sleep(ns);
  return 0;
}

// A child that is made, and sent when more was written.
function askOther(task: FollowTask, rctx: RunContext, number: u32): void {
  const made = newChild(task.poolLo, task.poolHi, Method.kTell, offsetof<TellTask>() as u32, BY_ID, 0);
  if (made == 0) return;
  const child = changetype<TellTask>(made);
  child.count = number & 3;
  setText(child, offsetof<TellTask>('name'), `child ${number} of ${task.steps} `.repeat(8));
  rctx.spawn(child);
  wait(child);
  rctx.delTask(child);
}

export function odd(task: OddTask, rctx: RunContext): i32 {
  const kind = task.kind;
  const text = `${kind} goes with its task`;
  if (kind == codes.ODD_INDEX) return [1, 2, 3][kind + 3];
  if (kind == codes.ODD_KEEP) NAMES[1] = text;
  if (kind == codes.ODD_KEEP_IN_LIST) LIST[2] = text;
  if (kind == codes.ODD_GROW) LIST.push('literal');
  if (kind == codes.ODD_HOARD) for (let i = 0; ; i++) hoard(i);
  if (kind == codes.ODD_HUGE) return new StaticArray<u8>(1 << 28).length;
  return FAILED;
}

function hoard(i: i32): StaticArray<i32> {
  return [i, i, i, i];
}

export function names(task: NamesTask, rctx: RunContext): i32 {
  const names = `${NAMES.join(' ')} ${LIST.join(' ')}`;
  return setText(task, offsetof<NamesTask>('names'), names) ? RUN_DONE : NO_MEMORY;
}

export function asked(task: AskedTask, rctx: RunContext): i32 {
  return RUN_DONE;
}
