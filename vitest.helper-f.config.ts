import { defineConfig } from 'vitest/config';
export default defineConfig({ root: '/work/main', test: { isolate: false, testTimeout: 60000, include: ['test/cli/{merge,verify-refusals,clean}.test.ts'] } });
