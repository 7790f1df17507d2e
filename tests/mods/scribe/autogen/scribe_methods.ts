// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content e8cc5e60

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kTell = 10,
  kFollow = 11,
  kOdd = 12,
  kNames = 13,
  kAsked = 14,
}
