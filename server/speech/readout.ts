/** What is written → what is said. */
export function readout(text: string): string {
  return text;
}
