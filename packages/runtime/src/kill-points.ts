// Named places where a test may end this process at once, as a power cut would. Free when KILL_POINT is unset.
// KILL_POINT=name dies at the first crossing, name#3 at the third.
const [armed, nth = '1'] = (process.env['KILL_POINT'] ?? '').split('#');
let crossings = 0;

/** Dies here, by SIGKILL, when this point is armed. */
export const killPoint = (name: string): void => {
  if (name === armed && ++crossings === Number(nth)) process.kill(process.pid, 'SIGKILL');
};
