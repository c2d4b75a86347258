/** The package brings no types; this is what the tests use of it. */
declare module 's3rver' {
  class S3rver {
    constructor(options: Record<string, unknown>);
    run(): Promise<{ readonly port: number }>;
    close(): Promise<void>;
  }
  export = S3rver;
}
