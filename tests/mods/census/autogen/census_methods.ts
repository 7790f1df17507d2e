// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content fdea2aca

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kSettle = 10,
  kTally = 11,
}
