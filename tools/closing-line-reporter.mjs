/**
 * Jest reporter whose last word is `N passed, N failed`, for whoever reads only the last line of a run.
 * A test file that could not run at all counts as one failed test, so that it cannot hide.
 */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const line = `${results.numPassedTests} passed, ${failed} failed`;
    // On exit, because Jest still prints its own summary and the global teardown still runs after this call.
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}
