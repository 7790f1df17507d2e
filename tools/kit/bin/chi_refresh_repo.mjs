#!/usr/bin/env node
import { refreshCommand } from '../commands/refresh.mjs';

await refreshCommand('chi_refresh_repo').parseAsync();
