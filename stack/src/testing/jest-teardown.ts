export default async (): Promise<void> => {
  const { stopTestStores } = globalThis as { stopTestStores?: () => Promise<void> };
  await stopTestStores?.();
};
