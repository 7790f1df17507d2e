// The public API of the package.
export {
  ABI_HASH,
  QUEUE_HIGH_LATENCY,
  QUEUE_LONG_RUNNING,
  QUEUE_LOW_LATENCY,
} from '../assembly/abi/layout.js';
export { MonitorMode } from '../assembly/abi/monitor-layout.js';
export type {
  CreatePoolTask as PoolCreation,
  DestroyPoolTask as PoolDestruction,
} from '../mods/admin/autogen/admin_views.js';
export type { ArchiveReader, ArchiveWriter, ServerArchive, TaskArchives } from './client/archive.js';
export type { RuntimeHandle } from './client/attach-engine.js';
export type { CallOptions } from './client/call-options.js';
export type { ClientReference } from './client/client-reference.js';
export { Connection } from './client/connection.js';
export type { CreateContext, LinkSource, PoolId } from './client/container-client.js';
export { ContainerClient } from './client/container-client.js';
export { type AnyQuery, DomainQuery, type ReplicaQuery, SubDomain } from './client/domain-query.js';
export { Firings } from './client/firings.js';
export type { LinkOptions, WhenBusy } from './client/link-options.js';
export type { PointerLink } from './client/pointer-link.js';
export type { ReplicaStatus } from './client/replica-status.js';
export { OwnedBuffer, type ShmBuffer } from './client/shm-buffer.js';
export type { SocketLink } from './client/socket-link.js';
export { TaskHandle, type TaskView, type ViewClass } from './client/task-handle.js';
export { type ConnectOptions, clientInit, connect, SocketConnection } from './client.js';
export type { AllocatorKind, Configuration, ConfigurationInput } from './config/configuration.js';
export { ChimaeraError, type ErrorCode, type ErrorFields } from './errors.js';
export type { ModuleManager } from './modules/module-manager.js';
export type { NetServer } from './net/net-server.js';
export type { Platform } from './platform/platform.js';
export type { Distribution } from './pools/distribution.js';
export type { LaneStatistics } from './pools/lane-statistics.js';
export type { PoolManager } from './pools/pool-manager.js';
export type { MethodStatistics, PoolInfo, WorkerStatistics } from './pools/statistics.js';
export type { StuckTask } from './pools/stuck-task.js';
export { formatTrace, type TraceEvent } from './pools/trace.js';
export { Runtime, type RuntimeOptions } from './runtime.js';
export { serverInit } from './server-init.js';
export { CoMutex, CoRwLock, type Held } from './workers/co-lock.js';
export { ContainerRuntime, type QueueOptions, UNORDERED } from './workers/container-runtime.js';
export { MonitorContext } from './workers/monitor-context.js';
export type { Placed, Policies, PolicyInfo } from './workers/policies.js';
export { RunContext, TIMED_OUT } from './workers/run-context.js';
