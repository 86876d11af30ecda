export { startStores, type StartStores, type Stores } from './stores/start-stores';
export type { StoreName } from './stores/store';
export { printed, silent, type Report } from './machine/report';
export type { KeptProgram } from './machine/keep-running';
export type { Exit } from './machine/program';
