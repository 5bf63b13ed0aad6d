import { readFileSync } from 'node:fs'

/** Of the kernel's clock in /proc, on every Linux that Node runs on. */
const msPerTick = 10

/** User and system time of all threads of a process. */
export const cpuMsOf = (pid: number): number => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * msPerTick
}

/** What all processes of the machine have used, and what a host of it has kept from it. */
export const cpuMsOfMachine = (): number => {
  const [user = 0, nice = 0, system = 0, , , interrupts = 0, softInterrupts = 0, stolen = 0] =
    /^cpu +(.*)/.exec(readFileSync('/proc/stat', 'utf8'))?.[1]?.split(' ').map(Number) ?? []
  return (user + nice + system + interrupts + softInterrupts + stolen) * msPerTick
}
