import { outgoing, StepParked, type Item, type MessageType, type Outgoing } from '@cartograph/contracts';
import type { ListChange } from './list-change';
import { newIdBody } from './new-id';

/** A participant's answer to a command: which reply, and what it says. Kept in the inbox as it is. */
export interface Reply<Body = unknown> {
  readonly type: string;
  readonly body: Body;
}

/** Names a reply and its body, held to the type's shape by the compiler. */
export const replyWith = <Body>(type: MessageType<string, Body>, body: Body): Reply<Body> => ({
  type: type.subject,
  body,
});

/** What of a command its answer needs, however late it comes. */
export type AnswerTo = Pick<Item, 'stepKey' | 'epoch' | 'correlationId' | 'traceparent'>;

/** The message that carries an answer back: the command's own step key, epoch and correlation. */
export const toReply = ({ stepKey, epoch, correlationId, traceparent }: AnswerTo, answer: Reply): Outgoing =>
  outgoing({ subject: answer.type } as MessageType, {
    id: newIdBody(),
    stepKey,
    epoch,
    correlationId,
    traceparent,
    body: answer.body,
  });

/** The part of a ListChange that is the same for every list of commands, those that are parked included. */
export const commandChange = <Command>(
  stepOf: (command: Command) => AnswerTo,
): Required<Pick<ListChange<Command, never, Reply>, 'stepKey' | 'answering'>> => ({
  stepKey: (command) => stepOf(command).stepKey,
  answering: {
    reply: (command, answer) => toReply(stepOf(command), answer),
    parked: (cause) => replyWith(StepParked, { cause }),
  },
});
