// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content cfdfd4d9

export enum Method {
  kCreate = 0,
}
