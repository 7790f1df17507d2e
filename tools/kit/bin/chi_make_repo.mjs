#!/usr/bin/env node
import { makeRepoCommand } from '../commands/make-repo.mjs';

await makeRepoCommand('chi_make_repo').parseAsync();
