import { defineConfig } from 'prisma/config'

// `prisma generate` looks for a native schema engine, would download it, and never runs it.
// Any existing file satisfies the look-up, so that nothing is fetched; migrations run through the
// WebAssembly build of the engine (src/storage/sqlite/migrate.ts).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
  datasource: { url: 'file:./data/gateway.db' },
})
