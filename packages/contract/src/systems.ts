/** Every system of the platform; the kernel is what they stand on. A new system adds its name here. */
export const systemNames = ['kernel', 'procedures', 'administration', 'sample'] as const;
export type SystemName = (typeof systemNames)[number];

/** The system to which an operation, an event, a job or a measure belongs: the first word of its name.
 * @throws Error when there is no such system: a misspelt name would otherwise be open everywhere, as the kernel is. */
export function systemOf(name: string): SystemName {
  const first = name.split('.', 1)[0];
  const system = systemNames.find((one) => one === first && name.length > one.length + 1);
  if (system === undefined) throw new Error(`"${name}" must begin with one of: ${systemNames.join(', ')}`);
  return system;
}
