// What travels between a runtime and its clients in other processes: docs/protocol.md tells the same in words.
// Valid AssemblyScript and TypeScript. Little-endian, no alignment. A change here is another ARCHIVE_VERSION.
//
// A message is an archive (the first frame) and the bulk data that its entries refer to, each in a frame of its own.
//
//   ARCHIVE   0 magic u32 │ 4 version u16 │ 6 kind u16 │ 8 session u32 │ 12 sequence u32 │ 16 seen u32
//            20 body: what the kind says, or entries up to the end
//
//   HELLO     20 abiHash u32 │ 24 pid u32 │ 28 startLo u32 │ 32 startHi u32
//   WELCOME   20 epochLo u32 │ 24 epochHi u32 │ 28 calls u32 │ 32 bulkBytes u32 │ 36 leaseMs u32
//   REFUSED   20 reason u32 │ 24 expected u32 │ 28 found u32
//
//   CALL      0 size u32 │ 4 id u32 │ 8 what u8 │ 9 frames u8 │ 10 flags u16 │ 12 method u32 │ 16 poolLo u32 │ 20 poolHi u32
//            24 query u32 │ 28 queryValue u32 │ 32 hash u32
//            36 [leftNs f64] [periodNs f64] as the flags say, fields that go in
//   CANCEL    0 size u32 │ 4 id u32 │ 8 what u8 │ 9 0 │ 10 0
//   READ      0 size u32 │ 4 id u32 │ 8 what u8 │ 9 0 │ 10 0 │ 12 count u32
//   ANSWER    0 size u32 │ 4 id u32 │ 8 what u8 │ 9 0 │ 10 flags u16 │ 12 outcome u32 │ 16 returnCode i32 │ 20 dropped u32
//            24 messageLength u32 │ 28 message, fields that come out
//
// A call with 64 bytes inline just fits into 128: what is longer ZeroMQ's binding hands over without a copy, and that
// costs the sender's event loop a wake-up.
//
// Fields follow each other in the order of the descriptor: a scalar or a fixed array by its bytes, a string or a vector as
// its length u32 and its bytes, a buffer as its size u32, its place u32, and its bytes if they are inline.

export const ARCHIVE_MAGIC: u32 = 0x41494843; // "CHIA"
export const ARCHIVE_VERSION: u32 = 2;

export const A_MAGIC: usize = 0;
export const A_VERSION: usize = 4;
export const A_KIND: usize = 6;
export const A_SESSION: usize = 8;
export const A_SEQUENCE: usize = 12;
export const A_SEEN: usize = 16; // the last message with entries that its sender has read
export const A_BODY: usize = 20;

export const MESSAGE_HELLO: u32 = 1; // client: I want a session
export const MESSAGE_WELCOME: u32 = 2; // runtime: you have one
export const MESSAGE_REFUSED: u32 = 3; // runtime: you have none, and why
export const MESSAGE_CALLS: u32 = 4; // client
export const MESSAGE_ANSWERS: u32 = 5; // runtime
export const MESSAGE_PING: u32 = 6; // client: I am still here; the runtime answers the same
export const MESSAGE_BYE: u32 = 7; // either: the session is over

export const HELLO_ABI_HASH: usize = 20;
export const HELLO_PID: usize = 24;
export const HELLO_START_LO: usize = 28;
export const HELLO_START_HI: usize = 32;
export const HELLO_SIZE: u32 = 36;
export const WELCOME_EPOCH_LO: usize = 20;
export const WELCOME_EPOCH_HI: usize = 24;
export const WELCOME_CALLS: usize = 28;
export const WELCOME_BULK_BYTES: usize = 32;
export const WELCOME_LEASE_MS: usize = 36;
export const WELCOME_SIZE: u32 = 40;
export const REFUSED_REASON: usize = 20;
export const REFUSED_EXPECTED: usize = 24;
export const REFUSED_FOUND: usize = 28;
export const REFUSED_SIZE: u32 = 32;

// Why a message or a client is refused.
export const REFUSE_VERSION: u32 = 1; // another version of the protocol
export const REFUSE_ABI: u32 = 2; // built for another layout of tasks
export const REFUSE_NO_SESSION: u32 = 3; // the session is unknown: closed, or of a runtime that is no more
export const REFUSE_FULL: u32 = 4; // no session is left, or no memory for one
export const REFUSE_MALFORMED: u32 = 5; // not what this page says
export const REFUSE_SEQUENCE: u32 = 6; // messages were lost between
export const REFUSE_STOPPING: u32 = 7; // the runtime stops

