/**
 * What Prisma's schema language has no word for. Texts are compared byte by byte, as SQLite does, whatever the
 * database's own collation is; a table with a partner's rows shows nobody but the application role anything, and that
 * role one partner's rows only.
 */
export const completePostgresqlMigration = (sql: string): string => {
  const rights = [...sql.matchAll(/^CREATE TABLE "(\w+)" \(([^;]*)\);/gm)].map(([, table = '', columns = '']) =>
    columns.includes('"partnerId"') ? rowSecurityOf(table) : sharedRightsOf(table),
  )
  return [sql.replaceAll(/(?<=^ +"\w+" |ADD COLUMN +"\w+" )TEXT\b/gm, 'TEXT COLLATE "C"'), ...rights].join('\n')
}

const sharedRightsOf = (table: string): string =>
  `-- Not of a partner: the gateway reads and writes it whoever calls, and deletes nothing.
GRANT SELECT, INSERT, UPDATE ON "${table}" TO "csp_gateway_app";
`

const rowSecurityOf = (table: string): string =>
  `-- One partner sees nothing of another.
ALTER TABLE "${table}" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "${table}" FORCE ROW LEVEL SECURITY;
CREATE POLICY "${table}_of_partner" ON "${table}" TO "csp_gateway_app"
    USING ("partnerId" = current_setting('app.partner_id', true))
    WITH CHECK ("partnerId" = current_setting('app.partner_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "${table}" TO "csp_gateway_app";
`
