#!/usr/bin/env node
import { makeModCommand } from '../commands/make-mod.mjs';

await makeModCommand('make_task').parseAsync();
