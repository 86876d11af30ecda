// What the card processor says of an order, asked directly.
import { newIdBody } from '@cartograph/runtime';

interface Authorization {
  readonly status: string;
  readonly capturedMinor: number;
  readonly refundedMinor: number;
}

/** `url` is asked each time: the processor may have been restarted. */
export const processorBooks = (url: () => string) => {
  const authorizationsAt = async (orderId: string): Promise<readonly Authorization[]> => {
    const response = await fetch(`${url()}/v1/authorizations?reference=${orderId}`);
    return ((await response.json()) as { authorizations: Authorization[] }).authorizations;
  };

  return {
    /** The processor's own books, by our reference. */
    authorizationsAt,
    statusesAt: async (orderId: string) => (await authorizationsAt(orderId)).map(({ status }) => status),
    refundedAt: async (orderId: string) =>
      (await authorizationsAt(orderId)).reduce((sum, { refundedMinor }) => sum + refundedMinor, 0),
    /** What the processor's ledger says of an order. */
    ledger: async (orderId: string): Promise<{ operation: string; status: number }[]> => {
      const response = await fetch(`${url()}/v1/ledger`);
      const { entries } = (await response.json()) as {
        entries: { reference: string; operation: string; answer: { status: number } }[];
      };
      return entries
        .filter(({ reference }) => reference === orderId)
        .map(({ operation, answer }) => ({ operation, status: answer.status }));
    },
    /** Money is set aside behind our backs. */
    authorizeThere: async (reference: string) => {
      const response = await fetch(`${url()}/v1/authorizations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': newIdBody() },
        body: JSON.stringify({ amountMinor: 5_000, currency: 'EUR', token: 'tok_approved', reference }),
      });
      if (!response.ok) throw new Error(await response.text());
    },
  };
};
