// Every error that a user of Chimaera can meet: one table of codes, and the way from the engine's numbers to
// it. Codes are stable; messages may be improved. `{name}` is filled from the error's fields, and a part in
// [brackets] is left out when a name in it has no value.

import * as status from '../assembly/abi/status.js';

interface ErrorEntry {
  readonly message: string;
  /** What the reader can do about it. */
  readonly hint: string;
}

export const ERRORS = {
  // Answers of an engine call, before anything was accepted.
  CHI_E_BUSY: {
    message: "this thread's lane of the process queue is full",
    hint: 'Await some of the outstanding tasks and submit again, or raise process_queue.depth.',
  },
  CHI_E_NO_CREDIT: {
    message: 'all task credits of this client are in use',
    hint: 'Await some of the outstanding tasks, or raise runtime.client_credits.',
  },
  CHI_E_NO_MEMORY: {
    message: 'out of memory[ in the {segment} segment][ for {bytes} bytes]',
    hint: 'Free tasks and buffers, or raise the sizes or client_quota_percent under memory.',
  },
  CHI_E_SHUTTING_DOWN: {
    message: 'the runtime is stopping and takes no more tasks',
    hint: 'Submit before stop() is called, or start a new runtime.',
  },
  CHI_E_DOUBLE_FREE: {
    message: 'the block[ at {address}] has been freed already',
    hint: 'Free each task and buffer once: either send() frees it, or you do.',
  },
  CHI_E_FOREIGN_POINTER: {
    message: 'the address[ {address}] is not a block of this runtime',
    hint: 'Pass only what newTask() or allocateBuffer() of the same runtime returned.',
  },
  CHI_E_NOT_FOUND: {
    message: 'nothing is known by this name or id[: {name}]',
    hint: 'Check the spelling, and that it was created before it is used.',
  },
  CHI_E_EXISTS: {
    message: 'this name or id is taken[: {name}]',
    hint: 'Choose another one, or use what exists.',
  },
  CHI_E_PAYLOAD_TOO_LARGE: {
    message: 'the payload[ of {bytes} bytes] is over the limit[ of {limit} bytes]',
    hint: 'Send it in smaller blocks, or raise the size of its segment under memory.',
  },
  CHI_E_NO_SLOT: {
    message: 'no thread slot is free',
    hint: 'Detach clients that are not used; workers and attached threads share a fixed number of slots.',
  },
  CHI_E_BAD_ARGUMENT: {
    message: 'an argument is out of range[: {reason}]',
    hint: 'Compare the call with its documentation.',
  },

  CHI_E_KEYS: {
    message: 'the keys cannot be used[: {file}][: {reason}]',
    hint: 'Make new ones with `chimaera keys FOLDER`; the node needs its file, clients theirs.',
  },

  CHI_E_TOO_DEEP: {
    message: 'calls, or subtasks of subtasks, went too deep',
    hint: 'End the recursion of the module earlier, or send subtasks instead of calling.',
  },

  CHI_E_WOULD_DEADLOCK: {
    message: 'the lock or group would never come: those who have it wait for this task',
    hint: 'Take locks in the same order everywhere, and do not write under a read lock that others hold.',
  },
  CHI_E_NOT_HELD: {
    message: 'the method gave back a lock that its task does not hold',
    hint: 'Each task unlocks what it has locked itself, once, in the same mode.',
  },

  // Outcomes of an accepted task; `fields.outcome` says whether it may have run.
  CHI_E_APP: {
    message: 'the method failed[ with code {returnCode}][: {reason}]',
    hint: 'The code belongs to the module: look it up where the module documents the method.',
  },
  CHI_E_EXCEPTION: {
    message: 'the method threw an exception[: {reason}]',
    hint: 'The cause is the exception of the module; other tasks are not affected.',
  },
  CHI_E_TRAP: {
    message: 'the method trapped[: {reason}]',
    hint: 'This is a fault in the code of the module; its container is poisoned until it is created again.',
  },
  CHI_E_POISONED: {
    message: 'the container is poisoned by an earlier trap',
    hint: 'Destroy the pool and create it again; see the first CHI_E_TRAP for the fault.',
  },
  CHI_E_UNKNOWN_POOL: {
    message: 'there is no such pool',
    hint: 'Create the pool first, and do not keep the client of a pool that was destroyed.',
  },
  CHI_E_UNKNOWN_CONTAINER: {
    message: 'the pool has no such container',
    hint: 'Container ids count from 0; a query by hash takes any number and always finds a container.',
  },
  CHI_E_UNKNOWN_METHOD: {
    message: 'the module has no such method',
    hint: 'Generate the client again from the chimaera_mod.yaml of the module that is loaded.',
  },
  CHI_E_UNSUPPORTED_METHOD: {
    message: 'the module does not support this method (-1 in its chimaera_mod.yaml)',
    hint: 'Give the method a number there and implement it, or do not call it.',
  },
  CHI_E_SHUTDOWN: {
    message: 'the runtime stopped before the task was run',
    hint: 'Await outstanding tasks before stop(), or raise runtime.stop_deadline_ms.',
  },
  CHI_E_POOL_DESTROYED: {
    message: 'the pool was destroyed before the task was run',
    hint: 'Await the outstanding tasks of a pool before it is destroyed.',
  },
  CHI_E_BAD_QUERY: {
    message: 'the domain query does not name a container of the pool',
    hint: 'Build queries with DomainQuery, and use a selection that the pool can resolve.',
  },
  CHI_E_NOT_SCHEDULED: {
    message: 'the dynamic query was not replaced[: {reason}]',
    hint: 'Give the method a monitor function that answers kGlobalSchedule with a query that is not dynamic.',
  },
  CHI_E_NOT_REPLICABLE: {
    message: 'the task may not be sent to several containers',
    hint: 'Send it to one, or write @taskFlags(TF_SRL_SYM | TF_REPLICA) before its class (docs/replication.md).',
  },
  CHI_E_ABANDONED: {
    message: 'nobody waits for the task any more',
    hint: 'Its caller gave up or ended; what the method did is kept.',
  },
  CHI_E_CANCELLED: {
    message: 'the task was cancelled',
    hint: 'Its caller, or the caller of its parent, did so; `fields.outcome` says whether it may have run.',
  },
  CHI_E_UNKNOWN_OUTCOME: {
    message: 'it is not known whether the task ran',
    hint: 'Ask the pool for the state before the task is sent again, unless it is idempotent.',
  },

  // Modules.
  CHI_E_UNKNOWN_MODULE: {
    message: 'no module has this name[: {module}][ (did you mean "{nearest}"?)][; searched:\n{searched}]',
    hint: 'Check the name, and that its folder is in modules.paths or CHI_REPO_PATH and is built.',
  },
  CHI_E_NOT_A_POLICY: {
    message: 'the module[ {module}] is no policy[ for {placed}]',
    hint: 'A policy is a module in AssemblyScript with an exported placeLanes or placeWorkers.',
  },
  CHI_E_MODULE_ABI: {
    message: 'the module was built for another version[ ({found}, this runtime has {expected})]',
    hint: 'Build the module again with this version of Chimaera.',
  },
  CHI_E_OTHER_TASK: {
    message: 'client and runtime have different fields for the task of this method',
    hint: 'Use the client and the module of one build: the client’s package and the runtime’s module path differ.',
  },
  CHI_E_LOCAL_TASK: {
    message: 'the task of this method is TF_LOCAL: it runs for clients in the runtime’s own process only',
    hint: 'Call it from there, or give its class @taskFlags(TF_SRL_SYM) and fields that may travel.',
  },
  CHI_E_BAD_BUFFER: {
    message: 'a field of the task points outside of the memory of its process',
    hint: 'Give tasks buffers of allocateBuffer, and keep them until the task is done.',
  },
  CHI_E_DISCONNECTED: {
    message: 'the connection to the runtime was lost[: {reason}]',
    hint: 'The client connects again by itself; `fields.outcome` says whether the task may have run.',
  },
  CHI_E_REFUSED: {
    message: 'the runtime at {endpoint} refuses this client: {reason}',
    hint: 'Use the client of the same version as the runtime; `chimaera status` tells which that is.',
  },
  CHI_E_NO_RUNTIME: {
    message: 'no runtime answers at {endpoint}[ within {deadlineMs} ms]',
    hint: 'Start one with chimaera_start_runtime, or name its address: CHI_ENDPOINT, or an argument.',
  },
  CHI_E_ADDRESS_IN_USE: {
    message: '{endpoint} is in use already[: {owner}]',
    hint: 'Stop what has it (chimaera status names a runtime), or choose another address in `network`; port 0 = any.',
  },
  CHI_E_ADDRESS: {
    message: 'cannot listen at {endpoint}: {reason}',
    hint: 'Look at `network` in the configuration: an address of this machine, a folder that is yours alone.',
  },
  CHI_E_MODULE_NOT_WASM: {
    message: 'the file of the module is not WebAssembly[: {file}]',
    hint: 'Build the module again; module.json must name the .wasm that the build wrote.',
  },
  CHI_E_MODULE_INVALID: {
    message: 'the module cannot be used[: {reason}]',
    hint: 'Compare its folder with a module that came with Chimaera, and build it again.',
  },

  // The host.
  CHI_E_CONFIG: {
    message: 'the configuration was refused[:\n{problems}]',
    hint: 'Correct the places named; config/chimaera_default.yaml explains every key.',
  },
  CHI_E_ENGINE: {
    message: 'the engine stopped on a failed check[: {reason}]',
    hint: 'Start a new runtime. This is a fault of Chimaera: please report it with this message.',
  },
  CHI_E_DEADLINE: {
    message: 'the deadline[ of {deadlineMs} ms] passed before the task was done',
    hint: 'The task may still run; give it more time, or find out what its container waits for.',
  },
  CHI_E_ENDED: {
    message: 'the method has ended, and its RunContext with it',
    hint: 'Await in the method what it starts; nothing waits and no subtask starts after its end.',
  },
  CHI_E_CLOSED: {
    message: 'the runtime or client is closed[: {reason}]',
    hint: 'Do not use it after stop(); start a new runtime.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** The fields that explain an error. The named ones join the message when the template leaves them out. */
export interface ErrorFields {
  module?: string;
  method?: string;
  pool?: string | number;
  container?: number;
  [name: string]: unknown;
}

export class ChimaeraError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly fields: ErrorFields;

  constructor(code: ErrorCode, fields: ErrorFields = {}, options?: ErrorOptions) {
    super(describe(ERRORS[code].message, fields), options);
    this.code = code;
    this.hint = ERRORS[code].hint;
    this.fields = fields;
  }

  static {
    // On the prototype, so that a printed error does not list it among its fields.
    ChimaeraError.prototype.name = 'ChimaeraError';
  }

  /** A thread can hold this class more than once, in a bundle and in a module: the errors of each are the same. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === ChimaeraError.prototype.name;
  }
}

const PLACE = ['module', 'method', 'pool', 'container'] as const;

function describe(template: string, fields: ErrorFields): string {
  const fill = (part: string) => part.replace(/\{(\w+)\}/g, (_, name: string) => show(fields[name]));
  const complete = (part: string) =>
    [...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => fields[name as string] !== undefined);
  const text = fill(template.replace(/\[([^\]]*)\]/g, (_, part: string) => (complete(part) ? part : '')));
  const place = PLACE.filter((name) => fields[name] !== undefined && !template.includes(`{${name}}`));
  return place.length === 0 ? text : `${text} (${place.map((name) => `${name} ${fields[name]}`).join(', ')})`;
}

function show(value: unknown): string {
  return Array.isArray(value) ? value.join('\n') : String(value);
}

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  [status.BUSY]: 'CHI_E_BUSY',
  [status.NO_CREDIT]: 'CHI_E_NO_CREDIT',
  [status.NO_MEMORY]: 'CHI_E_NO_MEMORY',
  [status.SHUTTING_DOWN]: 'CHI_E_SHUTTING_DOWN',
  [status.DOUBLE_FREE]: 'CHI_E_DOUBLE_FREE',
  [status.FOREIGN_POINTER]: 'CHI_E_FOREIGN_POINTER',
  [status.NOT_FOUND]: 'CHI_E_NOT_FOUND',
  [status.EXISTS]: 'CHI_E_EXISTS',
  [status.TOO_LARGE]: 'CHI_E_PAYLOAD_TOO_LARGE',
  [status.NO_SLOT]: 'CHI_E_NO_SLOT',
  [status.BAD_ARGUMENT]: 'CHI_E_BAD_ARGUMENT',
  [status.WRONG_ABI]: 'CHI_E_MODULE_ABI',
  [status.TOO_DEEP]: 'CHI_E_TOO_DEEP',
  [status.CANCELLED]: 'CHI_E_CANCELLED',
  [status.DEADLINE]: 'CHI_E_DEADLINE',
  [status.WOULD_DEADLOCK]: 'CHI_E_WOULD_DEADLOCK',
  [status.NOT_HELD]: 'CHI_E_NOT_HELD',
};

const BY_REASON: Readonly<Record<number, ErrorCode>> = {
  [status.REASON_NONE]: 'CHI_E_APP',
  [status.REASON_FAILED]: 'CHI_E_APP',
  [status.REASON_TRAP]: 'CHI_E_TRAP',
  [status.REASON_POISONED]: 'CHI_E_POISONED',
  [status.REASON_UNKNOWN_POOL]: 'CHI_E_UNKNOWN_POOL',
  [status.REASON_UNKNOWN_CONTAINER]: 'CHI_E_UNKNOWN_CONTAINER',
  [status.REASON_UNKNOWN_METHOD]: 'CHI_E_UNKNOWN_METHOD',
  [status.REASON_UNSUPPORTED_METHOD]: 'CHI_E_UNSUPPORTED_METHOD',
  [status.REASON_SHUTDOWN]: 'CHI_E_SHUTDOWN',
  [status.REASON_POOL_DESTROYED]: 'CHI_E_POOL_DESTROYED',
  [status.REASON_NO_MEMORY]: 'CHI_E_NO_MEMORY',
  [status.REASON_BAD_QUERY]: 'CHI_E_BAD_QUERY',
  [status.REASON_EXCEPTION]: 'CHI_E_EXCEPTION',
  [status.REASON_ABANDONED]: 'CHI_E_ABANDONED',
  [status.REASON_CANCELLED]: 'CHI_E_CANCELLED',
  [status.REASON_DEADLINE]: 'CHI_E_DEADLINE',
  [status.REASON_OTHER_TASK]: 'CHI_E_OTHER_TASK',
  [status.REASON_TOO_LARGE]: 'CHI_E_PAYLOAD_TOO_LARGE',
  [status.REASON_BAD_BUFFER]: 'CHI_E_BAD_BUFFER',
  [status.REASON_DISCONNECTED]: 'CHI_E_DISCONNECTED',
  [status.REASON_TOO_DEEP]: 'CHI_E_TOO_DEEP',
  [status.REASON_NOT_SCHEDULED]: 'CHI_E_NOT_SCHEDULED',
  [status.REASON_WOULD_DEADLOCK]: 'CHI_E_WOULD_DEADLOCK',
  [status.REASON_NOT_HELD]: 'CHI_E_NOT_HELD',
  [status.REASON_NOT_REPLICABLE]: 'CHI_E_NOT_REPLICABLE',
  [status.REASON_LOCAL]: 'CHI_E_LOCAL_TASK',
};

const OUTCOME_NAMES: Readonly<Record<number, string>> = {
  [status.OUTCOME_APP_ERROR]: 'AppError',
  [status.OUTCOME_NOT_EXECUTED]: 'NotExecuted',
  [status.OUTCOME_UNKNOWN]: 'Unknown',
};

/** The error for an engine call that answered something else than OK. */
export function statusError(answer: number, context: ErrorFields = {}): ChimaeraError {
  const code = BY_STATUS[answer];
  if (code !== undefined) return new ChimaeraError(code, context);
  return new ChimaeraError('CHI_E_ENGINE', { ...context, reason: `unexpected status ${answer}` });
}

/** Why a task should end, as its method is told: CANCELLED or DEADLINE. */
export function reasonError(answer: number): ChimaeraError {
  return new ChimaeraError(answer === status.DEADLINE ? 'CHI_E_DEADLINE' : 'CHI_E_CANCELLED');
}

/**
 * The error for a task whose TASK_OUTCOME is not Ok. `fields.outcome` is AppError, NotExecuted or Unknown:
 * the same code can come both before and after a method was entered (a poisoned container), and only the
 * outcome tells.
 */
export function outcomeError(
  outcome: number,
  returnCode: number,
  context: ErrorFields = {},
  options?: ErrorOptions,
): ChimaeraError {
  const kind = outcome & 0xff;
  const name = OUTCOME_NAMES[kind];
  const code = kind === status.OUTCOME_UNKNOWN ? 'CHI_E_UNKNOWN_OUTCOME' : BY_REASON[(outcome >>> 8) & 0xff];
  if (name === undefined || code === undefined) {
    return new ChimaeraError(
      'CHI_E_ENGINE',
      { ...context, reason: `unexpected outcome ${outcome}` },
      options,
    );
  }
  return new ChimaeraError(code, { ...context, outcome: name, returnCode }, options);
}
