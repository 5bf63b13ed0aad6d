// @ts-check
/** The thread of aside-driver.ts. JavaScript, because tests run the sources, and a thread does not take over their loader. */
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

/** Texts of statements differ by what is selected and asked for. */
const statementsMax = 100

/** @type {Database.Database | undefined} */
let database
/** @type {Map<string, Database.Statement>} */
const prepared = new Map()

/** @param {string} sql */
const statementOf = (sql) => {
  const known = prepared.get(sql)
  if (known) return known
  if (prepared.size === statementsMax) prepared.clear()
  database ??= new Database(workerData.file, workerData.options)
  const statement = database.prepare(sql).raw()
  prepared.set(sql, statement)
  return statement
}

parentPort?.on('message', ({ sql, args }) => {
  try {
    parentPort?.postMessage({ rows: statementOf(sql).all(args) })
  } catch (error) {
    // An error loses its code on the way to another thread.
    const { message, code } = /** @type {Error & { code?: string }} */ (error)
    parentPort?.postMessage({ failure: { message, code } })
  }
})
