// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content 495ac478

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kPlay = 10,
  kTime = 11,
}
