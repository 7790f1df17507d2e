// Generated from chimaera_mod.yaml and compressor_tasks.ts by chi_refresh_repo; do not edit.
// Content a59152bb

import { ContainerClient } from '../../../host/client/container-client.js';
import type {
  AnyQuery,
  CreateContext,
  DomainQuery,
  PoolCreation,
  PoolDestruction,
  RunContext,
  ShmBuffer,
  TaskHandle,
} from '../../../host/index.js';
import {
  CompressTask,
  type CreateParams,
  DecompressTask,
  encodeCreateParams,
  fillCompress,
  fillDecompress,
  MODULE_NAME,
  readCompress,
  readDecompress,
  TASKS,
} from './compressor_views.js';

const MODULE = { name: MODULE_NAME, tasks: TASKS };

export abstract class ClientMethods extends ContainerClient {
  /** What the link to another process sends its tasks by. */
  get module() {
    return MODULE;
  }

  create(
    query: DomainQuery,
    affinity: AnyQuery,
    poolName: string,
    context?: CreateContext,
    params?: Partial<CreateParams>,
  ): Promise<this> {
    return this.newPool(MODULE_NAME, query, affinity, poolName, context, encodeCreateParams(params));
  }

  asyncCreate(
    query: DomainQuery,
    affinity: AnyQuery,
    poolName: string,
    context?: CreateContext,
    params?: Partial<CreateParams>,
  ): TaskHandle<PoolCreation> {
    return this.asyncNewPool(MODULE_NAME, query, affinity, poolName, context, encodeCreateParams(params));
  }

  destroy(query?: DomainQuery): Promise<void> {
    return this.delPool(query);
  }

  asyncDestroy(query?: DomainQuery): TaskHandle<PoolDestruction> {
    return this.asyncDelPool(query);
  }

  private newCompressTask(query: DomainQuery, input: ShmBuffer, output: ShmBuffer): number {
    const task = this.link.newTask(this, 10, 144, query, 0);
    fillCompress(this.link, task, input, output);
    return task;
  }

  compress(query: DomainQuery, input: ShmBuffer, output: ShmBuffer): Promise<number> {
    const task = this.newCompressTask(query, input, output);
    return this.link.send(task, readCompress);
  }

  asyncCompress(query: DomainQuery, input: ShmBuffer, output: ShmBuffer): TaskHandle<CompressTask> {
    const task = this.newCompressTask(query, input, output);
    return this.link.submit(task, CompressTask);
  }

  asyncCompressAlloc(query: DomainQuery, input: ShmBuffer, output: ShmBuffer): TaskHandle<CompressTask> {
    const task = this.newCompressTask(query, input, output);
    return this.link.handle(task, CompressTask);
  }

  asyncCompressBase(
    parent: RunContext,
    query: DomainQuery,
    input: ShmBuffer,
    output: ShmBuffer,
  ): TaskHandle<CompressTask> {
    const task = this.newCompressTask(query, input, output);
    return this.link.submit(task, CompressTask, parent);
  }

  compressBase(parent: RunContext, query: DomainQuery, input: ShmBuffer, output: ShmBuffer): Promise<number> {
    const task = this.newCompressTask(query, input, output);
    return this.link.send(task, readCompress, parent);
  }

  compressSync(query: DomainQuery, input: ShmBuffer, output: ShmBuffer): number {
    const task = this.newCompressTask(query, input, output);
    return this.link.sendSync(task, readCompress);
  }

  private newDecompressTask(query: DomainQuery, input: ShmBuffer, output: ShmBuffer): number {
    const task = this.link.newTask(this, 11, 144, query, 0);
    fillDecompress(this.link, task, input, output);
    return task;
  }

  decompress(query: DomainQuery, input: ShmBuffer, output: ShmBuffer): Promise<number> {
    const task = this.newDecompressTask(query, input, output);
    return this.link.send(task, readDecompress);
  }

  asyncDecompress(query: DomainQuery, input: ShmBuffer, output: ShmBuffer): TaskHandle<DecompressTask> {
    const task = this.newDecompressTask(query, input, output);
    return this.link.submit(task, DecompressTask);
  }

  asyncDecompressAlloc(query: DomainQuery, input: ShmBuffer, output: ShmBuffer): TaskHandle<DecompressTask> {
    const task = this.newDecompressTask(query, input, output);
    return this.link.handle(task, DecompressTask);
  }

  asyncDecompressBase(
    parent: RunContext,
    query: DomainQuery,
    input: ShmBuffer,
    output: ShmBuffer,
  ): TaskHandle<DecompressTask> {
    const task = this.newDecompressTask(query, input, output);
    return this.link.submit(task, DecompressTask, parent);
  }

  decompressBase(
    parent: RunContext,
    query: DomainQuery,
    input: ShmBuffer,
    output: ShmBuffer,
  ): Promise<number> {
    const task = this.newDecompressTask(query, input, output);
    return this.link.send(task, readDecompress, parent);
  }

  decompressSync(query: DomainQuery, input: ShmBuffer, output: ShmBuffer): number {
    const task = this.newDecompressTask(query, input, output);
    return this.link.sendSync(task, readDecompress);
  }
}
