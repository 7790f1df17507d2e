/** What a caller may say about its calls (`client.with(options)`). */
export interface CallOptions {
  /**
   * From the allocation of each task on, in milliseconds: the task, and the subtasks that it sends, end then with
   * CHI_E_DEADLINE. What has not started is not run; a method learns at its next wait.
   */
  deadlineMs?: number;
  /** Cancels the tasks that are pending when it is aborted: they end with CHI_E_CANCELLED. */
  signal?: AbortSignal;
}