export const ENTRY_SIZE: usize = 0;
export const ENTRY_ID: usize = 4;
export const ENTRY_WHAT: usize = 8;
export const ENTRY_CALL: u32 = 1;
export const ENTRY_CANCEL: u32 = 2;
export const ENTRY_READ: u32 = 3;
export const ENTRY_ANSWER: u32 = 4;

export const CALL_FRAMES: usize = 9; // of the message's bulk frames, how many are its
export const CALL_FLAGS: usize = 10;
export const CALL_METHOD: usize = 12;
export const CALL_POOL_LO: usize = 16;
export const CALL_POOL_HI: usize = 20;
export const CALL_QUERY: usize = 24;
export const CALL_QUERY_VALUE: usize = 28;
export const CALL_HASH: usize = 32;
export const CALL_REST: usize = 36;
export const CALL_HIGH_LATENCY: u32 = 1;
export const CALL_DEADLINE: u32 = 2; // what is left until then follows
export const CALL_PERIODIC: u32 = 4; // its period follows
export const CANCEL_SIZE: u32 = 12;
export const READ_COUNT: usize = 12;
export const READ_SIZE: u32 = 16;

export const ANSWER_FLAGS: usize = 10;
export const ANSWER_OUTCOME: usize = 12;
export const ANSWER_RETURN_CODE: usize = 16;
export const ANSWER_DROPPED: usize = 20;
export const ANSWER_MESSAGE: usize = 24;
export const ANSWER_FIELDS: usize = 28;
export const ANSWER_HAS_FIELDS: u32 = 1;
export const ANSWER_MORE: u32 = 2; // of a periodic task: another one follows under this id

// Where a buffer's bytes are.
export const PLACE_ROOM: u32 = 0; // nowhere: the receiver makes room of that size
export const PLACE_INLINE: u32 = 1; // they follow
export const PLACE_FRAME: u32 = 2; // in the next frame of the message

/** Bytes of an archive at most; what needs more travels in no archive. */
export const ARCHIVE_MAX: u32 = 1 << 20;
/** Buffers up to this size travel inside of the archive. */
export const INLINE_MAX: u32 = 4096;
/** Bulk frames of a message at most. */
export const FRAMES_MAX: u32 = 64;
/** A message is closed when its bulk data are more than this. */
export const MESSAGE_BULK_BYTES: u32 = 256 << 10;
/** Calls of a session at most: their index takes the low half of an id. */
export const SESSION_CALLS_MAX: u32 = 1 << 16;

// AREA   what passes between a thread's engine and the host that moves its messages (assembly/net/area.ts).
//
//     0 input u32 │ 4 output u32 │ 8 frames u32 (assembly/net/frames.ts) │ 12 frameCount u32 (of the output)
//    16 session u32 (the sender's after the input, 0 = none) │ 20 reply u32 (bytes of an answer to it, in the output)
//    24 reason u32 │ 28 expected u32 │ 32 found u32 (of the last refusal)
//    36 steady u32 (frames of the output, from this one on, whose bytes stay until the other side has seen the message)
export const AREA_INPUT: usize = 0;
export const AREA_OUTPUT: usize = 4;
export const AREA_FRAMES: usize = 8;
export const AREA_FRAME_COUNT: usize = 12;
export const AREA_SESSION: usize = 16;
export const AREA_REPLY: usize = 20;
export const AREA_REASON: usize = 24;
export const AREA_EXPECTED: usize = 28;
export const AREA_FOUND: usize = 32;
export const AREA_STEADY: usize = 36;
export const AREA_SIZE: usize = 64;

// Of the uplink (map.ts, drawn in assembly/net/uplink.ts), what the host looks at.
export const UPLINK_AT_SESSION: usize = 44; // 0 = there is none
export const UPLINK_AT_EPOCH_LO: usize = 72;
export const UPLINK_AT_EPOCH_HI: usize = 76;
export const UPLINK_AT_LEASE_MS: usize = 80;

/** Sessions of a runtime at most: their row takes the low ten bits of a session's number. */
export const SESSIONS_MAX: u32 = 1024;
