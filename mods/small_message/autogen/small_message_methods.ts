// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content efa93230

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kMd = 10,
}
