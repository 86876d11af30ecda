import { z } from 'zod';

export type MessageKind = 'cmd' | 'rep' | 'evt';

/**
 * One kind of message: its subject on the wire and the shape of its body. A changed meaning is a new version beside
 * the old one, never an edit. Readers ignore unknown fields, so that adding one breaks nobody.
 */
export interface MessageType<Name extends string = string, Body = unknown> {
  /** PascalCase, as it is spoken of in code: ReserveStock. */
  readonly name: Name;
  readonly kind: MessageKind;
  /** For a command the service that is asked, for a reply the one that asked, for an event the one that tells. */
  readonly service: string;
  /** `cmd.inventory.reserve-stock.v1` */
  readonly subject: string;
  readonly body: z.ZodType<Body>;
}

export type BodyOf<Type> = Type extends MessageType<string, infer Body> ? Body : never;

const kebab = (name: string) => name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

const message =
  (kind: MessageKind) =>
  <Name extends string, Body>(
    service: string,
    name: Name,
    body: z.ZodType<Body>,
    version = 1,
  ): MessageType<Name, Body> => ({
    name,
    kind,
    service,
    subject: `${kind}.${service}.${kebab(name)}.v${version}`,
    body,
  });

/** A command asks a service to do something; it is answered with a reply. */
export const command = message('cmd');
/** A reply answers a command, yes or no, to the service that asked. */
export const reply = message('rep');
/** An event tells the world that something happened. It is a hint and never carries a saga's answer. */
export const event = message('evt');

/** One message among the 1 to 256 of an envelope, with its own identity and its own answer. */
export interface Item<Body = unknown> {
  /** Identity of this item; fresh for each message, the same over its publish attempts. */
  readonly id: string;
  /** The business idempotency key: what a participant remembers. A reply carries its command's step key. */
  readonly stepKey: string;
  /**
   * Fences commands: inventory and payments refuse an epoch lower than the highest that changed their row of the order.
   * Cart needs no fence: what ends a freeze names its token, and each step is heard once.
   */
  readonly epoch: number;
  /** The saga, order and placement body in checkout; the aggregate's id elsewhere. */
  readonly correlationId: string;
  /** W3C trace context of the request that began it. */
  readonly traceparent?: string | undefined;
  readonly body: Body;
}

/** What travels: items of one kind, told apart by the subject they travel under. */
export const envelopeShape = z.object({
  items: z
    .array(
      z.object({
        id: z.string(),
        stepKey: z.string(),
        epoch: z.number().int(),
        correlationId: z.string(),
        traceparent: z.string().optional(),
        body: z.unknown(),
      }),
    )
    .min(1)
    .max(256),
});

/** Limits of an envelope: items, and bytes of JSON. A NATS server refuses 1 MiB, and for ever. */
export const envelopeLimits = { items: 256, bytes: 512 * 1024 } as const;

/** A message that is to leave: its type's subject and its item. Written in the transaction that decided it. */
export interface Outgoing {
  readonly subject: string;
  readonly item: Item;
}

/** Addresses a body of a type. Writers are strict: the compiler holds the body to the type's shape. */
export const outgoing = <Body>(type: MessageType<string, Body>, item: Item<Body>): Outgoing => ({
  subject: type.subject,
  item,
});

/** A question between services over HTTP, `POST /ask/<name>`: a list in, a list of answers in the same order out. */
export interface AskType<Question = unknown, Answer = unknown> {
  /** `price-lines.v1` */
  readonly name: string;
  readonly service: string;
  readonly question: z.ZodType<Question>;
  readonly answer: z.ZodType<Answer>;
}

export const ask = <Question, Answer>(
  service: string,
  name: string,
  question: z.ZodType<Question>,
  answer: z.ZodType<Answer>,
): AskType<Question, Answer> => ({ service, name, question, answer });
