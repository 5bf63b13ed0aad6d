import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm'

/** All but the tables of the search index, of which Prisma's schema language has no word: the migrations make them. */
export const schemaFilter: SchemaFilter = {
  externalTables: [
    'CustomerSearchKey',
    'CustomerSearch',
    ...['config', 'data', 'docsize', 'idx'].map((part) => `CustomerSearch_${part}`),
  ],
  externalEnums: [],
}

/** The part of WebAssembly's types in use: they come with the DOM library, which a server does without. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>
}

interface SchemaEngineModule {
  __wbg_set_wasm(exports: object): void
  SchemaEngine: typeof SchemaEngine
}

let loaded: Promise<SchemaEngineModule> | undefined

/**
 * Prisma's schema engine as WebAssembly: the native one would have to be downloaded.
 */
export const openSchemaEngine = async (
  schema: string,
  connections: SqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine> => {
  loaded ??= load()
  const { SchemaEngine } = await loaded
  return SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(connections),
  )
}

/**
 * The package is made for bundlers, so the module is instantiated by hand; once, because its glue code keeps
 * views of the first instance's memory.
 */
const load = async (): Promise<SchemaEngineModule> => {
  const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = (await import(pathToFileURL(glueFile).href)) as SchemaEngineModule
  const { instance } = await WebAssembly.instantiate(await readFile(glueFile.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': glue,
  })
  glue.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  const panicRegistry = { set_message: (message: string) => console.error(message) }
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panicRegistry })
  return glue
}
