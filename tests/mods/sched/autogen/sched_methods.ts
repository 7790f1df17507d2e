// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content 54f6e8a7

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kPlace = 10,
  kUnmonitored = 11,
  kRelay = 12,
  kCost = 13,
  kLearned = 14,
}
