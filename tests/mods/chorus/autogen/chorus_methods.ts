// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content b8d6141e

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kMeasure = 10,
  kAttempt = 11,
  kConduct = 12,
  kSolo = 13,
  kElect = 14,
}
