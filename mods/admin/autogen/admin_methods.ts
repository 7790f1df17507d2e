// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content 33e77ab6

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kCreatePool = 10,
  kDestroyPool = 11,
  kRegisterModule = 12,
  kStopRuntime = 13,
  kGetPoolId = 14,
  kGetPoolName = 15,
}
