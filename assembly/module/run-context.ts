// What a method is given beside its task: where it runs, and how it waits.
import { RUN_BLOCKED } from '../abi/layout';
import { NO_MEMORY } from '../abi/status';
import * as engine from './chimaera';
import { Task } from './task';

/** Where a method runs, the memory that stays with its task, and the tasks that it sends (docs/fibers.md). */
@unmanaged
export class RunContext {
  private taskAddress: u32;
  private containerAddress: u32;
  private laneAddress: u32;
  /** Index of the worker that runs the method at this moment. */
  readonly worker: u32;

  /** The container that the method runs on: `stateOf`, `createQueue`, `containerId` take it. */
  get container(): usize {
    return this.containerAddress as usize;
  }

  /** The lane that the task came through. */
  get lane(): usize {
    return this.laneAddress as usize;
  }

  /** Where the method goes on; 0 at its start. */
  get pc(): u32 {
    return engine.getPc(changetype<usize>(this));
  }

  /** `bytes` of memory, zeroed at first, that stay with the task until it ends; 0 without. More than before moves them. */
  locals(bytes: u32): usize {
    return engine.locals(changetype<usize>(this), bytes);
  }

  /** Sends a child: OK or NO_MEMORY. The method frees it with `delTask` when it is done. */
  spawn(task: Task): u32 {
    return engine.spawn(changetype<usize>(this), changetype<usize>(task));
  }

  /** True when the child is done; otherwise the method answers `block(pc)`, and is resumed when it is. */
  wait(task: Task): bool {
    return engine.waitTask(changetype<usize>(this), changetype<usize>(task));
  }

  /** True when every child that was sent is done; otherwise as `wait`. */
  waitAll(): bool {
    return engine.waitChildren(changetype<usize>(this));
  }

  /** A child that is done and was not answered yet; 0 = there is none left; 1 = as `wait`, for the first of them. */
  waitAny(): usize {
    return engine.waitAnyChild(changetype<usize>(this));
  }

  /** The method answers `block(pc)`, and is resumed when the time is over. */
  sleep(ns: f64): void {
    engine.startSleep(changetype<usize>(this), ns);
  }

  /** OK, or why the method should end: CANCELLED or DEADLINE. To be looked at after each `block`. */
  get cancelled(): u32 {
    return engine.cancelled(changetype<usize>(this));
  }

  /** What a method answers to be resumed at `pc` when all it waits for has come. */
  block(pc: u32): i32 {
    return engine.setPc(changetype<usize>(this), pc) ? RUN_BLOCKED : -(NO_MEMORY as i32);
  }

  /** Passes on what a failed child's host said: the caller of this method reads it with its error. */
  adoptMessage(child: Task): void {
    engine.adoptMessage(changetype<usize>(this), changetype<usize>(child));
  }

  /** Frees a child that is done, or a task that was never sent; one that is on its way is freed when it ends. */
  delTask(task: Task): void {
    engine.delTask(changetype<usize>(this), changetype<usize>(task));
  }
}
