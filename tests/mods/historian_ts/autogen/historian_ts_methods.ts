// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content ffce5ac4

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kStep = 10,
  kTick = 11,
}
