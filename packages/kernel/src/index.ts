export * from './decision';
export * from './ids';
export * from './money';
export * from './text';
export * from './time';
