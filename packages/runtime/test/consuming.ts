// Consumers on a NATS of their own: what they hear, list by list.
import { command, type MessageType } from '@cartograph/contracts';
import { waitFor } from '@cartograph/testkit';
import { z } from 'zod';
import { consume, type Heard } from '../src/consume';
import { createPublish } from '../src/publish';
import { looking, openBrokerRoom } from './broker';
import { anItem, quiet } from './builders';

export const Greet = command('tests', 'Greet', z.object({ name: z.string() }));
export const Part = command('tests', 'Part', z.object({ name: z.string() }));

/** A door that stays shut until it is opened. */
export const aDoor = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};

export const openConsumingRoom = async () => {
  const room = await openBrokerRoom();
  const broker = await room.broker();
  const stops: (() => Promise<void>)[] = [];

  /** Consumes with a handler that is told each list, and records the names in it. */
  const hear = (
    handle: (list: string[]) => Promise<void> = async () => undefined,
    types: MessageType[] = [Greet, Part],
    by = broker,
  ) => {
    const lists: string[][] = [];
    const consumer = consume(by, quiet, {
      stream: 'COMMANDS',
      durable: 'tests',
      filter: 'cmd.tests.>',
      types,
      handle: async (heard: readonly Heard[]) => {
        const list = heard.map(({ item }) => (item.body as { name: string }).name);
        lists.push(list);
        await handle(list);
      },
    });
    stops.push(consumer.stop);
    return { lists, all: () => lists.flat(), consumer };
  };

  return {
    ...room,
    ours: broker,
    hear,
    publish: async (type: MessageType, ...names: string[]) =>
      createPublish(broker)(names.map((name) => ({ subject: type.subject, item: anItem({ name }) }))),
    nothingLeft: async () => {
      const look = await looking(room.nats);
      await waitFor(async () => (await look.leftIn('COMMANDS')) === 0);
      await look.close();
    },
    close: async () => {
      for (const stop of stops) await stop();
      await room.close();
    },
  };
};
export type ConsumingRoom = Awaited<ReturnType<typeof openConsumingRoom>>;
