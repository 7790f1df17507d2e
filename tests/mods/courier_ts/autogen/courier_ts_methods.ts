// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content dc4a0a5f

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kWeigh = 10,
}
