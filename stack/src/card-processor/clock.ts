// The processor's time: the machine's, plus what a test has moved it by. What falls due by a move happens at once.
import { plusMs, toInstant, type Instant } from '@cartograph/kernel';

export interface Clock {
  now(): Instant;
  /** Runs it once, when this instant has come. */
  at(due: Instant, run: () => void): void;
  wait(ms: number): Promise<void>;
  /** Forward only. */
  moveBy(ms: number): void;
}

interface Alarm {
  readonly due: Instant;
  readonly run: () => void;
  timer?: NodeJS.Timeout;
}

// More does not fit into a timer; it then finds that it is too early and is set again.
const longestTimerMs = 2 ** 31 - 1;

export const createClock = (machineNow: () => number, movedMs = 0): Clock => {
  let moved = movedMs;
  const alarms = new Set<Alarm>();
  const now = () => toInstant(machineNow() + moved);

  const fire = (alarm: Alarm): void => {
    clearTimeout(alarm.timer);
    if (alarm.due > now()) return arm(alarm);
    if (alarms.delete(alarm)) alarm.run();
  };
  const arm = (alarm: Alarm): void => {
    alarm.timer = setTimeout(() => fire(alarm), Math.min(alarm.due - now(), longestTimerMs)).unref();
  };

  const at = (due: Instant, run: () => void): void => {
    const alarm: Alarm = { due, run };
    alarms.add(alarm);
    arm(alarm);
  };

  return {
    now,
    at,
    wait: (ms) => new Promise((resolve) => at(plusMs(now(), ms), resolve)),
    moveBy: (ms) => {
      moved += ms;
      [...alarms].sort((one, other) => one.due - other.due).forEach(fire);
    },
  };
};
