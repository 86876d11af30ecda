import DataLoader from 'dataloader';
import type { App } from '../app';
import type { Context } from './context';

export const createContext = ({ findPayments }: Pick<App, 'findPayments'>): Context => {
  const payments = new DataLoader(async (orderIds: readonly string[]) => {
    const found = new Map((await findPayments(orderIds)).map((payment) => [payment.orderId, payment]));
    return orderIds.map((orderId) => found.get(orderId));
  });
  return { paymentOf: (orderId) => payments.load(orderId) };
};
