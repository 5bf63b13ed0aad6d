import { expect, test } from '@jest/globals'
import { lockForThisProcess } from '../../src/storage/sqlite/process-lock.js'
import { aFolder } from '../support/folder.js'

const folder = aFolder()

test('a database file belongs to one process until it lets go', () => {
  const file = folder.file('locked.db')
  const unlock = lockForThisProcess(file)
  expect(() => lockForThisProcess(file)).toThrow(/is in use by another csp-gateway process/)
  unlock()
  lockForThisProcess(file)()
})
