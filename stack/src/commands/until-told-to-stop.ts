/**
 * Resolves with the reason when this process is to end: Ctrl-C, an orderly kill, a closed terminal, or the death of the
 * npm that started us, which may not pass its own end on.
 */
export const untilToldToStop = (): Promise<string> =>
  new Promise((resolve) => {
    // npm passes on a Ctrl-C that the terminal has sent us already, so the listeners stay and later signals are nothing.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
    if (!process.env['npm_lifecycle_event']) return;
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && resolve('the end of npm'), 500).unref();
  });
