// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content caa2346c

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kCarry = 10,
  kText = 11,
  kFlip = 12,
  kCopy = 13,
  kHold = 14,
  kCount = 15,
  kEcho = 16,
  kParcel = 17,
  kFill = 18,
  kAsk = 19,
  kPlace = 20,
  kDelta = 21,
  kHalf = 22,
}
