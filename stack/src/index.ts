export { startStores, type StartStores } from './stores/start-stores';
export type { Stores, StoreUrls } from './stores/stores';
export type { StoreName } from './stores/store';
export { serviceUrl } from './stores/databases';
export { printed, silent, type Report } from './machine/report';
export type { KeptProgram } from './machine/keep-running';
export type { Exit } from './machine/program';
export { startShop, type Shop, type StartShop } from './shop/start-shop';
export { services, type ServiceName } from './shop/services';
