import {
  ITERATE_BROADCAST,
  ITERATE_UNTIL_SUCCESS,
  RANGE_DIRECT,
  RANGE_GLOBAL,
  RANGE_LOCAL,
  RANGE_SCHEDULE,
  SELECT_HASH,
  SELECT_ID,
  SELECT_RANGE,
  SUBDOMAIN_GLOBAL,
  SUBDOMAIN_LOCAL,
  SUBDOMAIN_PHYSICAL_NODE,
} from '../../assembly/abi/layout.js';
import { MAX_CONTAINERS } from '../../assembly/abi/limits.js';
import { ChimaeraError } from '../errors.js';

/** Named subsets of a pool's containers (specification: SubDomainId). */
export const SubDomain = {
  kPhysicalNode: SUBDOMAIN_PHYSICAL_NODE,
  kGlobalContainers: SUBDOMAIN_GLOBAL,
  kLocalContainers: SUBDOMAIN_LOCAL,
} as const;
export type SubDomain = (typeof SubDomain)[keyof typeof SubDomain];

/** Which container of a pool a task goes to: one packed word and a value, as the engine reads it. */
export class DomainQuery {
  /** Tells the type checker the two kinds of queries apart. */
  readonly replicates = false;

  private constructor(
    readonly word: number,
    readonly value: number,
  ) {}

  /** The query that has these two numbers. @internal */
  static of(word: number, value: number): DomainQuery {
    return new DomainQuery(word, value);
  }

  /** The container at a position on this node. */
  static localId(id: number): DomainQuery {
    return new DomainQuery(pack(RANGE_LOCAL, SELECT_ID, SUBDOMAIN_LOCAL), id);
  }

  /** The container with a global id. */
  static globalId(id: number): DomainQuery {
    return new DomainQuery(pack(RANGE_GLOBAL, SELECT_ID, SUBDOMAIN_GLOBAL), id);
  }

  /** A container of this node, by a hash of 32 bits modulo their number. */
  static localHash(hash: number): DomainQuery {
    return new DomainQuery(pack(RANGE_LOCAL, SELECT_HASH, SUBDOMAIN_LOCAL), hash);
  }

  /** Any container of the pool, by a hash of 32 bits modulo their number. */
  static globalHash(hash: number): DomainQuery {
    return new DomainQuery(pack(RANGE_GLOBAL, SELECT_HASH, SUBDOMAIN_GLOBAL), hash);
  }

  /** A container of a subdomain, by a hash of 32 bits. */
  static directHash(subdomain: SubDomain, hash: number): DomainQuery {
    return new DomainQuery(pack(RANGE_DIRECT, SELECT_HASH, subdomain), hash);
  }

  /**
   * A container of this node says which one: its module's monitor function for the method, in mode kGlobalSchedule,
   * replaces the query. Where there is none, or it does not, the task ends with CHI_E_NOT_SCHEDULED.
   */
  static dynamic(): DomainQuery {
    return new DomainQuery(pack(RANGE_SCHEDULE, SELECT_ID, SUBDOMAIN_GLOBAL), 0);
  }

  /** Every container of the pool; the answers are gathered into one. */
  static globalBcast(): ReplicaQuery {
    return over(ITERATE_BROADCAST, 0, ALL);
  }

  /** `count` containers from the one with the id `first` on. */
  static globalRange(first: number, count: number): ReplicaQuery {
    return over(ITERATE_BROADCAST, first, checkCount(count));
  }

  /**
   * One container after the other, in the order of their ids, until one has run the task well: the next one has its turn
   * when one did not execute it, or failed (specification: kRepUntilSuccess). Of all, or of `count` from `first` on.
   */
  static globalUntilSuccess(first = 0, count?: number): ReplicaQuery {
    return over(ITERATE_UNTIL_SUCCESS, first, count === undefined ? ALL : checkCount(count));
  }
}

/** Several containers of a pool: only for tasks with TF_REPLICA. Made by DomainQuery's functions. */
export class ReplicaQuery {
  readonly replicates = true;

  constructor(
    readonly word: number,
    readonly value: number,
  ) {}
}

export type AnyQuery = DomainQuery | ReplicaQuery;

/** As the number of containers in a range: all from the first on. */
const ALL = 0;

function over(iteration: number, first: number, count: number): ReplicaQuery {
  checkPart('first', first, 0);
  const word = pack(RANGE_GLOBAL, SELECT_RANGE, SUBDOMAIN_GLOBAL) | (iteration << 16);
  return new ReplicaQuery(word >>> 0, (first | (count << 16)) >>> 0);
}

const checkCount = (count: number) => checkPart('count', count, 1);

function checkPart(name: string, value: number, least: number): number {
  if (Number.isInteger(value) && value >= least && value <= MAX_CONTAINERS) return value;
  const reason = `${name} is ${value}, not a whole number from ${least} to ${MAX_CONTAINERS}`;
  throw new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason });
}

function pack(range: number, selection: number, subdomain: number): number {
  return (range | (selection << 8) | (subdomain << 24)) >>> 0;
}
