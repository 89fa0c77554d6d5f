// count-tests.js <report of vitest's json reporter> <its exit code>: prints how many tests passed, failed and were skipped.
// A file that cannot be loaded is one failure, and a run that failed never counts none.
import { readFileSync } from 'node:fs';

const [file, exitCode] = process.argv.slice(2);
const report = JSON.parse(readFileSync(file, 'utf8'));
const { numPassedTests, numFailedTests, numTotalTests } = report;

const hasFailedTest = ({ assertionResults }) => assertionResults.some(({ status }) => status === 'failed');
const brokenFiles = report.testResults.filter((result) => result.status === 'failed' && !hasFailedTest(result));
const failed = numFailedTests + brokenFiles.length;
const hasFailed = exitCode !== '0' || numPassedTests === 0;

console.log(numPassedTests, failed === 0 && hasFailed ? 1 : failed, numTotalTests - numPassedTests - numFailedTests);
