export * from './card-processor';
export * from './start-process';
