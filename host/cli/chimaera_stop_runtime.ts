#!/usr/bin/env node
// The specification's name for `chimaera stop`.
import { stopCommand } from './stop-command.js';

await stopCommand('chimaera_stop_runtime').parseAsync();
