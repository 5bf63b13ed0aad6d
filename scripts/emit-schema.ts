/** Writes src/server/schema.graphql from the code. `npm run codegen` runs it first. */
import 'reflect-metadata'
import { writeFile } from 'node:fs/promises'
import { emitSchema } from '../src/server/graphql/emit-schema.js'
import { projectFile } from '../src/shared/project-file.js'

await writeFile(projectFile('src/server/schema.graphql'), emitSchema())
