export const NO_GROUP = 0xffffffff;
/** A group whose getGroup throws. */
export const BAD_GROUP = 0xfffffffe;

export const MODE_NONE = 0;
export const MODE_MUTEX = 1;
export const MODE_READ = 2;
export const MODE_WRITE = 3;

export const END_UNLOCK = 0;
export const END_LEAVE = 1;
export const END_THROW = 2;
export const END_TWICE = 3;
