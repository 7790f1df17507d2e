// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content 853160f3

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kTree = 10,
}
