import { readFileSync } from 'node:fs'
import { sum } from './numbers.js'

/** Of the kernel's clock in /proc, on every Linux that Node runs on. */
const msPerTick = 10

/** Of a process, from the user time on: user, system, and both of its children that have ended. */
const timesOf = (pid: number): number[] => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 15).map((ticks) => Number(ticks) * msPerTick)
}

/** User and system time of all threads of a process. */
export const cpuMsOf = (pid: number): number => {
  const [user = 0, system = 0] = timesOf(pid)
  return user + system
}

/** The same of a process and all its children, those that have ended included. */
export const cpuMsOfFamily = (pid: number): number => {
  const living = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
  return living.reduce((ms, child) => ms + cpuMsIfAlive(Number(child)), sum(timesOf(pid)))
}

/** A child can end before it is looked at. */
const cpuMsIfAlive = (pid: number): number => {
  try {
    return cpuMsOf(pid)
  } catch {
    return 0
  }
}

/** What all processes of the machine have used, and what a host of it has kept from it. */
export const cpuMsOfMachine = (): number => {
  const [user = 0, nice = 0, system = 0, , , interrupts = 0, softInterrupts = 0, stolen = 0] =
    /^cpu +(.*)/.exec(readFileSync('/proc/stat', 'utf8'))?.[1]?.split(' ').map(Number) ?? []
  return (user + nice + system + interrupts + softInterrupts + stolen) * msPerTick
}
