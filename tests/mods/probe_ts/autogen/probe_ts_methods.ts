// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content 993aeca2

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kEcho = 10,
  kThrowError = 11,
  kReject = 12,
  kFailCode = 13,
  kWait = 14,
  kGate = 15,
  kOpen = 16,
  kLaneOf = 17,
}
