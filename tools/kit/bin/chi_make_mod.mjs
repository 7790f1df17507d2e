#!/usr/bin/env node
import { makeModCommand } from '../commands/make-mod.mjs';

await makeModCommand('chi_make_mod').parseAsync();
