// Inside a container: asks the service whose port the environment names whether it is ready.
const port = Object.entries(process.env).find(([name]) => /^[A-Z_]+_PORT$/.test(name))?.[1];
const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
