// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content 8a4ecd38

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kStage = 10,
  kRun = 11,
  kSpread = 12,
}
