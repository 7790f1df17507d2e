// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content 8b01d79a

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kPlace = 10,
  kUnmonitored = 11,
  kRelay = 12,
}
