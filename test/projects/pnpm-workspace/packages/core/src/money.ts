/** An amount in cents. */
export class Money {
  readonly #cents: number;
  constructor(cents: number) {
    this.#cents = cents;
  }
  add(other: Money): Money {
    return new Money(this.#cents + other.#cents);
  }
}
