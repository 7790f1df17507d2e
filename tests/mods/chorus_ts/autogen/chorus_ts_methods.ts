// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content dfb20b60

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kMeasure = 10,
  kAttempt = 11,
  kElect = 14,
}
