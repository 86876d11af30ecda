// Imported before anything of Apollo's: its gateway reads this once, and would otherwise ask cloud metadata addresses and
// a reporting host who we are.
process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
