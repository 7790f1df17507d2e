// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content 6bdaa5ce

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kNap = 10,
  kNaps = 11,
  kTick = 12,
  kSpin = 13,
  kTrapAsleep = 14,
  kTally = 15,
  kRace = 16,
}
