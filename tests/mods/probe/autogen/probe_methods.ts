// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content 68a32ef2

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kNoop = 10,
  kEcho = 11,
  kFail = 12,
  kTrap = 13,
  kTrapAfterSpawn = 14,
  kSuspendTrap = 15,
  kYieldTimes = 16,
  kWaitFor = 17,
  kLaneOf = 18,
  kTrapInMap = 19,
  kSpin = 20,
  kRecurse = 22,
  kTrapAt = 23,
}
