/** What a caller may say about its calls (`client.with(options)`). */
export interface CallOptions {
  /**
   * From the allocation of each task on, in milliseconds: the task, and the subtasks that it sends, end then with
   * CHI_E_DEADLINE. What has not started is not run; a method learns at its next wait.
   */
  deadlineMs?: number;
  /** Cancels the tasks that are pending when it is aborted: they end with CHI_E_CANCELLED. */
  signal?: AbortSignal;
  /**
   * The methods may run twice: a client in another process sends the tasks again when it loses its runtime, instead of
   * ending them with CHI_E_UNKNOWN_OUTCOME. Not for periodic tasks.
   */
  idempotent?: boolean;
  /** Which lane of the container's default group, where the module does not choose: tasks of one hash share one. */
  laneHash?: number;
  /** The lane with the least to do, whatever the hash. */
  laneAny?: boolean;
}
