import { Money } from '@acme/core';

/** Starts the server. */
export function serve(port: number): void {
  new Money(port);
}
