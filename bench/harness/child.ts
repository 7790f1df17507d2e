// A process of one measurement: child.js SCENARIO ARGUMENTS, both from the runner. Prints the figures as JSON, with
// the processor time it took; processes that a scenario starts are not in that, so it says when there are any.
import process from 'node:process';

const [scenario, args] = process.argv.slice(2);
const { measure, startsProcesses = false } = await import(`../scenarios/${scenario}.js`);
const figures = await measure(JSON.parse(args));
const { user, system } = process.cpuUsage();
const ownMs = startsProcesses ? null : (user + system) / 1000;
process.stdout.write(JSON.stringify({ figures, ownMs }), () => process.exit(0));
