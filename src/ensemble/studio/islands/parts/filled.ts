/** Fill `{name}` in a sentence; what isn't known stays as it is. */
export function filled(sentence: string, facts: Record<string, string> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (all, name: string) => facts[name] ?? all);
}
