// Every GET of a merchant.
import type { ServerResponse } from 'node:http';
import { secondMs } from '@cartograph/kernel';
import { refuseWith, send, type Address } from './http';
import type { Processor } from './processor';
import type { RefusalCode } from './refusals';
import type { Stage } from './stage';

const staleMs = 5 * secondMs;
const byId = /^\/v1\/(authorizations|refunds|operations)\/(.{1,255})$/;

const list = (processor: Processor, stage: Stage, { path, search }: Address) => {
  const reference = search.get('reference');
  if (!reference) return undefined;
  const lag = (): number => {
    const fault = stage.strike('search', { name: reference, references: [reference] });
    return fault ? (fault.delayMs ?? staleMs) : stage.staged.lagMs;
  };
  if (path === '/v1/authorizations')
    return processor.findByReference(reference, lag()).then((authorizations) => ({ authorizations }));
  if (path === '/v1/refunds')
    return processor.findRefundsByReference(reference, lag()).then((refunds) => ({ refunds }));
  return undefined;
};

const exactly = async (processor: Processor, what: string, id: string): Promise<[object | undefined, RefusalCode]> => {
  switch (what) {
    case 'authorizations':
      return [await processor.find(id), 'authorization_not_found'];
    case 'refunds':
      return [await processor.findRefund(id), 'refund_not_found'];
    default: {
      const found = await processor.findOperation(id);
      return [found && { operation: found.operation, at: found.at, answer: found.answer }, 'operation_not_found'];
    }
  }
};

export const answerRead = async (
  processor: Processor,
  stage: Stage,
  address: Address,
  response: ServerResponse,
): Promise<void> => {
  const { path } = address;
  if (path === '/health/live') return send(response, 200, { live: true });
  if (path === '/health/ready') return send(response, 200, { ready: true, checks: {} });
  if (path === '/v1/ledger') return send(response, 200, await processor.dump());
  const listed = await list(processor, stage, address);
  if (listed) return send(response, 200, listed);
  const [, what, id] = byId.exec(path) ?? [];
  if (what === undefined || id === undefined) return refuseWith(response, 'not_found');
  const [found, refusal] = await exactly(processor, what, id);
  return found ? send(response, 200, found) : refuseWith(response, refusal);
};
