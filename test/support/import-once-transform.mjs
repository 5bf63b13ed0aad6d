/**
 * Jest gives each test file modules of its own, and to load the whole gateway for each of them takes longer than its
 * tests. So what a test file gets of src are the exports of modules that Node has loaded once.
 */
import { pathToFileURL } from 'node:url'
import { parseSync } from '@swc/core'

/** The names that a statement exports of what there is at run time. */
const exportedNames = (statement) => {
  if (statement.type === 'ExportNamedDeclaration' && !statement.typeOnly)
    return statement.specifiers
      .filter((specifier) => !specifier.isTypeOnly)
      .map(({ exported, orig, name }) => (exported ?? orig ?? name).value)
  if (statement.type !== 'ExportDeclaration' || statement.declaration.declare) return []
  const { type, identifier, declarations } = statement.declaration
  if (type === 'VariableDeclaration') return declarations.map(({ id }) => id.value)
  return type === 'ClassDeclaration' || type === 'FunctionDeclaration' ? [identifier.value] : []
}

const process = (source, path) => {
  const names = parseSync(source, { syntax: 'typescript', decorators: true, target: 'es2022' }).body.flatMap(
    exportedNames,
  )
  return {
    code: `export const { ${names.join(', ')} } = await importOnce(${JSON.stringify(pathToFileURL(path).href)})`,
  }
}

export default { process }
