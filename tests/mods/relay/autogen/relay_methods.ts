// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content 28a31297

export enum Method {
  kCreate = 0,
  kRelay = 10,
  kRelayFailure = 11,
  kRelayMapping = 12,
  kThrowOdd = 13,
  kLinger = 14,
  kHoldUp = 15,
  kOrphan = 16,
  kClutch = 17,
}
