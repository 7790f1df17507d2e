// Generated from chimaera_mod.yaml by chi_refresh_repo; do not edit.
// Content 9336ea88

export enum Method {
  kCreate = 0,
  kDestroy = 1,
  kPay = 10,
  kCount = 11,
}
