// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content bed3ee5e

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kDigest = 10,
  kSorted = 11,
}
