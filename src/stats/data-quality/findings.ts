import { raw, sql } from '../../database/sql.ts';
import { DocumentFinding } from '../../domain/document-finding/document-finding.ts';
import { columnsOf } from '../../model/fields.ts';
import { selectList } from '../../graphql/plan/columns-sql.ts';
import { MOST_FINDINGS } from './data-quality.ts';
import { ofInstance, type QualityPart } from './question.ts';

const fieldOf: Readonly<Record<string, string>> = {
  UNMAPPED: 'unmappedPaths',
  REPAIRED: 'repairedValues',
  ARITHMETIC: 'arithmeticWarnings',
};
const columns = selectList(
  DocumentFinding,
  columnsOf(DocumentFinding).map(({ name }) => name),
);

/** What is odd about documents: of each kind what is in most of them. */
export const findingsPart: QualityPart = {
  fields: Object.values(fieldOf),
  statement: (question) => sql`SELECT * FROM (
  SELECT ${columns}, count(*) OVER (PARTITION BY t.instance, t.kind) AS "$total",
    row_number() OVER (PARTITION BY t.instance, t.kind ORDER BY t.documents DESC, t.path COLLATE "C") AS "$place"
  FROM document_findings t WHERE ${ofInstance(question, sql`t.instance`)}
) ranked WHERE "$place" <= ${raw(String(MOST_FINDINGS))} ORDER BY "$place"`,
  read: (rows) =>
    Object.fromEntries(
      Object.entries(fieldOf).map(([kind, field]) => {
        const nodes = rows.filter((row) => row['kind'] === kind);
        return [field, { totalCount: nodes[0]?.['$total'] ?? 0, nodes }];
      }),
    ),
};
