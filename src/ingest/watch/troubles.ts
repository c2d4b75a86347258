import type { Log } from '../../log.ts';

/** While a trouble goes on it is told again so often, in milliseconds. */
const REMINDER = 3_600_000;

/** Tells of each trouble when it begins, changes and goes on for long, not each time that something fails. */
export class Troubles {
  private readonly told = new Map<string, { readonly why: string; readonly at: number }>();

  constructor(
    private readonly log: Log,
    private readonly source: string,
  ) {}

  /** Notes that something (`what`) failed; a path is told, but another path is no other trouble. */
  tell(what: string, why: string, path?: string): void {
    const last = this.told.get(what);
    const kind = path === undefined ? why : why.replaceAll(path, '…');
    if (last?.why === kind && performance.now() - last.at < REMINDER) return;
    this.told.set(what, { why: kind, at: performance.now() });
    this.log.warn({ source: this.source, why, ...(path !== undefined && { path }) }, what);
  }

  /** Notes that it works again. */
  over(what: string): void {
    if (this.told.delete(what)) this.log.info({ source: this.source }, `Works again: ${what}`);
  }
}
