/** Tells a person what is happening to one store or process, in one line. */
export type Report = (about: string, line: string) => void;

export const silent: Report = () => undefined;

/** One plain line each, for logs and for terminals that cannot redraw. */
export const printed: Report = (about, line) => process.stdout.write(`${about.padEnd(14)} ${line}\n`);
