// The names under which a saga's steps are asked for: what a participant remembers, and what a reply is matched by.
import type { Way } from './standing';

const slug = (name: string) => name.replaceAll(' ', '-');

/** `<sagaId>/reserve-stock`, its undo `…/undo`, a later attempt `…#2`. */
export const stepKeyOf = (sagaId: string, step: string, way: Way, attempt = 1): string =>
  `${sagaId}/${slug(step)}${way === 'undo' ? '/undo' : ''}${attempt > 1 ? `#${attempt}` : ''}`;

/** What a step key of this saga speaks of, among these steps; undefined when it is none of theirs. */
export const readStepKey = (
  sagaId: string,
  steps: readonly { readonly name: string }[],
  stepKey: string,
): { readonly step: string; readonly way: Way; readonly attempt: number } | undefined => {
  const [key, attempt = '1'] = stepKey.split('#');
  for (const { name } of steps)
    for (const way of ['do', 'undo'] as const)
      if (stepKeyOf(sagaId, name, way) === key) return { step: name, way, attempt: Number(attempt) };
  return undefined;
};
