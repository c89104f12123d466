/**
 * What is wrong with a data file's fields, for the official who wrote it: the field's path and the reason in Chinese.
 * Promise: platform-free; a schema's own messages are kept as they are.
 * Change with it: data-file.ts, server/knowledge/guide.ts.
 */
import { z } from 'zod';

const inChinese = z.locales.zhCN().localeError;

/** Pass it to `safeParse`, so that the schema's own reasons are in Chinese. */
export const fieldErrors: Parameters<z.ZodType['safeParse']>[1] = {
  error: (issue) =>
    issue.code === 'invalid_type' && issue.expected === 'string' && typeof issue.input === 'number'
      ? `这里要写文字，数字请加引号，写成 "${issue.input}"`
      : inChinese(issue),
};

/** `aliases.2: 这里要写文字…`, one an issue. */
export const describeIssues = ({ issues }: z.ZodError): string[] =>
  issues.map((i) => `${i.path.join('.') || '(整个文件)'}: ${i.message}`);
