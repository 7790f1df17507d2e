// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content 3e03f4b0

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kPlay = 10,
  kTime = 11,
  kUpdate = 12,
}
