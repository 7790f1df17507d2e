/** Why a file was skipped. */
export function reasonOf(error: unknown): string {
  const { code, message, syscall } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'it vanished meanwhile';
  // "EACCES: permission denied, open '…'": the path is known, and may be bytes that a message cannot hold
  return syscall === undefined ? message : message.split(`, ${syscall}`)[0];
}
