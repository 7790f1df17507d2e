// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content d5092b66

export enum Method {
  kCreate = 0,
  kHold = 10,
  kBoth = 11,
  kTouch = 12,
  kNest = 13,
  kTries = 14,
}
