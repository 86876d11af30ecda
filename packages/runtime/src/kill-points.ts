// Named places where a test may end this process at once, as a power cut would. Free when KILL_POINT is unset.
// KILL_POINT=name dies at the first crossing, name#3 at the third. Beside the places that a service names itself, each
// message passes four: publish.before, publish.acked, consume.heard (nothing is done yet) and consume.settled (all is
// done and committed, and not yet acknowledged), each with its subject: publish.before:cmd.inventory.pin-hold.v1.
const [armed = '', nth = '1'] = (process.env['KILL_POINT'] ?? '').split('#');
const isArmed = armed !== '';
let crossings = 0;

/** Dies here, by SIGKILL, when this point is armed. `subject` tells crossings of one place apart. */
export const killPoint = (place: string, subject?: string): void => {
  if (!isArmed) return;
  const name = subject === undefined ? place : `${place}:${subject}`;
  if (name === armed && ++crossings === Number(nth)) process.kill(process.pid, 'SIGKILL');
};
