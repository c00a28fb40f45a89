/** The one exception that users see: a bad flag, or a configuration that cannot be read. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** The way out: a command or an edit. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
