// What the launcher knows of a store: where it may come from, and how one is run.
import type { ProgramSpec } from '../machine/program';
import type { Report } from '../machine/report';

export type StoreName = 'postgres' | 'redis' | 'redis-cache' | 'nats' | 'mongo' | 'opensearch';

export interface Machine {
  readonly env: NodeJS.ProcessEnv;
  /** Where fetched programs are kept; reachable for an unprivileged user. */
  readonly cache: string;
  readonly report: Report;
}

/** A server's program on this machine. */
export interface Source {
  /** For people: which program this is and where it was found. */
  readonly from: string;
  readonly program: string;
  /** Folders that the program needs beside itself, by name. */
  readonly needs?: Readonly<Record<string, string>>;
  readonly warning?: string;
}

/** Where a server listens and keeps its files. */
export interface Place {
  readonly port: number;
  readonly folder: string;
  readonly logFile: string;
  /** Nothing in this folder outlives the run, so it need not survive a power cut either. */
  readonly passing: boolean;
}

export interface Store {
  readonly name: StoreName;
  /** The variable that names a server of the user's own. */
  readonly variable: string;
  readonly port: number;
  /** A shop without it is degraded, not closed. */
  readonly optional?: true;
  readonly url: (port: number) => string;
  /** A good program that is installed here. */
  readonly installed: (machine: Machine) => Promise<Source | undefined>;
  /** Fetches one with an ordinary package client; throws Unobtainable with the remedy. */
  readonly obtain: (machine: Machine) => Promise<Source>;
  /** Prepares the folder and tells how to run the server in it. */
  readonly program: (source: Source, place: Place) => Promise<ProgramSpec>;
}
