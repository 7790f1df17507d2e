/** What `getGroup` answers for a task that is in no group. Every other number is a group, 0 as well. */
export const UNORDERED: u64 = u64.MAX_VALUE;
