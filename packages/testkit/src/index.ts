export * from './card-processor';
export * from './leaks';
export * from './start-process';
export * from './unique';
export * from './wait-for';
export * from './nats';
export * from './postgres';
export * from './servers';
