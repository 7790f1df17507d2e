// AssemblyScript: a module is replaced while workers run: its pool is destroyed, a new build is registered under its name,
// and a pool of that is made, as is one of another module that comes meanwhile. Each method checks that it is of the build
// that its client expects, and that the host has put that into the worker's table.
import { RUN_DONE, TASK_HEADER_SIZE } from '../../../assembly/abi/layout';
import { H_MODULE_COUNT } from '../../../assembly/abi/map';
import { OK, OUTCOME_OK } from '../../../assembly/abi/status';
import { fail, loadedModules, pause, touchAlone } from './checker';
import {
  containerAt,
  createQueue,
  loadModules,
  newTask,
  publishPool,
  registerModule,
  reservePool,
  submit,
} from './engine';
import { ANY_OUTCOME, collect, ONE_CONTAINER, POOL_HI, POOL_LO, SIZE } from './system';

const DONE_AT_ONCE: u32 = 10;
const DESTROYS: u32 = 15;
/** MODULE_RENEWS of pool/module.ts. */
const RENEWS: u32 = 1 << 4;
/** u32 of the checker's: modules that the host has announced. */
const ANNOUNCED: usize = 28;
const STATE_SIZE: u32 = 16;

// Modules by their index, and their pools.
const FIRST: u32 = 1;
const SECOND: u32 = 2;
const OTHER: u32 = 3;
const FIRST_POOL: u32 = 21;
const SECOND_POOL: u32 = 22;
const OTHER_POOL: u32 = 23;

/** `run` of each build. */
export function runFirst(method: u32, task: usize, rctx: usize): i32 {
  return runBuild(FIRST, task);
}

export function runSecond(method: u32, task: usize, rctx: usize): i32 {
  return runBuild(SECOND, task);
}

export function runOther(method: u32, task: usize, rctx: usize): i32 {
  return runBuild(OTHER, task);
}

function runBuild(module: u32, task: usize): i32 {
  if (loadedModules() <= module) fail(40);
  if (load<u32>(task + TASK_HEADER_SIZE + 4) != module) fail(41);
  touchAlone(task + TASK_HEADER_SIZE);
  return RUN_DONE;
}

/** Its host: replaces the module, and registers another one; `name` and `other` are as the modules are called. */
export function renewingClient(
  slot: u32,
  name: usize,
  other: usize,
  blob: usize,
  methods: u32,
  bytes: u32,
): void {
  ask(FIRST_POOL, DONE_AT_ONCE, FIRST);
  while (collect(slot, OUTCOME_OK) == 0);
  ask(POOL_LO, DESTROYS, FIRST_POOL);
  while (collect(slot, OUTCOME_OK) == 0);
  add(name, RENEWS, SECOND, SECOND_POOL, blob, methods, bytes);
  ask(SECOND_POOL, DONE_AT_ONCE, SECOND);
  add(other, 0, OTHER, OTHER_POOL, blob, methods, bytes);
  ask(OTHER_POOL, DONE_AT_ONCE, OTHER);
  for (let got: u32 = 0; got < 2; ) got += collect(slot, OUTCOME_OK);
}

/** The host registers modules 0 … count - 1; their names are words in a row. */
export function registerSome(names: usize, count: u32, blob: usize, methods: u32, bytes: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    atomic.store<u32>(ANNOUNCED, i + 1);
    if (registerModule(names + ((i as usize) << 2), 1, 0, STATE_SIZE, blob, methods, bytes) != i) fail(46);
  }
}

/** A worker calls into each as soon as it is there. */
export function loadAsTheyCome(count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    while (atomic.load<u32>(H_MODULE_COUNT) <= i) pause();
    loadModules(i);
    if (loadedModules() <= i) fail(47);
  }
}

/** Another client, whose task comes before the pool goes, or not. */
export function lookingClient(slot: u32): void {
  ask(FIRST_POOL, DONE_AT_ONCE, FIRST);
  while (collect(slot, ANY_OUTCOME) == 0);
}

function ask(pool: u32, method: u32, argument: u32): void {
  const task = newTask(pool, POOL_HI, method, SIZE, ONE_CONTAINER, 0, 0);
  if (task == 0) fail(42);
  store<u32>(task + TASK_HEADER_SIZE + 4, argument);
  if (submit(task, 1) != OK) fail(43);
}

function add(name: usize, flags: u32, index: u32, id: u32, blob: usize, methods: u32, bytes: u32): void {
  atomic.store<u32>(ANNOUNCED, index + 1); // before it is registered, as the host does
  if (registerModule(name, 1, flags, STATE_SIZE, blob, methods, bytes) != index) fail(44);
  const pool = reservePool(id, POOL_HI, name, 1, index, 1);
  if (createQueue(containerAt(pool, 0), 0, 1, 1, 8, 0) != OK) fail(45);
  publishPool(pool);
}
