// What a method is given beside its task: where it runs, and how it waits.
import { FRAME_HEADER_SIZE, FRAME_PC, FRAME_SIZE, RUN_BLOCKED, TASK_FRAME } from '../abi/layout';
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
    const frame = this.frame;
    return frame == 0 ? 0 : load<u32>(frame + FRAME_PC);
  }

  /** `bytes` of memory, zeroed at first, that stay with the task until it ends; 0 without. More than before moves them. */
  locals(bytes: u32): usize {
    const frame = this.frame;
    const isThere =
      frame != 0 && (load<u32>(frame + FRAME_SIZE) as usize) >= FRAME_HEADER_SIZE + (bytes as usize);
    return isThere ? frame + FRAME_HEADER_SIZE : engine.locals(changetype<usize>(this), bytes);
  }

  // The running task's, 0 before it has one. What is there is read and written here: a call of the engine costs more.
  private get frame(): usize {
    return load<u32>((this.taskAddress as usize) + TASK_FRAME) as usize;
  }

  /** Sends a child: OK or NO_MEMORY. The method frees it with `delTask` when it is done, or by ending. */
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
    if (this.frame == 0 && engine.locals(changetype<usize>(this), 0) == 0) return -(NO_MEMORY as i32);
    store<u32>(this.frame + FRAME_PC, pc);
    return RUN_BLOCKED;
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
