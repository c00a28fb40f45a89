/** The code of a system error (`ENOENT`, `EACCES`), which is all that this room wants to know about one. */

/** The system's code of `error`, or `''` when it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** True when the error says that there is nothing at that path. */
export function isAbsent(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}
