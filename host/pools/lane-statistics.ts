// Reading the lanes of a pool: what each has done, and what it has before it.

import {
  LANE_EXECUTED,
  LANE_GROUP,
  LANE_HOME,
  LANE_INDEX,
  LANE_PENDING,
  LANE_STOLEN,
} from '../../assembly/abi/lane-layout.js';
import { MAX_LANE_GROUPS } from '../../assembly/abi/limits.js';
import type { Engine } from '../engine/instance.js';
import type { PoolInfo } from './statistics.js';

export interface LaneStatistics {
  container: number;
  /** Id of the lane group. */
  group: number;
  priority: 'low' | 'high';
  lane: number;
  /** Worker that the lane is brought to. */
  home: number;
  /** Tasks that came to their end in this lane. */
  executed: number;
  /** Tasks that are queued or suspended now. */
  pending: number;
  /** How often another worker than its home took it. */
  stolen: number;
}

/** Every lane of a pool that has executed something or has something pending. */
export function laneStatistics(engine: Engine, pool: PoolInfo & { address: number }): LaneStatistics[] {
  const { exports, views } = engine;
  const lanes: LaneStatistics[] = [];
  for (let container = 0; container < pool.containers; container++) {
    const at = exports.containerAt(pool.address, container) >>> 0;
    for (let group = 0; group < MAX_LANE_GROUPS; group++) {
      for (const [priority, name] of [
        [0, 'low'],
        [1, 'high'],
      ] as const) {
        for (let i = 0; ; i++) {
          const lane = exports.laneByPosition(at, group, priority, i) >>> 0;
          if (lane === 0) break;
          const word = (offset: number) => views.u32[(lane + offset) >>> 2];
          const executed = Number(views.u64[(lane + LANE_EXECUTED) >>> 3]);
          const pending = word(LANE_PENDING);
          if (executed === 0 && pending === 0) continue;
          lanes.push({
            container,
            group: word(LANE_GROUP),
            priority: name,
            lane: word(LANE_INDEX),
            home: word(LANE_HOME),
            executed,
            pending,
            stolen: word(LANE_STOLEN),
          });
        }
      }
    }
  }
  return lanes;
}
