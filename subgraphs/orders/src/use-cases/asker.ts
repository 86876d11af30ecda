/** Who asks, as far as the use cases care: established at the gateway and signed on the way here. */
export interface Asker {
  /** The signed-in customer; null for a guest. */
  readonly customerId: string | null;
  readonly isOperator: boolean;
  readonly traceparent: string;
}
