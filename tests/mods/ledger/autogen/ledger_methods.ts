// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content cfdbc83b

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kNote = 10,
  kFailOn = 11,
  kFan = 12,
  kScatter = 13,
  kCount = 14,
  kSend = 15,
  kPost = 16,
  kMisuse = 17,
}
