#!/usr/bin/env node
import { refreshCommand } from '../commands/refresh.mjs';

await refreshCommand('refresh_methods').parseAsync();
