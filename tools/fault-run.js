// One seed and one folder of histories (reports/faults/<FAULT_RUN>) for a whole run, whichever process a test runs in.
const { randomInt } = require('node:crypto');

process.env.FAULT_SEED ??= String(randomInt(1, 2 ** 31));
process.env.FAULT_RUN ??= `${new Date().toISOString().slice(0, 19).replaceAll(':', '')}-${process.env.FAULT_SEED}`;
