/** Port: continues a prompt. Contract: test/contracts/language-model.contract.ts. */
export interface Prompt {
  readonly system: string;
  readonly user: string;
  /** The reply must be JSON of this schema; engines that cannot promise it do their best. */
  readonly json?: { readonly name: string; readonly schema: object };
}

export interface GenerateOptions {
  readonly signal?: AbortSignal;
}

export interface LanguageModel {
  /** Yields pieces of text; their concatenation is the reply. Rejects with AssistantError. */
  generate(prompt: Prompt, options?: GenerateOptions): AsyncIterable<string>;
}
