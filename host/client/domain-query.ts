import {
  ITERATE_BROADCAST,
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

/** Named subsets of a pool's containers (specification: SubDomainId). */
export const SubDomain = {
  kPhysicalNode: SUBDOMAIN_PHYSICAL_NODE,
  kGlobalContainers: SUBDOMAIN_GLOBAL,
  kLocalContainers: SUBDOMAIN_LOCAL,
} as const;
export type SubDomain = (typeof SubDomain)[keyof typeof SubDomain];

/** Which containers of a pool a task goes to: one packed word and a value, as the engine reads it. */
export class DomainQuery {
  private constructor(
    readonly word: number,
    readonly value: number,
  ) {}

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

  /** Every container of the pool; the answers are aggregated into one. */
  static globalBcast(): DomainQuery {
    return new DomainQuery(pack(RANGE_GLOBAL, SELECT_RANGE, SUBDOMAIN_GLOBAL), 0);
  }
}

function pack(range: number, selection: number, subdomain: number): number {
  return (range | (selection << 8) | (ITERATE_BROADCAST << 16) | (subdomain << 24)) >>> 0;
}
