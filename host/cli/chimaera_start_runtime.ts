#!/usr/bin/env node
// The specification's name for `chimaera start`.
import { startCommand } from './start-command.js';

await startCommand('chimaera_start_runtime').parseAsync();
