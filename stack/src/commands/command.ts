/** Runs a command to its end. What a person can put right is one line, not a stack trace. */
export const command = (main: () => Promise<unknown>): void => {
  main().then(
    () => process.exit(0),
    (fault: unknown) => {
      process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
      process.exit(1);
    },
  );
};
