import { printSchema } from 'graphql'
import { composeServices } from '../../services.js'
import type { Storage } from '../../storage/storage.js'
import { createSchema } from './schema.js'

/** The schema as text, as it is committed. Printing asks no service for anything, so none needs a database. */
export const emitSchema = (): string =>
  `# Written by \`npm run codegen\` from the code. Do not edit.\n\n${printSchema(createSchema(composeServices({} as Storage, Buffer.alloc(32))))}\n`
