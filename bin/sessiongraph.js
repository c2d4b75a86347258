#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/src/main.js', import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  console.error('sessiongraph is not built yet: run `npm run build` in its folder first.');
  process.exitCode = 1;
}
