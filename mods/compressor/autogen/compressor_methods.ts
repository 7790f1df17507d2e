// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content e110b87b

export enum Method {
  kCreate = 0,
  kCompress = 10,
  kDecompress = 11,
}
