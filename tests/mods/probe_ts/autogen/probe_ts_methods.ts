// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content dcda4ae0

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
  kSleep = 18,
  kGiveWay = 19,
  kIo = 20,
  kForeign = 21,
  kKept = 22,
  kGateFor = 23,
}
