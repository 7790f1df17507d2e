import {
  ContainerRuntime,
  type MonitorContext,
  MonitorMode,
  QUEUE_LOW_LATENCY,
  type RunContext,
} from 'chimaera';
import type * as tasks from './autogen/MOD_NAME_views.js';

/** The container of MOD_NAME. Its methods run on one worker; they may await what `rctx` offers. */
export class Runtime extends ContainerRuntime {
  // CHI_BEGIN(Create)
  /** Makes a container: its state, and its lanes. */
  create(_task: tasks.CreateTask, _rctx: RunContext): void {
    this.createQueue(0, { lanes: 1, flags: QUEUE_LOW_LATENCY });
  }
  // CHI_END(Create)

  // CHI_BEGIN(Destroy)
  /** The method kDestroy. */
  async destroy(_task: tasks.DestroyTask, _rctx: RunContext): Promise<void> {}
  // CHI_END(Destroy)

  // CHI_BEGIN(Custom)
  /** The method kCustom; an exception becomes the caller's error. */
  async custom(_task: tasks.CustomTask, _rctx: RunContext): Promise<void> {}

  /** Asked about each kCustom in the modes of MonitorMode that it names: now in none. */
  monitorCustom(_mode: MonitorMode, _task: tasks.CustomTask, _asked: MonitorContext): void {}
  // CHI_END(Custom)

  // CHI_AUTOGEN_METHODS: new methods go here
}
