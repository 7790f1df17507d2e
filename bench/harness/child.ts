// A process of one measurement: child.js SCENARIO ARGUMENTS, both from the runner. Prints the figures as JSON.
const [scenario, args] = process.argv.slice(2);
const { measure } = await import(`../scenarios/${scenario}.js`);
process.stdout.write(JSON.stringify(await measure(JSON.parse(args))), () => process.exit(0));
