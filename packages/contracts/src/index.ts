export * from './message';
export * from './cart';
export * from './catalog';
export * from './inventory';
export * from './orders';
export * from './payments';
