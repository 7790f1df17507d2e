// AssemblyScript's number types as TypeScript sees them, for the files that both languages compile
// (assembly/abi, the generated method enums). All are plain numbers: a 64-bit value is never
// handled as one number on this side, it travels as two u32.
declare type bool = number;
declare type u8 = number;
declare type u16 = number;
declare type u32 = number;
declare type u64 = number;
declare type usize = number;
declare type i8 = number;
declare type i16 = number;
declare type i32 = number;
declare type i64 = number;
declare type isize = number;
declare type f32 = number;
declare type f64 = number;
