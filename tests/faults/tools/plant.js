// Required before every process of a test's shop (NODE_OPTIONS=--require). It changes the text of sources as they are
// loaded, and takes orders at kill points over a socket: product code only names its points, and what its own
// kill-points.js does there is replaced. It knows nothing of the shop, and does nothing without FAULT_FOLDER.
const { appendFileSync, readFileSync } = require('node:fs');
const fs = require('node:fs');
const Module = require('node:module');
const { createServer } = require('node:net');
const { join, relative, resolve } = require('node:path');

const root = resolve(__dirname, '../../..');
const folder = process.env.FAULT_FOLDER;

/** Texts to be found once each and replaced: {file, find, replace}, files relative to the repository. */
const substitutions = process.env.FAULT_PLAN ? JSON.parse(readFileSync(process.env.FAULT_PLAN, 'utf8')) : [];
const planted = new Set();

const plant = (path, text) => {
  const file = relative(root, path);
  return substitutions.reduce((changed, substitution) => {
    if (substitution.file !== file) return changed;
    const pieces = changed.split(substitution.find);
    if (pieces.length !== 2)
      throw new Error(`a fault cannot be planted: ${file} holds ${pieces.length - 1} times: ${substitution.find}`);
    planted.add(substitution);
    return pieces.join(substitution.replace);
  }, text);
};

/** How often each kill point was crossed by this process. */
const crossings = {};
/** What to do at which crossing: {point, nth, victim, signal}. */
let orders = [];

const obey = (order) => {
  orders = orders.filter((other) => other !== order);
  const { point, victim = process.pid, signal = 'SIGKILL' } = order;
  appendFileSync(join(folder, 'fired.jsonl'), `${JSON.stringify({ at: Date.now(), point, victim, signal })}\n`);
  process.kill(victim, signal);
};

const cross = (place, subject) => {
  const point = subject === undefined ? place : `${place}:${subject}`;
  crossings[point] = (crossings[point] ?? 0) + 1;
  for (const order of orders) if (order.point === point && --order.nth <= 0) obey(order);
};

const arm = ({ point, nth = 1, ...more }) => orders.push({ point, nth, ...more });

const answers = {
  arm: (order) => arm(order),
  disarm: () => (orders = []),
  crossings: () => crossings,
  planted: () => [...planted],
};

const listen = () => {
  const server = createServer((socket) => {
    socket.unref();
    socket.on('error', () => undefined);
    socket.once('data', (line) => {
      const { ask, order } = JSON.parse(line);
      socket.end(JSON.stringify(answers[ask](order) ?? null));
    });
  });
  server.listen(join(folder, `${process.pid}.sock`)).unref();
};

if (folder) {
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (text, path, ...more) {
    const result = compile.call(this, plant(path, text), path, ...more);
    if (relative(root, path) === 'packages/runtime/dist/kill-points.js') this.exports.killPoint = cross;
    return result;
  };
  fs.readFileSync = (path, ...more) => {
    const text = readFileSync(path, ...more);
    return typeof text === 'string' && /\.(sql|lua)$/.test(String(path)) ? plant(resolve(String(path)), text) : text;
  };
  const [point, nth] = (process.env.KILL_POINT ?? '').split('#');
  if (point) arm({ point, nth: Number(nth ?? 1) });
  listen();
}
